package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import org.agrona.DirectBuffer;

/**
 * 住院明细补传: the lines of stays that were settled from category totals alone; they are due within three days and must
 * come to what was settled (BJ-25). Being late refuses nothing. Core thread only; allocates nothing.
 */
public final class StayLines {

    /** Days after a stay's settlement for its lines to come. */
    public static final int DUE_DAYS = 3;

    private static final String[] PART_NAMES = {
        "inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"
    };

    private final Encounters encounters;
    private final FeeLines fees;
    private final BillParts parts = new BillParts();
    private final long[] sumsFen = new long[PART_NAMES.length];

    /**
     * Works on a ledger.
     *
     * @param encounters the ledger
     * @param fees its lines
     */
    public StayLines(final Encounters encounters, final FeeLines fees) {
        this.encounters = encounters;
        this.fees = fees;
    }

    /**
     * Settles a stay that has no lines.
     *
     * @param stay its row
     * @param buffer holds the empty batch number
     * @param batchNoOffset of it
     * @param settlementId sequence of the record
     * @param settled the four parts
     * @param businessDay of the settlement
     */
    public void settleAhead(
            final int stay,
            final DirectBuffer buffer,
            final int batchNoOffset,
            final long settlementId,
            final BillParts settled,
            final int businessDay) {
        fees.settle(stay, fees.addBatch(stay, buffer, batchNoOffset, 0), settlementId);
        encounters.rows.settledPartFen(stay, 0, settled.inScopeFen);
        encounters.rows.settledPartFen(stay, 1, settled.preSelfPayFen);
        encounters.rows.settledPartFen(stay, 2, settled.overLimitFen);
        encounters.rows.settledPartFen(stay, 3, settled.ownPayFen);
        encounters.rows.dueDay(stay, businessDay + DUE_DAYS);
        encounters.rows.set(stay, EncounterTable.AWAITS_LINES, settled.totalFen() != 0);
    }

    /** Whether lines of a settled stay are still to come. */
    public boolean awaits(final int stay) {
        return encounters.rows.is(stay, EncounterTable.AWAITS_LINES);
    }

    /** Last day for the lines, days since 1970-01-01; 0 of a stay that is not settled, or was from its lines. */
    public int dueDay(final int stay) {
        return encounters.isSettled(stay) ? encounters.rows.dueDay(stay) : 0;
    }

    /** What the lines lack to the settled total, in fen; 0 if nothing is to come. */
    public long missingFen(final int stay) {
        if (!awaits(stay)) {
            return 0;
        }
        encounters.batches.parts(encounters.rows.firstBatch(stay), parts);
        return settledFen(stay) - parts.totalFen();
    }

    /** Settlement of a stay that was settled. */
    public long settlementId(final int stay) {
        return encounters.batches.settlementId(encounters.rows.firstBatch(stay));
    }

    /**
     * The next stay whose lines are overdue.
     *
     * @param stay row before, or {@link Encounters#NOT_FOUND} for the first
     * @param businessDay today
     * @return its row, or {@link Encounters#NOT_FOUND}
     */
    public int nextOverdue(final int stay, final int businessDay) {
        for (int row = stay + 1; row < encounters.rows.used(); row++) {
            if (encounters.rows.isInUse(row) && awaits(row) && dueDay(row) < businessDay) {
                return row;
            }
        }
        return Encounters.NOT_FOUND;
    }

    /**
     * Stays whose lines are overdue.
     *
     * @param businessDay today
     * @return how many
     */
    public int overdueCount(final int businessDay) {
        int count = 0;
        for (int row = nextOverdue(Encounters.NOT_FOUND, businessDay);
                row != Encounters.NOT_FOUND;
                row = nextOverdue(row, businessDay)) {
            count++;
        }
        return count;
    }

    /**
     * Looks whether the lines come to no more than was settled, once some were added.
     *
     * @param stay its row
     * @param refusal filled with expected and found
     * @return {@code DONE}, {@code LINES_EXCEED_SETTLED} or {@code SETTLED_TOTALS_DIFFER}
     */
    ResultCode check(final int stay, final Fault refusal) {
        encounters.batches.parts(encounters.rows.firstBatch(stay), parts);
        final long settledFen = settledFen(stay);
        if (parts.totalFen() > settledFen) {
            return differs(ResultCode.LINES_EXCEED_SETTLED, "medfee_sumamt", settledFen, parts.totalFen(), refusal);
        }
        return parts.totalFen() < settledFen ? ResultCode.DONE : checkParts(stay, refusal);
    }

    /** Locks the lines once they are complete. */
    void finish(final int stay) {
        if (missingFen(stay) == 0) {
            encounters.rows.set(stay, EncounterTable.AWAITS_LINES, false);
        }
    }

    private ResultCode checkParts(final int stay, final Fault refusal) {
        sumsFen[0] = parts.inScopeFen;
        sumsFen[1] = parts.preSelfPayFen;
        sumsFen[2] = parts.overLimitFen;
        sumsFen[3] = parts.ownPayFen;
        for (int part = 0; part < sumsFen.length; part++) {
            final long settledFen = encounters.rows.settledPartFen(stay, part);
            if (sumsFen[part] != settledFen) {
                return differs(ResultCode.SETTLED_TOTALS_DIFFER, PART_NAMES[part], settledFen, sumsFen[part], refusal);
            }
        }
        return ResultCode.DONE;
    }

    private long settledFen(final int stay) {
        long sumFen = 0;
        for (int part = 0; part < PART_NAMES.length; part++) {
            sumFen += encounters.rows.settledPartFen(stay, part);
        }
        return sumFen;
    }

    private static ResultCode differs(
            final ResultCode code,
            final String field,
            final long expectedFen,
            final long foundFen,
            final Fault refusal) {
        refusal.set(code, field).found(Fen.format(foundFen)).andFound(" <> ").andFound(Fen.format(expectedFen));
        return code;
    }
}
