package io.yidi.load.client;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.LongArrayQueue;

/**
 * HTTP 连接: answers come in the order of the requests, so each belongs to the oldest that is open; what they say is told
 * as the binary door would.
 */
final class HttpConnection extends DoorConnection {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "ontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CAPITAL_LENGTH = "ontent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES_MAX = 8 * 1024;
    private static final int RADIX = 10;

    private final LongArrayQueue open = new LongArrayQueue();
    private final JsonReplyReader reader = new JsonReplyReader();
    private int bodyOffset;

    HttpConnection(final int index, final ReplyListener listener) {
        super(index, listener);
    }

    @Override
    public void onRequest(final long correlationId) {
        open.addLong(correlationId);
    }

    @Override
    protected int frameBytes(final ByteBuf buffer) {
        final int start = buffer.readerIndex();
        final int head = find(HEAD_END, buffer, start, buffer.writerIndex());
        if (head < 0) {
            if (buffer.readableBytes() > HEAD_BYTES_MAX) {
                throw new IllegalStateException("expected the end of a head within " + HEAD_BYTES_MAX + " bytes");
            }
            return NOT_WHOLE;
        }
        bodyOffset = head + HEAD_END.length;
        return bodyOffset - start + contentLength(buffer, start, head);
    }

    @Override
    protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
        if (open.isEmpty()) {
            throw new IllegalStateException("expected answers to open requests, found one more");
        }
        final long correlationId = open.pollLong();
        final ByteBuf reply = reader.read(correlationId, buffer, bodyOffset, offset + frameBytes);
        listener()
                .onReply(
                        this,
                        correlationId,
                        reply.getUnsignedShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET),
                        reply,
                        0,
                        reply.writerIndex());
    }

    private static int contentLength(final ByteBuf buffer, final int start, final int end) {
        int at = find(LENGTH, buffer, start, end);
        if (at < 0) {
            at = find(CAPITAL_LENGTH, buffer, start, end);
        }
        if (at < 0) {
            throw new IllegalStateException("expected an answer with a Content-Length, found "
                    + buffer.toString(start, end - start, StandardCharsets.US_ASCII));
        }
        int length = 0;
        for (int i = at + LENGTH.length; i < end && Character.isDigit(buffer.getByte(i)); i++) {
            length = length * RADIX + buffer.getByte(i) - '0';
        }
        return length;
    }

    /** Place of some bytes, or a negative number. */
    static int find(final byte[] wanted, final ByteBuf buffer, final int from, final int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            int matched = 0;
            while (matched < wanted.length && buffer.getByte(at + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}
