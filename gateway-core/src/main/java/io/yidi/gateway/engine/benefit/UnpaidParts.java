package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.Part;

/**
 * 未支付部分: what of each {@link Part} no fund has paid yet, exact in units of 1/denominator fen.
 */
final class UnpaidParts {

    private static final int COUNT = Part.values().length;

    private final long[] exact = new long[COUNT];
    private long denominator;

    void clear(final long newDenominator) {
        denominator = newDenominator;
        for (int i = 0; i < COUNT; i++) {
            exact[i] = 0;
        }
    }

    long denominator() {
        return denominator;
    }

    void setFen(final Part part, final long amountFen) {
        setExact(part, Math.multiplyExact(amountFen, denominator));
    }

    void setExact(final Part part, final long amount) {
        exact[part.ordinal()] = amount;
    }

    /** Sum over the parts of a mask, in units of 1/denominator fen. */
    long exact(final int mask) {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += (mask >> i & 1) * exact[i];
        }
        return sum;
    }

    /** An amount in units of 1/denominator fen, rounded down to the fen; mostly the unit is the fen itself. */
    long wholeFen(final long amount) {
        return denominator == 1 ? amount : amount / denominator;
    }

    /** Charges a payment to the parts of a mask, in their order. */
    void pay(final int mask, final long paidFen) {
        long open = Math.multiplyExact(paidFen, denominator);
        for (int i = 0; i < COUNT; i++) {
            if ((mask >> i & 1) == 1) {
                final long charged = Math.min(open, exact[i]);
                exact[i] -= charged;
                open -= charged;
            }
        }
    }
}
