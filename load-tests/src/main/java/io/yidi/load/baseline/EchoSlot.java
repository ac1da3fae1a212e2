package io.yidi.load.baseline;

import io.yidi.protocol.FrameDescriptor;
import java.nio.ByteBuffer;

/** 环槽: one frame on its way from the event loop to the disk, and whose it is. */
final class EchoSlot {

    /** Largest frame a slot takes. */
    static final int FRAME_BYTES_MAX = FrameDescriptor.LENGTH_BYTES + FrameDescriptor.MESSAGE_LENGTH_MAX;

    private static final int BYTES_AT_FIRST = 2 * 1024;

    private ByteBuffer frame = ByteBuffer.allocateDirect(BYTES_AT_FIRST);
    private DurableEchoHandler owner;

    ByteBuffer frame() {
        return frame;
    }

    /** Empty, with room for a frame; a slot that had to grow stays as large. */
    ByteBuffer cleared(final int frameBytes) {
        if (frame.capacity() < frameBytes) {
            frame = ByteBuffer.allocateDirect(Math.max(frameBytes, 2 * frame.capacity()));
        }
        return frame.clear().limit(frameBytes);
    }

    DurableEchoHandler owner() {
        return owner;
    }

    void owner(final DurableEchoHandler connection) {
        owner = connection;
    }
}
