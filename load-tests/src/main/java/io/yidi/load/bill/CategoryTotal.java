package io.yidi.load.bill;

/**
 * 大类费用: total of one fee category of an inpatient bill, in four parts that add up to its amount; money in fen.
 *
 * @param feeCategory two digits
 * @param inScopeFen within the payment scope
 * @param preSelfPayFen paid first by the person
 * @param overLimitFen above price limits
 * @param ownPayFen outside the scope
 */
public record CategoryTotal(
        String feeCategory, long inScopeFen, long preSelfPayFen, long overLimitFen, long ownPayFen) {

    /**
     * The whole amount.
     *
     * @return sum of the four parts, in fen
     */
    public long amountFen() {
        return inScopeFen + preSelfPayFen + overLimitFen + ownPayFen;
    }
}
