package io.yidi.rivals.split;

/**
 * 账单: everything that the split of an inpatient bill depends on; money in fen. Immutable.
 *
 * @param number of the bill
 * @param level of the hospital, an index of the region's own scale
 * @param isRetired or working
 * @param inScopeFen within the payment scope
 * @param otherFen the rest of the bill, which no fund looks at
 * @param history of the person before the bill
 */
public record SplitBill(long number, int level, boolean isRetired, long inScopeFen, long otherFen, History history) {

    /**
     * 年度累计: what the benefit year already holds.
     *
     * @param stays settled before
     * @param poolPaidFen paid by the pool
     * @param layerPaidFen paid by the large-expense fund
     */
    public record History(int stays, long poolPaidFen, long layerPaidFen) {

        /** Nothing before. */
        public static final History NONE = new History(0, 0, 0);
    }
}
