package io.yidi.load.drive;

import io.yidi.load.client.DoorConnection;
import java.util.concurrent.TimeUnit;

/**
 * 饱和驱动: keeps every connection full: each reply sends the next request; finds the peak throughput, and with one
 * connection and one in flight the unloaded latency.
 *
 * <p>The clock is read once a read pass, which is exact for one in flight and close enough otherwise.
 */
public final class SaturationDriver extends Driver {

    private static final long UNSET = Long.MIN_VALUE;

    /** A client that is turned away waits a little, or it would only measure how fast it is turned away. */
    private static final long TURNED_AWAY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final long warmUpNs;
    private final long measuredNs;
    private long passNs = UNSET;
    private long measureFromNs;
    private long answered;
    private boolean isMeasuring;
    private boolean isDraining;
    private long windowNs;

    /**
     * A driver for one run.
     *
     * @param shape of the load
     * @param source of the requests
     * @param warmUpNs whose replies do not count
     * @param measuredNs whose replies do
     */
    public SaturationDriver(
            final LoadShape shape, final RequestSource source, final long warmUpNs, final long measuredNs) {
        super(shape, source);
        this.warmUpNs = warmUpNs;
        this.measuredNs = measuredNs;
    }

    @Override
    long lengthNs() {
        return warmUpNs + measuredNs;
    }

    @Override
    void start() {
        after(warmUpNs, this::beginMeasuring);
        after(warmUpNs + measuredNs, this::endMeasuring);
        after(warmUpNs + measuredNs + DRAIN_TIMEOUT_NS, this::finishOnce);
        final long nowNs = System.nanoTime();
        for (int i = 0; i < connectionCount(); i++) {
            boolean isSent = true;
            while (isSent) {
                isSent = send(connection(i), 0, nowNs, nowNs);
            }
        }
        flushAll();
    }

    @Override
    void onAnswer(final DoorConnection connection, final int slot) {
        if (passNs == UNSET) {
            passNs = System.nanoTime();
        }
        if (isMeasuring) {
            record(slot, passNs);
            answered++;
        }
        if (!isDraining) {
            send(connection, 0, passNs, passNs);
        }
    }

    @Override
    void onTurnedAway(final DoorConnection connection, final int slot) {
        after(TURNED_AWAY_PAUSE_NS, () -> sendAgain(connection));
    }

    private void sendAgain(final DoorConnection connection) {
        if (!isDraining) {
            final long nowNs = System.nanoTime();
            send(connection, 0, nowNs, nowNs);
            connection.flushOutgoing();
        }
    }

    @Override
    public void onReadPassEnd(final DoorConnection connection) {
        passNs = UNSET;
        connection.flushOutgoing();
        if (isDraining && table().inFlight() == 0) {
            finishOnce();
        }
    }

    private void beginMeasuring() {
        isMeasuring = true;
        measureFromNs = System.nanoTime();
    }

    private void endMeasuring() {
        windowNs = System.nanoTime() - measureFromNs;
        isMeasuring = false;
        isDraining = true;
    }

    private void finishOnce() {
        if (!isFinished()) {
            finish(0, answered, windowNs);
        }
    }
}
