package io.yidi.load.client;

import io.netty.buffer.ByteBuf;
import io.yidi.load.wire.FrameHandler;

/** 二进制连接: one of a client's connections; requests are appended to {@link #outgoing()} and flushed together. */
public final class BinaryConnection extends FrameHandler {

    private final int index;
    private final ReplyListener listener;

    BinaryConnection(final int index, final ReplyListener listener) {
        this.index = index;
        this.listener = listener;
    }

    /**
     * Number of this connection within its client.
     *
     * @return 0 …
     */
    public int index() {
        return index;
    }

    @Override
    protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
        listener.onReply(
                this,
                buffer.getLongLE(offset + ReplyDescriptor.CORRELATION_ID_OFFSET),
                buffer.getUnsignedShortLE(offset + ReplyDescriptor.TEMPLATE_ID_OFFSET),
                buffer,
                offset,
                frameBytes);
    }

    @Override
    protected void onReadPassEnd() {
        listener.onReadPassEnd(this);
    }

    @Override
    protected void onClosed(final String reason) {
        listener.onClosed(this, reason);
    }
}
