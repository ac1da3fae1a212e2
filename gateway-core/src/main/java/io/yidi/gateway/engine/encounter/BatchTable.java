package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import org.agrona.DirectBuffer;

/**
 * 收费批次表: the lines of an encounter that are settled together; a stay has one batch, whose number is empty.
 *
 * <pre>
 *    0        16          20     24      28      32              40        48           80
 *   +--------+-----------+------+-------+-------+---------------+---------+------------+----------+
 *   | number | encounter | next | first | lines | settlement id | disease | four parts | refunded |
 *   | of it  |           |      | line  |       | 0: unsettled  |         | fen        | id       |
 *   +--------+-----------+------+-------+-------+---------------+---------+------------+----------+
 *     number: fingerprint    encounter, next, first line: row + 1, 0 for none
 * </pre>
 *
 * <p>Core thread only.
 */
final class BatchTable extends NumberedRows {

    /** A batch that no settlement holds. */
    static final long UNSETTLED = 0;

    private static final int ENCOUNTER_OFFSET = 16;
    private static final int NEXT_OFFSET = 20;
    private static final int FIRST_LINE_OFFSET = 24;
    private static final int LINES_OFFSET = 28;
    private static final int SETTLEMENT_OFFSET = 32;
    private static final int DISEASE_OFFSET = 40;
    private static final int PARTS_OFFSET = 48;
    private static final int REFUNDED_OFFSET = 80;
    private static final int ROW_BYTES = 88;

    BatchTable(final int batchesMax) {
        super(ROW_BYTES, batchesMax);
    }

    /** A new batch without lines, unsettled. */
    int insert(
            final long encounterId,
            final DirectBuffer buffer,
            final int batchNoOffset,
            final int encounter,
            final int nextBatch,
            final long disease) {
        final int row = insert(encounterId, buffer, batchNoOffset);
        rows.number(row, ENCOUNTER_OFFSET, encounter + 1);
        rows.number(row, NEXT_OFFSET, nextBatch + 1);
        rows.word(row, DISEASE_OFFSET, disease);
        return row;
    }

    void remove(final int row) {
        rows.remove(row);
    }

    int next(final int row) {
        return rows.number(row, NEXT_OFFSET) - 1;
    }

    void next(final int row, final int nextBatch) {
        rows.number(row, NEXT_OFFSET, nextBatch + 1);
    }

    int firstLine(final int row) {
        return rows.number(row, FIRST_LINE_OFFSET) - 1;
    }

    /** Lines of the batch. */
    int lines(final int row) {
        return rows.number(row, LINES_OFFSET);
    }

    /** Notes that lines were added to or taken from the batch, and which line is the first now. */
    void onLine(final int row, final int lines, final int firstLine) {
        refundedId(row, UNSETTLED);
        rows.number(row, LINES_OFFSET, rows.number(row, LINES_OFFSET) + lines);
        rows.number(row, FIRST_LINE_OFFSET, firstLine + 1);
    }

    long settlementId(final int row) {
        return rows.word(row, SETTLEMENT_OFFSET);
    }

    void settlementId(final int row, final long settlementId) {
        rows.word(row, SETTLEMENT_OFFSET, settlementId);
    }

    /** The last refunded settlement that held the lines as they are now, or {@link #UNSETTLED}. */
    long refundedId(final int row) {
        return rows.word(row, REFUNDED_OFFSET);
    }

    void refundedId(final int row, final long settlementId) {
        rows.word(row, REFUNDED_OFFSET, settlementId);
    }

    boolean isSettled(final int row) {
        return settlementId(row) != UNSETTLED;
    }

    /** The one disease of the batch, eight characters as a number. */
    long disease(final int row) {
        return rows.word(row, DISEASE_OFFSET);
    }

    /** Reads the sums of the four parts of all lines. */
    void parts(final int row, final BillParts into) {
        readParts(row, PARTS_OFFSET, into);
    }

    /** Changes the sums. */
    void setParts(final int row, final BillParts parts) {
        putParts(row, PARTS_OFFSET, parts);
    }
}
