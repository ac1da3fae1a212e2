package io.yidi.load.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * 流量: new requests on several lanes at once, with a repeat of an old one in every window, until a fault ends it.
 *
 * <p>Acknowledgements go to the ledger as they arrive; what was sent and not answered stays with the campaign, to be
 * asked again.
 */
public final class Traffic {

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(120);
    private static final long POLL_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long TURNED_AWAY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Campaign campaign;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean isBreakExpected;
    private volatile boolean isEnding;
    private volatile Exception failure;

    Traffic(final Campaign campaign) {
        this.campaign = campaign;
    }

    /** Begins to send; the lanes are closed at the end. */
    public void start(final Collection<Lane> lanes) {
        for (final Lane lane : lanes) {
            final SplittableRandom random = new SplittableRandom(threads.size());
            final Thread thread = new Thread(() -> drive(lane, random), "lane-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits for so many acknowledgements since the start. */
    public void awaitAcknowledged(final long count) throws IOException {
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (acknowledged.get() < count) {
            throwFailure();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException("expected " + count + " acknowledgements within "
                        + TimeUnit.NANOSECONDS.toSeconds(TIMEOUT_NS) + " s, found " + acknowledged.get());
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throwFailure();
    }

    /** Acknowledgements since the start. */
    public long acknowledgedCount() {
        return acknowledged.get();
    }

    /** From now on a broken connection ends its lane and is no failure; the others go on. */
    public void expectBreak() {
        isBreakExpected = true;
    }

    /** From now on a broken connection is what is wanted, and no new window begins. */
    public void expectEnd() {
        isBreakExpected = true;
        isEnding = true;
    }

    /** Waits until every lane has ended. */
    public void awaitEnd() throws IOException {
        try {
            for (final Thread thread : threads) {
                thread.join(TimeUnit.NANOSECONDS.toMillis(TIMEOUT_NS));
                if (thread.isAlive()) {
                    throw new IOException("expected " + thread.getName() + " to notice the end, found it waiting");
                }
            }
        } catch (final InterruptedException e) {
            throw new IOException("stopped while waiting for the lanes", e);
        }
        throwFailure();
    }

    private void drive(final Lane lane, final SplittableRandom random) {
        try (lane) {
            while (failure == null && !isEnding) {
                exchangeWindow(lane, random);
            }
        } catch (final IOException e) {
            if (!isBreakExpected) {
                failure =
                        new IOException("a " + lane.door() + " connection broke though nothing was to end it: " + e, e);
            }
        } catch (final IllegalStateException e) {
            failure = e;
        }
    }

    private void exchangeWindow(final Lane lane, final SplittableRandom random) throws IOException {
        final List<Long> numbers = campaign.take(lane.window(), lane.door());
        final AckLedger.Entry known = campaign.anyKnown(lane.door(), random);
        final List<Long> window = new ArrayList<>(numbers);
        if (known != null) {
            window.add(random.nextInt(window.size() + 1), known.number());
        }
        final List<Answer.Kind> turnedAway = new ArrayList<>();
        lane.exchange(window, (number, answer) -> {
            if (answer.kind().isTurnedAway()) {
                turnedAway.add(answer.kind());
            }
            if (known != null && number == known.number()) {
                campaign.judgeRepeat(known, answer);
            } else {
                accept(number, lane.door(), answer);
            }
        });
        if (!turnedAway.isEmpty()) {
            LockSupport.parkNanos(TURNED_AWAY_PAUSE_NS);
        }
    }

    private void accept(final long number, final Door door, final Answer answer) throws IOException {
        if (!answer.kind().isAcknowledgement() && !answer.kind().isTurnedAway()) {
            throw new IllegalStateException("expected a final answer to request " + number + ", found " + answer.kind()
                    + ": " + new String(answer.content(), StandardCharsets.UTF_8));
        }
        campaign.onAnswer(number, door, answer);
        if (answer.kind().isAcknowledgement()) {
            acknowledged.incrementAndGet();
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
