package io.yidi.load.bill;

import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.sbe.ItemClass;

/**
 * 费用明细: one line of a bill.
 *
 * @param itemCode of drug, service or material
 * @param feeCategory two digits
 * @param itemClass of the catalogue
 * @param firstSelfPayBp paid first by the person, in 1/10 000
 * @param unitPriceMicro in 1/1 000 000 yuan
 * @param quantityE4 in 1/10 000
 * @param priceLimitMicro in 1/1 000 000 yuan, or {@link #NO_LIMIT}
 */
public record FeeLine(
        String itemCode,
        String feeCategory,
        ItemClass itemClass,
        int firstSelfPayBp,
        long unitPriceMicro,
        long quantityE4,
        long priceLimitMicro) {

    /** Price limit of an item without one. */
    public static final long NO_LIMIT = -1;

    /**
     * Price times quantity.
     *
     * @return in fen, rounded half-up
     */
    public long amountFen() {
        return LineArithmetic.amountFen(unitPriceMicro, quantityE4);
    }
}
