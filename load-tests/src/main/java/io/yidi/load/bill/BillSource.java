package io.yidi.load.bill;

/** 账单来源: numbered bills; the bill of a number is always the same. */
@FunctionalInterface
public interface BillSource {

    /**
     * Makes one bill.
     *
     * @param number of the bill
     * @return always the same for this number
     */
    Bill bill(long number);
}
