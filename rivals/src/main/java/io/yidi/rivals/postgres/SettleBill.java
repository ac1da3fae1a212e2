package io.yidi.rivals.postgres;

/**
 * 待结算账单: what the stored procedure is told; money in fen. Immutable.
 *
 * @param personNo whose year it counts in
 * @param benefitYear of the discharge
 * @param level of the hospital, an index of the region's own scale
 * @param isRetired or working
 * @param inScopeFen within the payment scope
 * @param otherFen the rest of the bill
 */
public record SettleBill(
        String personNo, int benefitYear, int level, boolean isRetired, long inScopeFen, long otherFen) {}
