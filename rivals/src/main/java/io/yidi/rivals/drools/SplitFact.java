package io.yidi.rivals.drools;

import io.yidi.protocol.money.Ratio;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;

/**
 * 规则所见的账单: what the rules ask, and the arithmetic they call, in fen and basis points; reused from bill to bill.
 *
 * <p>Getters have the names that Drools looks for. The pool pays by exact sums in fen × bp up to the point of the line
 * where its cap binds, which may be a fraction of a fen: whole fen and numerator ÷ denominator.
 */
public final class SplitFact {

    /** Step: the deductible is open. */
    public static final int DEDUCTIBLE = 0;

    /** Step: the pool's cap is open. */
    public static final int CAP = 1;

    /** Step: bands are open. */
    public static final int BANDS = 2;

    /** Step: the large-expense fund is open. */
    public static final int LAYER = 3;

    private static final int DONE = 4;

    private SplitBill bill;
    private int step;
    private long bandFromFen;
    private long deductibleFen;
    private long poolRoomFen;
    private long poolSumBp;
    private boolean isCapReached;
    private long reachedFen;
    private long reachedNumerator;
    private long reachedDenominator;
    private long poolFen;
    private long layerFen;

    SplitFact take(final SplitBill next) {
        bill = next;
        step = DEDUCTIBLE;
        bandFromFen = 0;
        deductibleFen = 0;
        poolSumBp = 0;
        isCapReached = false;
        return this;
    }

    /** What is to be done next, for rules that wait for each other. */
    public int getStep() {
        return step;
    }

    /** Where the next band begins, for rules that wait for each other. */
    public long getBandFromFen() {
        return bandFromFen;
    }

    /** Number of stays before, for conditions. */
    public int getStays() {
        return bill.history().stays();
    }

    /** Level of the hospital, for conditions. */
    public int getLevel() {
        return bill.level();
    }

    /** Whether the person is retired, for conditions. */
    public boolean isRetired() {
        return bill.isRetired();
    }

    /** In-scope amount, for conditions. */
    public long getInScopeFen() {
        return bill.inScopeFen();
    }

    /** The person bears the beginning of the line. */
    public void takeDeductible(final long amountFen) {
        deductibleFen = Math.min(amountFen, bill.inScopeFen());
        step = CAP;
    }

    /** The pool may still pay what its cap leaves. */
    public void openPool(final long capFen) {
        poolRoomFen = Math.max(0, capFen - bill.history().poolPaidFen());
        if (poolRoomFen == 0) {
            reach(deductibleFen, 0, 1);
        }
        step = isCapReached ? LAYER : BANDS;
    }

    /** The pool pays a stretch of the line, or as much of it as the cap leaves. */
    public void payBand(final long fromFen, final long upToFen, final int ratioBp) {
        final long startFen = Math.max(deductibleFen, fromFen);
        final long overlapFen = Math.min(bill.inScopeFen(), upToFen) - startFen;
        if (!isCapReached && overlapFen > 0) {
            payStretch(startFen, overlapFen, ratioBp);
        }
        bandFromFen = upToFen;
        step = isCapReached || upToFen >= bill.inScopeFen() ? LAYER : BANDS;
    }

    /** The large-expense fund pays its share of what lies above the pool's point. */
    public void payLayer(final int ratioBp, final long capFen) {
        poolFen = isCapReached ? poolRoomFen : Math.min(poolRoomFen, Ratio.divideHalfUp(poolSumBp, Ratio.ONE_BP));
        final long baseExact =
                isCapReached ? (bill.inScopeFen() - reachedFen) * reachedDenominator - reachedNumerator : 0;
        final long denominator = isCapReached ? reachedDenominator : 1;
        final long roomFen = Math.max(0, capFen - bill.history().layerPaidFen());
        final long byRatioFen = Ratio.divideHalfUp(baseExact * ratioBp, Ratio.ONE_BP * denominator);
        layerFen = Math.min(Math.min(byRatioFen, roomFen), baseExact / denominator);
        step = DONE;
    }

    long fundFen() {
        return poolFen + layerFen;
    }

    Split split() {
        return new Split(deductibleFen, poolFen, layerFen, bill.inScopeFen() + bill.otherFen() - fundFen());
    }

    private void payStretch(final long startFen, final long overlapFen, final int ratioBp) {
        final long openBp = poolRoomFen * Ratio.ONE_BP - poolSumBp;
        if (overlapFen * ratioBp >= openBp) {
            reach(startFen + openBp / ratioBp, openBp % ratioBp, ratioBp);
        } else {
            poolSumBp += overlapFen * ratioBp;
        }
    }

    private void reach(final long fen, final long numerator, final long denominator) {
        isCapReached = true;
        reachedFen = fen;
        reachedNumerator = numerator;
        reachedDenominator = denominator;
    }
}
