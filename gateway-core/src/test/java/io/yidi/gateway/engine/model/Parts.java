package io.yidi.gateway.engine.model;

/** The four parts of an amount, in fen. */
record Parts(long inScope, long preSelfPay, long overLimit, long ownPay) {

    static final Parts NONE = new Parts(0, 0, 0, 0);

    long total() {
        return inScope + preSelfPay + overLimit + ownPay;
    }

    Parts plus(final Parts other) {
        return new Parts(
                inScope + other.inScope,
                preSelfPay + other.preSelfPay,
                overLimit + other.overLimit,
                ownPay + other.ownPay);
    }

    Parts negated() {
        return new Parts(-inScope, -preSelfPay, -overLimit, -ownPay);
    }

    Parts min(final Parts other) {
        return new Parts(
                Math.min(inScope, other.inScope),
                Math.min(preSelfPay, other.preSelfPay),
                Math.min(overLimit, other.overLimit),
                Math.min(ownPay, other.ownPay));
    }
}
