package io.yidi.gateway.engine.model.message;

import io.yidi.gateway.engine.benefit.Fraction;
import io.yidi.protocol.sbe.ItemClass;

/**
 * A purchase as the hospital states it.
 *
 * @param itemClass {@link ItemClass#CATALOGUE} if it leaves its figures to the catalogue
 * @param limitMicro {@code null} without a price limit
 * @param approved whether the hospital approved it; own pay if not
 * @param code in the catalogue
 */
public record Item(
        String lineNo,
        ItemClass itemClass,
        int firstSelfPayBp,
        long priceMicro,
        long quantityE4,
        Long limitMicro,
        boolean approved,
        String code) {

    /** The code of what no catalogue knows. */
    public static final String UNKNOWN = "U0";

    /** One that no catalogue knows. */
    public Item(
            final String lineNo,
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long priceMicro,
            final long quantityE4,
            final Long limitMicro,
            final boolean approved) {
        this(lineNo, itemClass, firstSelfPayBp, priceMicro, quantityE4, limitMicro, approved, UNKNOWN);
    }

    /** It at another price. */
    public Item at(final long newPriceMicro) {
        return new Item(lineNo, itemClass, firstSelfPayBp, newPriceMicro, quantityE4, limitMicro, approved, code);
    }

    /** It without approval. */
    public Item notApproved() {
        return new Item(lineNo, itemClass, firstSelfPayBp, priceMicro, quantityE4, limitMicro, false, code);
    }

    /** It with the figures of a catalogue. */
    public Item of(final ItemClass newClass, final int newBp, final Long newLimitMicro, final String newCode) {
        return new Item(lineNo, newClass, newBp, priceMicro, quantityE4, newLimitMicro, approved, newCode);
    }

    /** The four parts of it (INV-1), in exact fractions. */
    public Parts parts() {
        return parts(quantityE4);
    }

    /** The four parts of some of it, as if that were all. */
    public Parts parts(final long someE4) {
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
