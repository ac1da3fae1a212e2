package io.yidi.load.drive;

import io.yidi.load.client.DoorConnection;
import java.util.concurrent.TimeUnit;

/**
 * 成批驱动: fills every connection, waits until everything is answered, and does so again, a fixed number of times. What a
 * server does for it can be counted, and comes out alike however fast the machine is. Takes no times.
 */
public final class BurstDriver extends Driver {

    private static final long BASE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long SLOWEST_REQUEST_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long bursts;
    private final long requests;
    private final long startNs = System.nanoTime();
    private long burstsSent;
    private long answered;

    /**
     * A driver for one run.
     *
     * @param shape of a burst: requests in flight on each connection
     * @param source of the requests
     * @param bursts one after the other, 1 …
     */
    public BurstDriver(final LoadShape shape, final RequestSource source, final long bursts) {
        super(shape, source);
        this.bursts = bursts;
        this.requests = bursts * shape.connections() * shape.pipeline();
    }

    @Override
    long lengthNs() {
        return BASE_NS + requests * SLOWEST_REQUEST_NS;
    }

    @Override
    void start() {
        final long nowNs = System.nanoTime();
        for (int i = 0; i < connectionCount(); i++) {
            while (table().hasRoom(i)) {
                send(connection(i), 0, nowNs, nowNs);
            }
        }
        burstsSent++;
        flushAll();
    }

    @Override
    void onAnswer(final DoorConnection connection, final int slot) {
        answered++;
    }

    @Override
    void onTurnedAway(final DoorConnection connection, final int slot) {
        throw new IllegalStateException("expected a shape that turns nothing away");
    }

    @Override
    public void onReadPassEnd(final DoorConnection connection) {
        if (table().inFlight() > 0 || isFinished()) {
            return;
        }
        if (burstsSent < bursts) {
            start();
        } else {
            finish(0, answered, System.nanoTime() - startNs);
        }
    }
}
