package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.protocol.ResultCode;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 费用台账: what is done with the uploaded lines of an encounter: taken back, summed up, settled, set free again.
 *
 * <p>Lines that a settlement holds cannot be changed until it is undone; only the lines of a stay that was settled
 * ahead of them can, until they are complete. Core thread only; allocates nothing.
 */
public final class FeeLines {

    /** Number of the one batch of a stay. */
    private static final UnsafeBuffer NO_NUMBER = new UnsafeBuffer(new byte[NumberedRows.NUMBER_BYTES]);

    private final Encounters encounters;
    private final BillParts parts = new BillParts();

    /**
     * Works on a ledger.
     *
     * @param encounters the ledger
     */
    public FeeLines(final Encounters encounters) {
        this.encounters = encounters;
    }

    /** Row of a batch, or {@link Encounters#NOT_FOUND}. */
    public int findBatch(final int encounter, final DirectBuffer buffer, final int batchNoOffset) {
        return encounters.batches.find(encounters.rows.id(encounter), buffer, batchNoOffset);
    }

    /** Whether a settlement holds the batch. */
    public boolean isSettled(final int batch) {
        return encounters.batches.isSettled(batch);
    }

    /** The one disease of a batch, eight characters as a number; 0 without one. */
    public long disease(final int batch) {
        return encounters.batches.disease(batch);
    }

    /** Reads the sums of a batch's lines. */
    public void parts(final int batch, final BillParts into) {
        encounters.batches.parts(batch, into);
    }

    /** Adds the lines of a batch to sums by fee category. */
    public void addByCategory(final int batch, final CategorySums sums) {
        int line = encounters.batches.firstLine(batch);
        while (line != Encounters.NOT_FOUND) {
            encounters.lines.parts(line, parts);
            sums.add(encounters.lines.feeCategory(line), parts);
            line = encounters.lines.next(line);
        }
    }

    /** Puts a batch under a settlement; a stay is settled with it. */
    public void settle(final int encounter, final int batch, final long settlementId) {
        encounters.batches.settlementId(batch, settlementId);
        encounters.rows.addUnsettled(encounter, -encounters.batches.lines(batch));
        encounters.rows.set(encounter, EncounterTable.SETTLED, encounters.isStay(encounter));
        encounters.rows.refundedAhead(encounter, BatchTable.UNSETTLED);
        encounters.rows.dueDay(encounter, 0);
    }

    /**
     * Takes a settlement off its lines: they are unsettled again, and a stay is as it was before. Without a refund a
     * settlement before it that was refunded can come in force again, if it could before.
     *
     * @param encounter its row
     * @param settlementId of the settlement
     * @param isRefund whether the settlement can come in force again, as long as the lines do not change
     */
    public void reopen(final int encounter, final long settlementId, final boolean isRefund) {
        final int batch = batchOf(encounter, settlementId, false);
        if (batch == Encounters.NOT_FOUND) {
            return;
        }
        final boolean isAhead = isRefund && encounters.rows.is(encounter, EncounterTable.AWAITS_LINES);
        encounters.batches.settlementId(batch, BatchTable.UNSETTLED);
        if (isRefund) {
            encounters.batches.refundedId(batch, settlementId);
        }
        encounters.rows.addUnsettled(encounter, encounters.batches.lines(batch));
        encounters.rows.set(encounter, EncounterTable.SETTLED | EncounterTable.AWAITS_LINES, false);
        encounters.rows.refundedAhead(encounter, isAhead ? settlementId : BatchTable.UNSETTLED);
        removeIfEmpty(encounter, batch);
    }

    /** Whether the lines of a refunded settlement are still unsettled and as they were. */
    public boolean canSettleAgain(final int encounter, final long settlementId) {
        return batchOf(encounter, settlementId, true) != Encounters.NOT_FOUND
                || encounters.rows.refundedAhead(encounter) == settlementId;
    }

    /** Puts lines under the settlement again that held them until its refund; what was to come is due as it was. */
    public void settleAgain(final int encounter, final long settlementId) {
        final boolean isAhead = encounters.rows.refundedAhead(encounter) == settlementId;
        final int dueDay = encounters.rows.dueDay(encounter);
        final int batch = batchOf(encounter, settlementId, true);
        settle(encounter, batch == Encounters.NOT_FOUND ? addBatch(encounter, NO_NUMBER, 0, 0) : batch, settlementId);
        if (batch != Encounters.NOT_FOUND) {
            encounters.batches.refundedId(batch, BatchTable.UNSETTLED);
        }
        if (isAhead) {
            encounters.rows.set(encounter, EncounterTable.AWAITS_LINES, true);
            encounters.rows.dueDay(encounter, dueDay);
        }
    }

    /** The newest settlement that holds lines of an encounter; 0 if none does. */
    public long newestSettlement(final int encounter) {
        long newest = BatchTable.UNSETTLED;
        int batch = encounters.rows.firstBatch(encounter);
        while (batch != Encounters.NOT_FOUND) {
            newest = Math.max(newest, encounters.batches.settlementId(batch));
            batch = encounters.batches.next(batch);
        }
        return newest;
    }

    private int batchOf(final int encounter, final long settlementId, final boolean isRefunded) {
        int batch = encounters.rows.firstBatch(encounter);
        while (batch != Encounters.NOT_FOUND && !isOf(batch, settlementId, isRefunded)) {
            batch = encounters.batches.next(batch);
        }
        return batch;
    }

