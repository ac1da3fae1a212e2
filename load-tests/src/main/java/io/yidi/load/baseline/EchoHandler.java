package io.yidi.load.baseline;

import io.netty.buffer.ByteBuf;
import io.yidi.load.wire.FrameHandler;

/** 回显: sends each frame back, one write a read pass. */
final class EchoHandler extends FrameHandler {

    @Override
    protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
        outgoing().writeBytes(buffer, offset, frameBytes);
    }

    @Override
    protected void onReadPassEnd() {
        flushOutgoing();
    }

    @Override
    protected void onClosed(final String reason) {
        // Nothing is held for a connection.
    }
}
