package io.yidi.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * 128 位值: a hash or an identity of 16 bytes, in the order they are written.
 *
 * @param high first eight bytes, big-endian
 * @param low last eight bytes, big-endian
 */
public record Hash128(long high, long low) {

    static Hash128 of(final UUID id) {
        return new Hash128(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    static Hash128 from(final byte[] bytes, final int offset) {
        final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        return new Hash128(view.getLong(offset), view.getLong(offset + Long.BYTES));
    }

    void copyTo(final byte[] bytes, final int offset) {
        final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        view.putLong(offset, high).putLong(offset + Long.BYTES, low);
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}
