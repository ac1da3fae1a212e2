package io.yidi.gateway.engine.model;

import io.yidi.gateway.engine.benefit.Fraction;
import io.yidi.protocol.sbe.ItemClass;

/**
 * A purchase as the hospital states it.
 *
 * @param limitMicro {@code null} without a price limit
 * @param approved whether the hospital approved it; own pay if not
 */
record Item(
        String lineNo,
        ItemClass itemClass,
        int firstSelfPayBp,
        long priceMicro,
        long quantityE4,
        Long limitMicro,
        boolean approved) {

    /** The four parts of it (INV-1), in exact fractions. */
    Parts parts() {
        return parts(quantityE4);
    }

    /** The four parts of some of it, as if that were all. */
    Parts parts(final long someE4) {
        final long amount = fen(priceMicro, someE4);
        if (!approved || itemClass == ItemClass.OWN) {
            return new Parts(0, 0, 0, amount);
        }
        final long over = limitMicro == null ? 0 : Math.min(amount, fen(Math.max(0, priceMicro - limitMicro), someE4));
        final long preSelfPay = itemClass == ItemClass.B
                ? Fraction.of(amount - over)
                        .times(Fraction.basisPoints(firstSelfPayBp))
                        .roundHalfUp()
                : 0;
        return new Parts(amount - over - preSelfPay, preSelfPay, over, 0);
    }

    private static long fen(final long micro, final long quantityE4) {
        return Fraction.of(micro)
                .times(Fraction.of(quantityE4))
                .dividedBy(Fraction.of(100_000_000))
                .roundHalfUp();
    }
}
