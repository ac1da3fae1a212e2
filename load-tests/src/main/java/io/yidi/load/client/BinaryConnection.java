package io.yidi.load.client;

import io.netty.buffer.ByteBuf;

/** 二进制连接: its replies carry the correlation ids of their requests. */
public final class BinaryConnection extends DoorConnection {

    BinaryConnection(final int index, final ReplyListener listener) {
        super(index, listener);
    }

    @Override
    protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
        listener()
                .onReply(
                        this,
                        buffer.getLongLE(offset + ReplyDescriptor.CORRELATION_ID_OFFSET),
                        buffer.getUnsignedShortLE(offset + ReplyDescriptor.TEMPLATE_ID_OFFSET),
                        buffer,
                        offset,
                        frameBytes);
    }
}
