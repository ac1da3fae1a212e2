package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** 机构在院在诊数: open encounters of each institution; one without any takes no room. Core thread only. */
final class InstitutionCounts implements AutoCloseable {

    private static final int COUNT_OFFSET = RowTable.FIELDS_OFFSET;
    private static final int ROW_BYTES = COUNT_OFFSET + Long.BYTES;
    private static final long NEVER_ZERO = 1L << Integer.SIZE;

    private final RowTable rows;

    InstitutionCounts(final int institutionsMax) {
        rows = new RowTable(ROW_BYTES, institutionsMax);
    }

    /** Open encounters of the institution whose code stands in a buffer. */
    int of(final DirectBuffer buffer, final int offset) {
        final int row = rows.find(head(buffer, offset), tail(buffer, offset));
        return row == RowTable.NOT_FOUND ? 0 : rows.number(row, COUNT_OFFSET);
    }

    /** Counts one more, or one less. */
    void add(final DirectBuffer buffer, final int offset, final int added) {
        final long head = head(buffer, offset);
        final long tail = tail(buffer, offset);
        int row = rows.find(head, tail);
        if (row == RowTable.NOT_FOUND) {
            row = rows.insert(head, tail);
        }
        final int count = rows.number(row, COUNT_OFFSET) + added;
        rows.number(row, COUNT_OFFSET, count);
        if (count == 0) {
            rows.remove(row);
        }
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

    private static long head(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
    }

    private static long tail(final DirectBuffer buffer, final int offset) {
        return NEVER_ZERO | buffer.getInt(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    }
}
