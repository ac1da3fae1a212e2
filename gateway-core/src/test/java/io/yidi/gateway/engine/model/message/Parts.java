package io.yidi.gateway.engine.model.message;

/** The four parts of an amount, in fen. */
public record Parts(long inScope, long preSelfPay, long overLimit, long ownPay) {

    public static final Parts NONE = new Parts(0, 0, 0, 0);

    public long total() {
        return inScope + preSelfPay + overLimit + ownPay;
    }

    public Parts plus(final Parts other) {
        return new Parts(
                inScope + other.inScope,
                preSelfPay + other.preSelfPay,
                overLimit + other.overLimit,
                ownPay + other.ownPay);
    }

    public Parts negated() {
        return new Parts(-inScope, -preSelfPay, -overLimit, -ownPay);
    }

    public Parts min(final Parts other) {
        return new Parts(
                Math.min(inScope, other.inScope),
                Math.min(preSelfPay, other.preSelfPay),
                Math.min(overLimit, other.overLimit),
                Math.min(ownPay, other.ownPay));
    }
}
