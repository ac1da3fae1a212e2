package io.yidi.load.baseline;

import java.nio.ByteBuffer;

/** 环槽: one frame on its way from the event loop to the disk, and whose it is. */
final class EchoSlot {

    /** Largest frame a slot takes. */
    static final int CAPACITY_BYTES = 2 * 1024;

    private final ByteBuffer frame = ByteBuffer.allocateDirect(CAPACITY_BYTES);
    private DurableEchoHandler owner;

    ByteBuffer frame() {
        return frame;
    }

    DurableEchoHandler owner() {
        return owner;
    }

    void owner(final DurableEchoHandler connection) {
        owner = connection;
    }
}
