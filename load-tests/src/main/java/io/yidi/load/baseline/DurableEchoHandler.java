package io.yidi.load.baseline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.netty.buffer.ByteBuf;
import io.yidi.load.wire.FrameHandler;

/** 耐久回显的连接: copies frames into ring slots and publishes once a read pass; replies come through a batch. */
final class DurableEchoHandler extends FrameHandler {

    private static final long NONE = -1;

    private final RingBuffer<EchoSlot> ring;
    private long firstClaimed = NONE;
    private long lastClaimed = NONE;

    DurableEchoHandler(final RingBuffer<EchoSlot> ring) {
        this.ring = ring;
    }

    @Override
    protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
        lastClaimed = claim();
        if (firstClaimed == NONE) {
            firstClaimed = lastClaimed;
        }
        final EchoSlot slot = ring.get(lastClaimed);
        slot.owner(this);
        buffer.getBytes(offset, slot.cleared(frameBytes));
        slot.frame().flip();
    }

    @Override
    protected void onReadPassEnd() {
        if (firstClaimed != NONE) {
            ring.publish(firstClaimed, lastClaimed);
            firstClaimed = NONE;
        }
    }

    @Override
    protected void onClosed(final String reason) {
        onReadPassEnd();
    }

    private long claim() {
        try {
            return ring.tryNext();
        } catch (final InsufficientCapacityException e) {
            onReadPassEnd();
            throw new IllegalStateException(
                    "expected at most " + ring.getBufferSize() + " frames in flight, found more", e);
        }
    }
}
