package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A directory in memory that behaves like the worst file system the journal is meant for.
 *
 * <p>What was not forced is kept apart in 512-byte sectors; names that were not forced are kept apart as a list of
 * steps. {@link #crashImage} makes a directory as a power cut could leave it: any subset of the unforced sectors and
 * any prefix of the unforced steps. Calls that change something are counted, and one of them can be made to fail: once,
 * or for ever from then on. A failed force drops what it should have written, as Linux does. Everything depends only on
 * the calls made and the seeds given. One thread.
 */
final class SimulatedJournalFiles implements JournalFiles {

    private static final long NEVER = Long.MAX_VALUE;
    private static final String ARCHIVE = "archive/";

    private final Map<String, SimulatedJournalFile> names = new LinkedHashMap<>();
    private final Map<String, SimulatedJournalFile> durableNames = new HashMap<>();
    private final List<NameStep> unforcedSteps = new ArrayList<>();
    private long operations;
    private long forces;
    private long failAt = NEVER;
    private boolean failsForEver;
    private int writeLengthMax = Integer.MAX_VALUE;
    private boolean locked;

    /** A change of the directory that a crash may undo. */
    private record NameStep(String from, String to, SimulatedJournalFile file) {
        void applyTo(final Map<String, SimulatedJournalFile> target) {
            if (from != null) {
                target.remove(from);
            }
            if (to != null) {
                target.put(to, file);
            }
        }
    }

    /** Calls so far that changed something. */
    long operations() {
        return operations;
    }

    /** Calls of force so far, whether they succeeded or not. */
    long forces() {
        return forces;
    }

    /** Lets the operation after so many more fail, and only that. */
    void failOnceAfter(final long moreOperations) {
        failAt = operations + moreOperations;
        failsForEver = false;
    }

    /** Lets the operation after so many more fail, and all that follow it. */
    void failForEverAfter(final long moreOperations) {
        failAt = operations + moreOperations;
        failsForEver = true;
    }

    /** Lets no write take more than this many bytes. */
    void limitWrites(final int lengthMaxBytes) {
        writeLengthMax = lengthMaxBytes;
    }

    /** Ends the process that uses the directory: the lock goes, failures end, unforced sectors stay unforced. */
    void kill() {
        locked = false;
        failAt = NEVER;
        failsForEver = false;
    }

    /** A copy of the directory with everything that was written, as if it had been forced. */
    SimulatedJournalFiles afterKill() {
        final SimulatedJournalFiles image = new SimulatedJournalFiles();
        names.forEach((name, file) -> image.put(name, file.bytes()));
        return image;
    }

    /** A directory that a power cut at this moment could leave. */
    SimulatedJournalFiles crashImage(final Random random) {
        final Map<String, SimulatedJournalFile> survivors = new HashMap<>(durableNames);
        final int steps = random.nextInt(unforcedSteps.size() + 1);
        unforcedSteps.subList(0, steps).forEach(step -> step.applyTo(survivors));
        final SimulatedJournalFiles image = new SimulatedJournalFiles();
        final int percent = random.nextInt(5) * 25;
        survivors.keySet().stream()
                .sorted()
                .forEach(name -> image.put(name, survivors.get(name).survivingBytes(random, percent)));
        return image;
    }

    /** Content of a file; a copy. */
    byte[] bytes(final String name) {
        return existing(name).bytes();
    }

    /** Puts a file with durable content in place, over another if there is one. */
    void put(final String name, final byte[] content) {
        final SimulatedJournalFile file = new SimulatedJournalFile(this, content);
        names.put(name, file);
        durableNames.put(name, file);
    }

    /** Takes a file away for good. */
    void remove(final String name) {
        existing(name);
        names.remove(name);
        durableNames.remove(name);
    }

    /** Changes the bits of one byte that are set in the mask. */
    void flip(final String name, final int offset, final int mask) {
        existing(name).flip(offset, mask);
    }

    /** Names of the segments in use, in order. */
    List<String> segmentNames() {
        return names.keySet().stream()
                .filter(SegmentDescriptor::isSegment)
                .sorted()
                .toList();
    }

    /** Counts an operation and fails it if it is its turn. */
    void countOperation(final String what) throws IOException {
        final long number = operations++;
        if (number == failAt || (failsForEver && number > failAt)) {
            throw new IOException("simulated failure of operation " + number + ": " + what);
        }
    }

    void countForce() {
        forces++;
    }

    int writeLengthMax() {
        return writeLengthMax;
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public Closeable lock() {
        if (locked) {
            throw new JournalLockedException(location());
        }
        locked = true;
        return () -> locked = false;
    }

    @Override
    public List<String> list() {
        return names.keySet().stream().filter(name -> !name.startsWith(ARCHIVE)).toList();
    }

    @Override
    public List<String> listArchive() {
        return names.keySet().stream()
                .filter(name -> name.startsWith(ARCHIVE))
                .map(name -> name.substring(ARCHIVE.length()))
                .toList();
    }

    /** One step of the directory's list, forced with all others: both folders are on one device. */
    @Override
    public void retire(final String name) throws IOException {
        rename(name, ARCHIVE + name);
        forceDirectory();
    }

    @Override
    public JournalFile create(final String name) throws IOException {
        countOperation("create " + name);
        if (names.containsKey(name)) {
            throw new IOException("file exists: " + name);
        }
        final SimulatedJournalFile file = new SimulatedJournalFile(this, new byte[0]);
        step(new NameStep(null, name, file));
        return file;
    }

    @Override
    public JournalFile open(final String name) throws IOException {
        if (!names.containsKey(name)) {
            throw new IOException("no such file: " + name);
        }
        return existing(name);
    }

    @Override
    public JournalFile openReadOnly(final String name) throws IOException {
        return open(wherever(name));
    }

    @Override
    public JournalFile openUncached(final String name) throws IOException {
        open(wherever(name));
        return existing(wherever(name)).uncached();
    }

    private String wherever(final String name) {
        return names.containsKey(name) ? name : ARCHIVE + name;
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        countOperation("rename " + from + " to " + to);
        if (names.containsKey(to)) {
            throw new IOException("file exists: " + to);
        }
        step(new NameStep(from, to, existing(from)));
    }

    @Override
    public void delete(final String name) throws IOException {
        countOperation("delete " + name);
        step(new NameStep(name, null, existing(name)));
    }

    @Override
    public void forceDirectory() throws IOException {
        countOperation("force directory");
        unforcedSteps.forEach(step -> step.applyTo(durableNames));
        unforcedSteps.clear();
    }

    private void step(final NameStep step) {
        step.applyTo(names);
        unforcedSteps.add(step);
    }

    private SimulatedJournalFile existing(final String name) {
        final SimulatedJournalFile file = names.get(name);
        if (file == null) {
            throw new IllegalArgumentException("file must exist: found none named " + name);
        }
        return file;
    }
}
