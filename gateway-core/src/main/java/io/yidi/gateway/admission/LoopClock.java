package io.yidi.gateway.admission;

import java.util.function.LongSupplier;

/**
 * 循环时钟: the time of the current round of the event loop; read from its source once a round, not once a request.
 *
 * <p>Nanoseconds from any origin: only differences mean something. Event loop only.
 */
public final class LoopClock {

    private final LongSupplier source;
    private long nowNs;

    /**
     * Makes a clock.
     *
     * @param source never runs backwards
     */
    public LoopClock(final LongSupplier source) {
        this.source = source;
        this.nowNs = source.getAsLong();
    }

    /** Reads the source; call at the start of a round. */
    public void update() {
        nowNs = source.getAsLong();
    }

    /** Time of this round. */
    public long nowNs() {
        return nowNs;
    }
}
