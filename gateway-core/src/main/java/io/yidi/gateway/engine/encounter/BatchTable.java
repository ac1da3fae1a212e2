package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

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
final class BatchTable implements AutoCloseable {

    /** Length of a batch number, filled up with NUL. */
    static final int BATCH_NO_BYTES = 30;

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

    private final RowTable rows;
    private final UnsafeBuffer number = new UnsafeBuffer(new byte[Long.BYTES + BATCH_NO_BYTES]);
    private final Fingerprint fingerprint = new Fingerprint();

    BatchTable(final int batchesMax) {
        rows = new RowTable(ROW_BYTES, batchesMax);
    }

    /** Row of a batch, or {@link RowTable#NOT_FOUND}. */
    int find(final long encounterId, final DirectBuffer buffer, final int batchNoOffset) {
        identify(encounterId, buffer, batchNoOffset);
        return rows.find(fingerprint.high(), fingerprint.low());
    }

    /** A new batch without lines, unsettled. */
    int insert(
            final long encounterId,
            final DirectBuffer buffer,
            final int batchNoOffset,
            final int encounter,
            final int nextBatch,
            final long disease) {
        identify(encounterId, buffer, batchNoOffset);
        final int row = rows.insert(fingerprint.high(), fingerprint.low());
        rows.number(row, ENCOUNTER_OFFSET, encounter + 1);
        rows.number(row, NEXT_OFFSET, nextBatch + 1);
        rows.word(row, DISEASE_OFFSET, disease);
        return row;
    }

    void remove(final int row) {
        rows.remove(row);
    }

    int encounter(final int row) {
        return rows.number(row, ENCOUNTER_OFFSET) - 1;
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

    /** The refunded settlement that held the lines as they are now, or {@link #UNSETTLED}. */
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
        into.set(
                rows.word(row, PARTS_OFFSET),
                rows.word(row, PARTS_OFFSET + 8),
                rows.word(row, PARTS_OFFSET + 16),
                rows.word(row, PARTS_OFFSET + 24));
    }

    /** Changes the sums. */
    void setParts(final int row, final BillParts parts) {
        rows.word(row, PARTS_OFFSET, parts.inScopeFen);
        rows.word(row, PARTS_OFFSET + 8, parts.preSelfPayFen);
        rows.word(row, PARTS_OFFSET + 16, parts.overLimitFen);
        rows.word(row, PARTS_OFFSET + 24, parts.ownPayFen);
    }

    long stateHash() {
        return rows.stateHash();
    }

    void writeTo(final StateWriter writer) {
        rows.writeTo(writer);
    }

    void readFrom(final StateReader reader) {
        rows.readFrom(reader);
    }

    @Override
    public void close() {
        rows.close();
    }

    private void identify(final long encounterId, final DirectBuffer buffer, final int batchNoOffset) {
        number.putLong(0, encounterId);
        number.putBytes(Long.BYTES, buffer, batchNoOffset, BATCH_NO_BYTES);
        fingerprint.of(number, 0, number.capacity());
    }
}
