package io.yidi.load.proxy;

import io.yidi.load.campaign.BinaryLane;
import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.Door;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * 执着的客户: sends a window of requests, and what is not answered again under the same ids, on new connections, until all
 * of it is.
 */
final class StubbornClient implements Runnable {

    private static final int ATTEMPTS_MAX = 200;
    private static final long BUSY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int WINDOWS_A_CONNECTION = 8;

    private final Campaign campaign;
    private final InetSocketAddress proxy;
    private final int timeoutMs;
    private final BooleanSupplier isOver;
    private final List<String> stuck;
    private long reconnects;
    private BinaryLane lane;

    StubbornClient(
            final Campaign campaign,
            final InetSocketAddress proxy,
            final int timeoutMs,
            final BooleanSupplier isOver,
            final List<String> stuck) {
        this.campaign = campaign;
        this.proxy = proxy;
        this.timeoutMs = timeoutMs;
        this.isOver = isOver;
        this.stuck = stuck;
    }

    /** Connections opened. */
    long reconnects() {
        return reconnects;
    }

    @Override
    public void run() {
        int windows = 0;
        while (!isOver.getAsBoolean()) {
            askUntilAnswered(campaign.take(BinaryLane.WINDOW, Door.BINARY));
            windows++;
            if (windows % WINDOWS_A_CONNECTION == 0) {
                drop();
            }
        }
        drop();
    }

    private void askUntilAnswered(final List<Long> numbers) {
        final Set<Long> open = new TreeSet<>(numbers);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
            try {
                exchange(new ArrayList<>(open), open, attempt > 0);
            } catch (final IOException e) {
                drop();
            }
        }
        if (!open.isEmpty()) {
            stuck.add("requests " + open + " stayed unanswered over " + ATTEMPTS_MAX + " attempts");
        }
    }

    private void exchange(final List<Long> numbers, final Set<Long> open, final boolean mayBeRepeat)
            throws IOException {
        if (lane == null) {
            reconnects++;
            lane = new BinaryLane(proxy, timeoutMs, campaign.requests());
        }
        final int before = open.size();
        lane.exchange(numbers, (number, answer) -> {
            campaign.onAnswer(number, Door.BINARY, answer, mayBeRepeat);
            if (answer.kind().isAcknowledgement()) {
                open.remove(number);
            }
        });
        if (open.size() == before) {
            LockSupport.parkNanos(BUSY_PAUSE_NS);
        }
    }

    private void drop() {
        if (lane != null) {
            try {
                lane.close();
            } catch (final IOException e) {
                stuck.add("a connection could not be closed: " + e);
            }
            lane = null;
        }
    }
}
