package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.Part;
import java.util.EnumMap;
import java.util.Map;

/** 待支付部分: what no fund has paid yet of a bill, by part, exact. */
final class Unpaid {

    private final Map<Part, Fraction> amounts = new EnumMap<>(Part.class);

    void set(final Part part, final Fraction amountFen) {
        amounts.put(part, amountFen);
    }

    void set(final Part part, final long amountFen) {
        set(part, Fraction.of(amountFen));
    }

    /** Sum over the parts of a mask. */
    Fraction sum(final int mask) {
        Fraction sum = Fraction.ZERO;
        for (final Map.Entry<Part, Fraction> entry : amounts.entrySet()) {
            sum = (mask & entry.getKey().bit()) == 0 ? sum : sum.plus(entry.getValue());
        }
        return sum;
    }

    /** Charges a payment to the parts of a mask, in their order. */
    void pay(final int mask, final long paidFen) {
        Fraction open = Fraction.of(paidFen);
        for (final Part part : Part.values()) {
            if ((mask & part.bit()) != 0) {
                final Fraction charged = open.min(amounts.get(part));
                amounts.put(part, amounts.get(part).minus(charged));
                open = open.minus(charged);
            }
        }
    }

    /** The parts of a mask, named. */
    static Text names(final int mask) {
        Text names = Text.NONE;
        for (final Part part : Part.values()) {
            if ((mask & part.bit()) != 0) {
                names = (names.equals(Text.NONE) ? names : names.plus(" + ")).plus(Terms.of(part));
            }
        }
        return names;
    }
}
