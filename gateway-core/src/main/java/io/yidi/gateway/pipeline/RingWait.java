package io.yidi.gateway.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.function.BooleanSupplier;

/**
 * 环前等候: lets the core thread wait for a command, or for something else to do; of the latter it is told as of the end of
 * a time-out. One core thread.
 */
final class RingWait implements WaitStrategy {

    private final WaitPoint point;
    private final BooleanSupplier hasOtherWork;
    private final BooleanSupplier isOver = this::isOver;
    private long awaitedSequence;
    private Sequence reached;
    private SequenceBarrier ring;

    /**
     * Makes it.
     *
     * @param point where the core thread waits
     * @param hasOtherWork whether there is something to do without a command; who makes it true signals the point
     */
    RingWait(final WaitPoint point, final BooleanSupplier hasOtherWork) {
        this.point = point;
        this.hasOtherWork = hasOtherWork;
    }

    @Override
    public long waitFor(
            final long sequence, final Sequence cursor, final Sequence dependentSequence, final SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        awaitedSequence = sequence;
        reached = dependentSequence;
        ring = barrier;
        point.await(isOver);
        barrier.checkAlert();
        final long available = dependentSequence.get();
        if (available < sequence) {
            throw TimeoutException.INSTANCE;
        }
        return available;
    }

    private boolean isOver() {
        return reached.get() >= awaitedSequence || hasOtherWork.getAsBoolean() || ring.isAlerted();
    }

    @Override
    public void signalAllWhenBlocking() {
        point.signal();
    }
}
