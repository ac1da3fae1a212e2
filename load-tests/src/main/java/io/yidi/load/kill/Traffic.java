package io.yidi.load.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 流量: new settlements on several lanes at once, until the gateway is killed under them.
 *
 * <p>Acknowledgements go to the ledger as they arrive; what was sent and not answered is left to be asked again.
 */
final class Traffic {

    private static final long TIMEOUT_S = 120;

    private final AckLedger ledger;
    private final Tally tally;
    private final AtomicLong nextNumber;
    private final Queue<Unanswered> unanswered;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final long target;
    private volatile boolean isKilling;
    private volatile Exception failure;

    /**
     * 未答: a request whose outcome is unknown.
     *
     * @param number of the request
     * @param door it went through
     */
    record Unanswered(long number, Door door) {}

    Traffic(
            final AckLedger ledger,
            final Tally tally,
            final AtomicLong nextNumber,
            final Queue<Unanswered> unanswered,
            final long target) {
        this.ledger = ledger;
        this.tally = tally;
        this.nextNumber = nextNumber;
        this.unanswered = unanswered;
        this.target = target;
    }

    void start(final List<Lane> lanes) {
        for (final Lane lane : lanes) {
            final Thread thread = new Thread(() -> drive(lane), "lane-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits for the wanted number of acknowledgements. */
    void awaitTarget() throws IOException {
        try {
            if (!reached.await(TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new IOException("expected " + target + " acknowledgements within " + TIMEOUT_S + " s, found "
                        + acknowledged.get());
            }
        } catch (final InterruptedException e) {
            throw new IOException("stopped while waiting for acknowledgements", e);
        }
        throwFailure();
    }

    /** From now on a broken connection is what is wanted. */
    void expectKill() {
        isKilling = true;
    }

    /** Waits until every lane noticed the kill. */
    void awaitEnd() throws IOException {
        try {
            for (final Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(TIMEOUT_S));
                if (thread.isAlive()) {
                    throw new IOException("expected " + thread.getName() + " to notice the kill, found it waiting");
                }
            }
        } catch (final InterruptedException e) {
            throw new IOException("stopped while waiting for the lanes", e);
        }
        throwFailure();
    }

    private void drive(final Lane lane) {
        try (lane) {
            while (failure == null) {
                exchangeWindow(lane);
            }
        } catch (final IOException e) {
            if (!isKilling) {
                fail(new IOException("a " + lane.door() + " connection broke though nothing was killed: " + e, e));
            }
        } catch (final IllegalStateException e) {
            fail(e);
        }
    }

    private void exchangeWindow(final Lane lane) throws IOException {
        final List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < lane.window(); i++) {
            numbers.add(nextNumber.getAndIncrement());
        }
        final Set<Long> open = new HashSet<>(numbers);
        try {
            lane.exchange(numbers, (number, answer) -> {
                if (accept(number, lane.door(), answer)) {
                    open.remove(number);
                }
            });
        } finally {
            open.forEach(number -> unanswered.add(new Unanswered(number, lane.door())));
        }
    }

    private boolean accept(final long number, final Door door, final Answer answer) throws IOException {
        if (answer.kind() == Answer.Kind.BUSY) {
            tally.busy();
            return false;
        }
        if (!answer.kind().isAcknowledgement()) {
            throw new IllegalStateException("expected a settlement for request " + number + ", found " + answer.kind()
                    + ": " + new String(answer.content(), StandardCharsets.UTF_8));
        }
        if (answer.isRepeat()) {
            tally.doubled("request " + number + " was new and answered as a repeat");
        }
        ledger.append(number, door, answer);
        if (acknowledged.incrementAndGet() == target) {
            reached.countDown();
        }
        return true;
    }

    private void fail(final Exception cause) {
        failure = cause;
        reached.countDown();
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
