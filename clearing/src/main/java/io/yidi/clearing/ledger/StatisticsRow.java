package io.yidi.clearing.ledger;

import io.yidi.protocol.money.Ratio;
import java.util.List;

/**
 * 统计行: settlements and refunds of care outside the province of insurance, counted and added up (NAT-31). What was
 * reversed is not in it.
 *
 * @param keys of the group, one for each level asked for
 * @param settlements decided in the period
 * @param refunds decided in the period, whenever their settlements were
 * @param inForce how many of the settlements no refund took back, not even after the period
 * @param paidInFull how many of those in force the person paid all of
 * @param amounts of settlements and refunds
 */
public record StatisticsRow(
        List<String> keys, long settlements, long refunds, long inForce, long paidInFull, Amounts amounts) {

    /** No settlement is in force, so there is no rate. */
    public static final int NO_RATE = -1;

    /** Settlements in force that were settled directly. */
    public long direct() {
        return inForce - paidInFull;
    }

    /**
     * The direct-settlement rate (TJ-2b, XJ-1.2): those settled directly ÷ those in force, half-up.
     *
     * @return 0 … 10 000 basis points, or {@link #NO_RATE}
     */
    public int directBp() {
        return inForce == 0 ? NO_RATE : (int) Ratio.divideHalfUp(Math.multiplyExact(direct(), Ratio.ONE_BP), inForce);
    }

    /** Whether the rate, not rounded, is a goal or more; of none it is not. */
    public boolean reaches(final int goalBp) {
        return inForce > 0 && Math.multiplyExact(direct(), Ratio.ONE_BP) >= Math.multiplyExact(inForce, goalBp);
    }
}
