package io.yidi.gateway.keys;

import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 业务键归档目录: a file {@code keys-yyyymmdd.idx} for each closed day.
 *
 * <pre>
 *   keep  ─▶ in memory ─▶ background thread ─▶ whole file there already? ─ yes ─▶ memory given back
 *                │                                    │ no                            ▲
 *                │                                    └▶ .tmp, force, rename ─────────┘
 *   find  ─▶ ────┴────────────── memory, else the file
 * </pre>
 *
 * <p>A file that cannot be written is tried again every few seconds; its day stays in memory meanwhile. Several of
 * these may use one directory, each under a name of its own: they write the same. One machine, on one thread, keeps,
 * finds and drops.
 */
public final class KeyFiles implements KeyArchive, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final long RETRY_INTERVAL_NS = 5_000_000_000L;
    private static final long JOIN_INTERVAL_NS = 100_000;
    private static final int JOIN_INTERVALS_MAX = 50_000;

    /** Longer than anybody goes on with one snapshot. */
    static final int KEPT_AFTER_DROP_DAYS = 400;

    private final Path directory;
    private final String unfinishedSuffix;
    private final long retryIntervalNs;
    private final Map<Integer, KeptDay> days = new ConcurrentHashMap<>();
    private final Queue<KeyFileJob> jobs = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * Uses a directory, made if it does not exist, and starts the background thread.
     *
     * @param directory where the files lie
     * @param owner tells those apart that use the directory at the same time; letters
     * @throws IOException if the directory cannot be used
     */
    public KeyFiles(final Path directory, final String owner) throws IOException {
        this(directory, owner, RETRY_INTERVAL_NS);
    }

    KeyFiles(final Path directory, final String owner, final long retryIntervalNs) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.unfinishedSuffix = "." + owner + ".tmp";
        this.retryIntervalNs = retryIntervalNs;
        deleteUnfinished();
        thread = new Thread(this::work, "keys-" + owner);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void keep(final ClosedDay day) {
        final Path file = file(day.epochDay());
        final KeptDay kept = new KeptDay(day, file);
        final KeptDay known = days.put(day.epochDay(), kept);
        if (known != null) {
            release(known);
        }
        offer(() -> kept.write(file.resolveSibling(file.getFileName() + unfinishedSuffix)));
    }

    /**
     * {@inheritDoc}
     *
     * @throws KeyFileException if the file is needed and is not there, damaged or unreadable
     */
    @Override
    public boolean find(final int epochDay, final Fingerprint key, final ArchivedKey into) {
        return day(epochDay).find(key, into);
    }

    @Override
    public boolean holds(final int epochDay) {
        return day(epochDay).isThere();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Its file stays for a while: a snapshot made before may still count on it, and a start that begins there will
     * ask for it once more.
     */
    @Override
    public void drop(final int epochDay) {
        final KeptDay dropped = days.remove(epochDay);
        offer(() -> {
            if (dropped != null) {
                dropped.close();
            }
            deleteBefore(epochDay - KEPT_AFTER_DROP_DAYS);
        });
    }

    /**
     * Waits until everything that was handed over so far is written and everything dropped is deleted.
     *
     * @param timeoutMs longest time to wait
     * @return false if it is not done yet
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitWritten(final long timeoutMs) throws InterruptedException {
        final CountDownLatch reached = new CountDownLatch(1);
        offer(reached::countDown);
        return reached.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Tries once more what is not written yet, stops, and gives all memory back. What a disk holds up for too long is
     * left to the end of the process; the next start writes it again.
     */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        for (int i = 0; i < JOIN_INTERVALS_MAX && thread.isAlive(); i++) {
            LockSupport.parkNanos(this, JOIN_INTERVAL_NS);
        }
        if (thread.isAlive()) {
            LOG.warn("keys of closed days were not all written before the stop");
            return;
        }
        days.values().forEach(KeyFiles::release);
        days.clear();
    }

    private KeptDay day(final int epochDay) {
        return days.computeIfAbsent(epochDay, day -> new KeptDay(day, file(day)));
    }

    private Path file(final int epochDay) {
        return directory.resolve(KeyDayDescriptor.fileName(epochDay));
    }

    private void deleteBefore(final int epochDay) throws IOException {
        final String first = KeyDayDescriptor.fileName(epochDay);
        final List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(file ->
                            KeyDayDescriptor.isKeyFile(file.getFileName().toString()))
                    .filter(file -> file.getFileName().toString().compareTo(first) < 0)
                    .toList();
        }
        for (final Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private void deleteUnfinished() throws IOException {
        final List<Path> unfinished;
        try (Stream<Path> files = Files.list(directory)) {
            unfinished = files.filter(file -> file.toString().endsWith(unfinishedSuffix))
                    .toList();
        }
        for (final Path file : unfinished) {
            Files.delete(file);
        }
    }

    private void offer(final KeyFileJob job) {
        jobs.add(job);
        LockSupport.unpark(thread);
    }

    private void work() {
        while (running || !jobs.isEmpty()) {
            final KeyFileJob job = jobs.poll();
            if (job == null) {
                LockSupport.park(this);
            } else {
                runUntilDone(job);
            }
        }
    }

    /** After {@link #close} each job is tried once. */
    private void runUntilDone(final KeyFileJob job) {
        while (!done(job) && running) {
            LockSupport.parkNanos(this, retryIntervalNs);
        }
    }

    private boolean done(final KeyFileJob job) {
        try {
            job.run();
            return true;
        } catch (final IOException | RuntimeException | Error failure) {
            LOG.warn("keys of a closed day stay in memory, to be written again: {}", failure.toString());
            return false;
        }
    }

    private static void release(final KeptDay day) {
        try {
            day.close();
        } catch (final IOException e) {
            LOG.warn("a key file was not closed: {}", e.toString());
        }
    }
}
