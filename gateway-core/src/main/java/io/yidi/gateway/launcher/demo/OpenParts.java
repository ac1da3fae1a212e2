package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.Part;

/** 待支付部分: what no fund has paid yet of a bill, by part, exact in units of 1/denominator fen. */
final class OpenParts {

    private final long[] exact = new long[Part.values().length];
    private final long denominator;

    OpenParts(final long denominator) {
        this.denominator = denominator;
    }

    long denominator() {
        return denominator;
    }

    void set(final Part part, final long amountExact) {
        exact[part.ordinal()] = amountExact;
    }

    void setFen(final Part part, final long amountFen) {
        set(part, amountFen * denominator);
    }

    /** Sum over the parts of a mask. */
    long sum(final int mask) {
        long sum = 0;
        for (final Part part : Part.values()) {
            sum += (mask & part.bit()) == 0 ? 0 : exact[part.ordinal()];
        }
        return sum;
    }

    /** Charges a payment to the parts of a mask, in their order. */
    void pay(final int mask, final long paidFen) {
        long open = paidFen * denominator;
        for (final Part part : Part.values()) {
            if ((mask & part.bit()) != 0) {
                final long charged = Math.min(open, exact[part.ordinal()]);
                exact[part.ordinal()] -= charged;
                open -= charged;
            }
        }
    }
}