    private boolean isOf(final int batch, final long settlementId, final boolean isRefunded) {
        return isRefunded
                ? encounters.batches.refundedId(batch) == settlementId && !encounters.batches.isSettled(batch)
                : encounters.batches.settlementId(batch) == settlementId;
    }

    /** Takes back every line of the encounter that may be changed, and tells how many. */
    public int withdrawAll(final int encounter) {
        int withdrawn = 0;
        int batch = encounters.rows.firstBatch(encounter);
        while (batch != Encounters.NOT_FOUND) {
            final int next = encounters.batches.next(batch);
            withdrawn += isOpen(encounter, batch) ? withdrawBatch(encounter, batch) : 0;
            batch = next;
        }
        return withdrawn;
    }

    /** Takes back every line of a batch, and tells how many. */
    public int withdrawBatch(final int encounter, final int batch) {
        final int withdrawn = encounters.batches.lines(batch);
        int line = encounters.batches.firstLine(batch);
        while (line != Encounters.NOT_FOUND) {
            final int next = encounters.lines.next(line);
            encounters.lines.drop(line);
            line = next;
        }
        parts.clear();
        encounters.batches.setParts(batch, parts);
        count(encounter, batch, -withdrawn, Encounters.NOT_FOUND);
        removeIfEmpty(encounter, batch);
        return withdrawn;
    }

    /**
     * Whether a line can be taken back.
     *
     * @param encounter its row
     * @param buffer holds the line number
     * @param lineNoOffset of it
     * @return {@code DONE}, {@code LINE_UNKNOWN}, {@code LINE_SETTLED} or {@code LINE_HAS_RETURNS}
     */
    public ResultCode canWithdraw(final int encounter, final DirectBuffer buffer, final int lineNoOffset) {
        final int line = encounters.lines.find(encounters.rows.id(encounter), buffer, lineNoOffset);
        if (line == Encounters.NOT_FOUND) {
            return ResultCode.LINE_UNKNOWN;
        }
        if (!isOpen(encounter, encounters.lines.batch(line))) {
            return ResultCode.LINE_SETTLED;
        }
        return encounters.lines.isReturn(line) || encounters.lines.isWhole(line)
                ? ResultCode.DONE
                : ResultCode.LINE_HAS_RETURNS;
    }

    /** Takes a line back that can be, and tells how many; one that is gone already is passed over. */
    public int withdraw(final int encounter, final DirectBuffer buffer, final int lineNoOffset) {
        final int line = encounters.lines.find(encounters.rows.id(encounter), buffer, lineNoOffset);
        if (line == Encounters.NOT_FOUND) {
            return 0;
        }
        remove(encounter, line);
        return 1;
    }

    /** Whether lines of a batch may still be changed. */
    boolean isOpen(final int encounter, final int batch) {
        return !encounters.batches.isSettled(batch) || encounters.rows.is(encounter, EncounterTable.AWAITS_LINES);
    }

    /** A new batch, the first in the list of its encounter. */
    int addBatch(final int encounter, final DirectBuffer buffer, final int batchNoOffset, final long disease) {
        final int batch = encounters.batches.insert(
                encounters.rows.id(encounter),
                buffer,
                batchNoOffset,
                encounter,
                encounters.rows.firstBatch(encounter),
                disease);
        encounters.rows.firstBatch(encounter, batch);
        return batch;
    }

    /** Counts a line in that was put at the head of its batch's list. */
    void add(final int encounter, final int line) {
        final int batch = encounters.lines.batch(line);
        addParts(batch, line, 1);
        count(encounter, batch, 1, line);
    }

    /** Takes a line out, and its batch with the last one. */
    void remove(final int encounter, final int line) {
        final int batch = encounters.lines.batch(line);
        addParts(batch, line, -1);
        count(encounter, batch, -1, encounters.lines.remove(line, encounters.batches.firstLine(batch)));
        removeIfEmpty(encounter, batch);
    }

    private void addParts(final int batch, final int line, final int times) {
        encounters.lines.parts(line, parts);
        final long inScopeFen = times * parts.inScopeFen;
        final long preSelfPayFen = times * parts.preSelfPayFen;
        final long overLimitFen = times * parts.overLimitFen;
        final long ownPayFen = times * parts.ownPayFen;
        encounters.batches.parts(batch, parts);
        parts.add(inScopeFen, preSelfPayFen, overLimitFen, ownPayFen);
        encounters.batches.setParts(batch, parts);
    }

    private void count(final int encounter, final int batch, final int added, final int firstLine) {
        encounters.rows.refundedAhead(encounter, BatchTable.UNSETTLED);
        encounters.batches.onLine(batch, added, firstLine);
        encounters.rows.addLines(encounter, added);
        if (!encounters.batches.isSettled(batch)) {
            encounters.rows.addUnsettled(encounter, added);
        }
    }

    private void removeIfEmpty(final int encounter, final int batch) {
        if (encounters.batches.lines(batch) > 0 || encounters.batches.isSettled(batch)) {
            return;
        }
        final int next = encounters.batches.next(batch);
        int before = encounters.rows.firstBatch(encounter);
        if (before == batch) {
            encounters.rows.firstBatch(encounter, next);
        } else {
            while (encounters.batches.next(before) != batch) {
                before = encounters.batches.next(before);
            }
            encounters.batches.next(before, next);
        }
        encounters.batches.remove(batch);
    }
}
