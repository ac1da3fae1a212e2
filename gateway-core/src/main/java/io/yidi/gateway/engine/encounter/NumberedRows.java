package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 编号行: rows found by an encounter and the number that the hospital gave to a batch or a line of it.
 *
 * <p>The number's fingerprint is the key. What a table keeps in its rows is its own. Core thread only.
 */
abstract class NumberedRows implements AutoCloseable {

    /** Length of a number, filled up with NUL. */
    static final int NUMBER_BYTES = 30;

    final RowTable rows;
    private final UnsafeBuffer number = new UnsafeBuffer(new byte[Long.BYTES + NUMBER_BYTES]);
    private final Fingerprint fingerprint = new Fingerprint();

    NumberedRows(final int rowBytes, final int rowsMax) {
        rows = new RowTable(rowBytes, rowsMax);
    }

    /** Row of a number, or {@link RowTable#NOT_FOUND}. */
    final int find(final long encounterId, final DirectBuffer buffer, final int numberOffset) {
        identify(encounterId, buffer, numberOffset);
        return rows.find(fingerprint.high(), fingerprint.low());
    }

    /** A new row for a number that has none; its fields are 0. */
    final int insert(final long encounterId, final DirectBuffer buffer, final int numberOffset) {
        identify(encounterId, buffer, numberOffset);
        return rows.insert(fingerprint.high(), fingerprint.low());
    }

    final long stateHash() {
        return rows.stateHash();
    }

    final void writeTo(final StateWriter writer) {
        rows.writeTo(writer);
    }

    final void readFrom(final StateReader reader) {
        rows.readFrom(reader);
    }

    @Override
    public final void close() {
        rows.close();
    }

    final void putParts(final int row, final int offset, final BillParts parts) {
        rows.word(row, offset, parts.inScopeFen);
        rows.word(row, offset + 8, parts.preSelfPayFen);
        rows.word(row, offset + 16, parts.overLimitFen);
        rows.word(row, offset + 24, parts.ownPayFen);
    }

    final void readParts(final int row, final int offset, final BillParts into) {
        into.set(
                rows.word(row, offset),
                rows.word(row, offset + 8),
                rows.word(row, offset + 16),
                rows.word(row, offset + 24));
    }

    private void identify(final long encounterId, final DirectBuffer buffer, final int numberOffset) {
        number.putLong(0, encounterId);
        number.putBytes(Long.BYTES, buffer, numberOffset, NUMBER_BYTES);
        fingerprint.of(number, 0, number.capacity());
    }
}
