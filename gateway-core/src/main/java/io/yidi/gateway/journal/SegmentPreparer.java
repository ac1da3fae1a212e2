package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/**
 * 备段: keeps zero-filled segments ready, so that taking the next one into use costs the writing thread neither the
 * filling nor its force.
 *
 * <p>{@link #start()} gives it a thread of its own, which fills the last spare that is missing with
 * {@linkplain BackgroundPace rests in between}, and tries again when the disk was full; a defect that ends it can be
 * {@link #defect() asked for}, and ends whoever takes the next spare. Without it spares are made by whoever calls
 * {@link #take(int)}, one after another, in a repeatable order.
 */
final class SegmentPreparer implements Closeable {

    private static final int FILL_LENGTH = 256 * 1024;
    private static final int RESTS_FOR_WORK = 4;
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long JOIN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int JOIN_INTERVALS_MAX = 5_000;

    private final JournalFiles files;
    private final int segmentLengthBytes;
    private final int wanted;
    private final ByteBuffer zeros;
    private final Queue<Spare> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readyCount = new AtomicInteger();
    private final BackgroundPace pace;
    private volatile boolean running;
    private volatile boolean isStopped;
    private volatile boolean isAwaited;
    private volatile boolean starved;
    private volatile Throwable defect;
    private Thread thread;
    private long nextNumber;

    SegmentPreparer(final JournalFiles files, final int segmentLengthBytes, final int wanted, final NanoClock clock) {
        this.files = files;
        this.segmentLengthBytes = segmentLengthBytes;
        this.wanted = wanted;
        pace = new BackgroundPace(0, RESTS_FOR_WORK, this::isHurried, clock);
        zeros = ByteBuffer.allocateDirect(Math.min(FILL_LENGTH, segmentLengthBytes));
    }

    /** Starts the thread. */
    void start() {
        running = true;
        thread = new Thread(this::keepReady, "journal-preparer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Spares ready. Any thread may ask. */
    int readyCount() {
        return readyCount.get();
    }

    /** Whether the last attempt to make a spare failed: the disk is full, most likely. Any thread may ask. */
    boolean isStarved() {
        return starved;
    }

    /** What has ended its thread; {@code null} if nothing has. Any thread may ask. */
    Throwable defect() {
        return defect;
    }

    /**
     * Takes a spare. Only when no more are ready than are to be kept does the caller wait for one to be filled.
     *
     * @param keep spares that must stay behind
     * @throws IOException when there are no more than that and none could be made; half-made files are gone again
     * @throws IllegalStateException when the thread has ended by a defect
     */
    Spare take(final int keep) throws IOException {
        requireSound();
        if (readyCount.get() <= keep) {
            awaitReady(keep + 1);
        }
        final Spare spare = ready.remove();
        readyCount.decrementAndGet();
        LockSupport.unpark(thread);
        return spare;
    }

    /** The thread may be filling one, and resting: then it hurries up. */
    private void awaitReady(final int atLeast) throws IOException {
        isAwaited = true;
        LockSupport.unpark(thread);
        try {
            makeReady(atLeast);
        } finally {
            isAwaited = false;
        }
    }

    private boolean isHurried() {
        return isAwaited || readyCount.get() < wanted - 1 || Thread.currentThread() != thread;
    }

    /** Makes spares until there are as many as wanted. */
    void makeReady() throws IOException {
        while (readyCount.get() < wanted) {
            makeReady(readyCount.get() + 1);
        }
    }

    private synchronized void makeReady(final int atLeast) throws IOException {
        if (readyCount.get() < atLeast) {
            ready.add(tryToMake());
            readyCount.incrementAndGet();
        }
    }

    private Spare tryToMake() throws IOException {
        try {
            final Spare spare = make();
            starved = false;
            return spare;
        } catch (final IOException noSpace) {
            starved = true;
            throw noSpace;
        }
    }

    private Spare make() throws IOException {
        final String name = SegmentDescriptor.spareName(nextNumber++);
        final JournalFile file = files.create(name);
        try {
            fill(file);
            file.force(true);
            files.forceDirectory();
        } catch (final IOException e) {
            discard(new Spare(name, file), e);
            throw e;
        }
        return new Spare(name, file);
    }

    private void discard(final Spare halfMade, final IOException reason) {
        try {
            discard(halfMade);
        } catch (final IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Forces a little at a time: one force of a whole segment would keep the journal waiting behind it. */
    private void fill(final JournalFile file) throws IOException {
        pace.begin();
        for (long at = 0; at < segmentLengthBytes; at += zeros.capacity()) {
            if (isStopped) {
                throw new IOException("stopped while a spare was being filled");
            }
            final int lengthBytes = (int) Math.min(zeros.capacity(), segmentLengthBytes - at);
            file.writeFully(zeros.clear().limit(lengthBytes), at);
            file.force(false);
            pace.onPart();
        }
    }

    private void discard(final Spare spare) throws IOException {
        spare.file().close();
        files.delete(spare.name());
    }

    private void requireSound() {
        final Throwable found = defect;
        if (found != null) {
            throw new IllegalStateException("spare segments are not made any more: " + found.getMessage(), found);
        }
    }

    private void keepReady() {
        try {
            while (running) {
                keepReadyOnce();
            }
        } catch (final RuntimeException | Error found) {
            defect = found;
        }
    }

    /** Looks whether it is to end before it waits: a rest may have used up the wake-up that came with that. */
    private void keepReadyOnce() {
        try {
            makeReady();
            if (running) {
                LockSupport.park(this);
            }
        } catch (final IOException noSpace) {
            if (running) {
                LockSupport.parkNanos(this, RETRY_INTERVAL_NS);
            }
        }
    }

    private void joinThread() {
        for (int i = 0; i < JOIN_INTERVALS_MAX && thread.isAlive(); i++) {
            LockSupport.parkNanos(this, JOIN_INTERVAL_NS);
        }
    }

    /** Stops the thread and deletes the spares; one that a disk holds up is left to the end of the process. */
    @Override
    public void close() throws IOException {
        running = false;
        isStopped = true;
        if (thread != null) {
            LockSupport.unpark(thread);
            joinThread();
        }
        for (Spare spare = ready.poll(); spare != null; spare = ready.poll()) {
            discard(spare);
        }
    }
}
