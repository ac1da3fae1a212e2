package io.yidi.load.drive;

import io.yidi.load.client.DoorConnection;

/**
 * 开环驱动: sends by a schedule fixed beforehand, whatever the server does, and takes latency from the intended time.
 *
 * <p>When all connections are full, due requests wait, and their waiting counts: a server that stalls cannot hide the
 * requests it kept from being sent.
 */
public final class OpenLoopDriver extends Driver {

    private final Schedule schedule;
    private long startNs;
    private long next;
    private long answered;
    private int nextConnection;
    private boolean isFull;
    private long lastAnswerNs;

    /**
     * A driver for one run.
     *
     * @param shape of the load
     * @param source of the requests
     * @param schedule of the requests
     */
    public OpenLoopDriver(final LoadShape shape, final RequestSource source, final Schedule schedule) {
        super(shape, source);
        this.schedule = schedule;
    }

    @Override
    long lengthNs() {
        return schedule.intendedNs(schedule.totalCount());
    }

    @Override
    void start() {
        startNs = System.nanoTime();
        after(lengthNs() + DRAIN_TIMEOUT_NS, this::giveUp);
        sendDue();
    }

    @Override
    void onAnswer(final DoorConnection connection, final int slot) {
        final long nowNs = System.nanoTime();
        if (schedule.isMeasured(table().number(slot))) {
            record(slot, nowNs);
            answered++;
            lastAnswerNs = nowNs;
        }
    }

    @Override
    void onTurnedAway(final DoorConnection connection, final int slot) {
        lastAnswerNs = System.nanoTime();
    }

    @Override
    public void onReadPassEnd(final DoorConnection connection) {
        if (isFull) {
            sendDue();
        }
        finishWhenComplete();
    }

    private void sendDue() {
        isFull = false;
        long nowNs = System.nanoTime();
        while (next < schedule.totalCount() && startNs + schedule.intendedNs(next) <= nowNs && !isFull) {
            final DoorConnection connection = connectionWithRoom();
            if (connection == null) {
                isFull = true;
            } else {
                send(connection, next, startNs + schedule.intendedNs(next), nowNs);
                next++;
                nowNs = System.nanoTime();
            }
        }
        flushAll();
        if (!isFull && next < schedule.totalCount()) {
            after(Math.max(0, startNs + schedule.intendedNs(next) - nowNs), this::sendDue);
        }
    }

    private DoorConnection connectionWithRoom() {
        for (int tried = 0; tried < connectionCount(); tried++) {
            final int candidate = nextConnection;
            nextConnection = candidate + 1 == connectionCount() ? 0 : candidate + 1;
            if (table().hasRoom(candidate)) {
                return connection(candidate);
            }
        }
        return null;
    }

    private void finishWhenComplete() {
        if (next == schedule.totalCount() && table().inFlight() == 0 && !isFinished()) {
            finishNow();
        }
    }

    private void giveUp() {
        if (!isFinished()) {
            finishNow();
        }
    }

    private void finishNow() {
        final long measuredFromNs = schedule.intendedNs(schedule.totalCount() - schedule.measuredCount());
        final long windowNs = Math.max(lastAnswerNs - startNs, lengthNs()) - measuredFromNs;
        finish(schedule.ratePerSecond(), answered, windowNs);
    }
}
