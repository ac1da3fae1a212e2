package io.yidi.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Bytes of a fuzzer on their way into a connection, in slices whose lengths the first byte draws. */
final class SlicedBytes {

    private static final int SLICE_MAX = 600;

    private SlicedBytes() {}

    /** Writes all but the first byte, as long as the connection is open. */
    static void into(final EmbeddedChannel channel, final byte[] bytes) {
        final Random random = new Random(bytes.length == 0 ? 0 : bytes[0]);
        int at = 1;
        while (at < bytes.length && channel.isActive()) {
            final int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(SLICE_MAX)));
            final ByteBuf slice = random.nextBoolean() ? Unpooled.buffer(length) : Unpooled.directBuffer(length);
            channel.writeInbound(slice.writeBytes(bytes, at, length));
            at += length;
        }
        channel.checkException();
    }

    /** Everything the connection has written so far. */
    static byte[] written(final EmbeddedChannel channel) {
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            while (bytes.isReadable()) {
                written.write(bytes.readByte());
            }
            bytes.release();
        }
        return written.toByteArray();
    }
}
