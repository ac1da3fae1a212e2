package io.yidi.load.baseline;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;

/**
 * 批: frames that one force made durable, then the task that sends them back.
 *
 * <p>Filled by the consumer, run by the event loop, which returns it to the free queue.
 */
final class EchoBatch implements Runnable {

    /** Most frames in one batch. */
    static final int FRAME_COUNT_MAX = 2_048;

    private static final int CAPACITY_BYTES = 1024 * 1024;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY_BYTES);
    private final DurableEchoHandler[] owners = new DurableEchoHandler[FRAME_COUNT_MAX];
    private final int[] ends = new int[FRAME_COUNT_MAX];
    private final BlockingQueue<EchoBatch> free;
    private int count;

    EchoBatch(final BlockingQueue<EchoBatch> free) {
        this.free = free;
    }

    void add(final EchoSlot slot) {
        bytes.put(slot.frame());
        owners[count] = slot.owner();
        ends[count] = bytes.position();
        count++;
    }

    boolean isFull() {
        return count == FRAME_COUNT_MAX || bytes.remaining() < EchoSlot.FRAME_BYTES_MAX;
    }

    /** The frames, from the first to the last, ready to be written. */
    ByteBuffer flipped() {
        return bytes.flip();
    }

    @Override
    public void run() {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (owners[i].isOpen()) {
                bytes.limit(ends[i]).position(start);
                owners[i].outgoing().writeBytes(bytes);
            }
            start = ends[i];
        }
        for (int i = 0; i < count; i++) {
            owners[i].flushOutgoing();
            owners[i] = null;
        }
        bytes.clear();
        count = 0;
        free.add(this);
    }
}
