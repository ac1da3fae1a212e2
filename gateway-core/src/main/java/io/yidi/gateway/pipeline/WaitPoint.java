package io.yidi.gateway.pipeline;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * 等候点: where one thread waits until others have brought about what it waits for: spinning for a while, then giving way,
 * then parked, or some of these. Allocates nothing.
 *
 * <p>No signal is lost. The waiting thread says that it parks, then looks once more; the signalling thread has brought
 * something about, then looks whether somebody parks. With a full fence between each one's two steps at least one of
 * them sees what the other did: either the waiting thread does not park, or it is unparked.
 */
final class WaitPoint {

    /** Some tens of microseconds together. */
    private static final int SPINS = 1_000;

    private static final int YIELDS = 100;

    private final int spins;
    private final int yields;
    private final boolean parks;
    private volatile Thread parked;

    private WaitPoint(final int spins, final int yields, final boolean parks) {
        this.spins = spins;
        this.yields = yields;
        this.parks = parks;
    }

    /** Waits in this way. */
    static WaitPoint of(final WaitMode mode) {
        return switch (mode) {
            case BLOCKING -> new WaitPoint(0, 0, true);
            case HYBRID -> new WaitPoint(SPINS, YIELDS, true);
            case SPIN -> new WaitPoint(SPINS, 0, false);
        };
    }

    /**
     * Waits. One thread only.
     *
     * @param isOver asked again and again by this thread; who makes it true calls {@link #signal} afterwards
     */
    void await(final BooleanSupplier isOver) {
        int looks = 0;
        while (!isOver.getAsBoolean()) {
            if (looks < spins) {
                looks++;
                Thread.onSpinWait();
            } else if (looks - spins < yields) {
                looks++;
                Thread.yield();
            } else if (parks) {
                park(isOver);
            } else {
                Thread.yield();
            }
        }
    }

    private void park(final BooleanSupplier isOver) {
        parked = Thread.currentThread();
        VarHandle.fullFence();
        if (!isOver.getAsBoolean()) {
            LockSupport.park(this);
        }
        parked = null;
    }

    /** Something was brought about. Any thread. */
    void signal() {
        VarHandle.fullFence();
        final Thread waiting = parked;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }
}
