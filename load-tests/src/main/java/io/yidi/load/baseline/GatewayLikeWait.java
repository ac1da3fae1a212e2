package io.yidi.load.baseline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * 同法等候: a consumer waits as the gateway's core thread does: awake for a while, then giving way to others, then parked,
 * after as many looks of each; a producer pays for a wake-up only where somebody is parked. One consumer.
 *
 * <p>No signal is lost: the consumer says that it parks, then looks once more; the producer has published, then looks
 * whether somebody parks; a full fence lies between each one's two steps.
 */
final class GatewayLikeWait implements WaitStrategy {

    /** Some tens of microseconds together. */
    static final int SPINS = 1_000;

    static final int YIELDS = 100;

    private volatile Thread parked;

    @Override
    public long waitFor(
            final long sequence, final Sequence cursor, final Sequence dependentSequence, final SequenceBarrier barrier)
            throws AlertException {
        int looks = 0;
        while (dependentSequence.get() < sequence) {
            barrier.checkAlert();
            if (looks < SPINS) {
                looks++;
                Thread.onSpinWait();
            } else if (looks < SPINS + YIELDS) {
                looks++;
                Thread.yield();
            } else {
                park(sequence, dependentSequence, barrier);
            }
        }
        return dependentSequence.get();
    }

    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence();
        final Thread waiting = parked;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    private void park(final long sequence, final Sequence reached, final SequenceBarrier barrier) {
        parked = Thread.currentThread();
        VarHandle.fullFence();
        if (reached.get() < sequence && !barrier.isAlerted()) {
            LockSupport.park(this);
        }
        parked = null;
    }
}
