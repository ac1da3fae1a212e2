package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A directory in memory that behaves like the worst file system the journal is meant for.
 *
 * <p>It is the page cache: it shows everything that was written. Below it, {@link SimulatedDevice} holds what was
 * forced and what was not. {@link #crashImage} makes a directory as a power cut could leave it; {@link #record} lets
 * that be done later for every operation of a run; {@link #faults} lets operations go wrong. A failed force drops what
 * it should have written, as Linux does. Everything depends only on the calls made and the seeds given. One thread may
 * read while another writes.
 */
public final class SimulatedJournalFiles implements JournalFiles {

    private static final String ARCHIVE = "archive/";

    private final Map<String, SimulatedJournalFile> names = new LinkedHashMap<>();
    private final SimulatedDevice device = new SimulatedDevice();
    private final SimulatedFaults faults = new SimulatedFaults();
    private RecordedRun recording;
    private int fileCount;
    private long forces;
    private int writeLengthMax = Integer.MAX_VALUE;
    private boolean locked;

    /** A directory holding files, all of them durable. */
    static SimulatedJournalFiles holding(final Map<String, SectorContent> contents) {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        contents.keySet().stream().sorted().forEach(name -> files.put(name, contents.get(name)));
        return files;
    }

    /** Remembers every operation from now on; the directory must still be empty. */
    public RecordedRun record() {
        if (fileCount > 0) {
            throw new IllegalStateException("directory must be empty: found " + fileCount + " files");
        }
        recording = new RecordedRun();
        return recording;
    }

    /** What is counted, and what goes wrong. */
    public SimulatedFaults faults() {
        return faults;
    }

    /** Calls so far that changed something. */
    public long operations() {
        return faults.operations();
    }

    /** Calls of force so far, whether they succeeded or not. */
    public long forces() {
        return forces;
    }

    /** Lets the operation after so many more fail, and only that. */
    void failOnceAfter(final long moreOperations) {
        faults.let(SimulatedFaults.Kind.ERROR, operations() + moreOperations);
    }

    /** Lets the operation after so many more fail, and all that follow it. */
    public void failForEverAfter(final long moreOperations) {
        faults.let(SimulatedFaults.Kind.ERROR_FOR_EVER, operations() + moreOperations);
    }

    /** Lets no write take more than this many bytes. */
    void limitWrites(final int lengthMaxBytes) {
        writeLengthMax = lengthMaxBytes;
    }

    /** Ends the process that uses the directory: the lock goes, failures end, unforced sectors stay unforced. */
    public void kill() {
        locked = false;
        faults.end();
    }

    /** A copy of the directory with everything that was written, as if it had been forced. */
    SimulatedJournalFiles afterKill() {
        final SimulatedJournalFiles image = new SimulatedJournalFiles();
        names.forEach((name, file) -> image.put(name, file.cached().copy()));
        return image;
    }

    /** A directory that a power cut at this moment could leave. */
    public SimulatedJournalFiles crashImage(final PowerCut cut) {
        return holding(device.after(cut));
    }

    /** A directory that a power cut at this moment could leave, drawn. */
    public SimulatedJournalFiles crashImage(final Random random) {
        return crashImage(PowerCut.drawn(random));
    }

    /** Content of a file; a copy. */
    byte[] bytes(final String name) {
        return existing(name).cached().bytes();
    }

    /** Puts a file with durable content in place, over another if there is one. */
    void put(final String name, final byte[] content) {
        put(name, SectorContent.of(content));
    }

    /** Takes a file away for good. */
    void remove(final String name) {
        existing(name);
        names.remove(name);
        device.remove(name);
    }

    /** Changes the bits of one byte that are set in the mask. */
    void flip(final String name, final int offset, final int mask) {
        final SectorContent content = existing(name).cached();
        content.flip(offset, mask);
        device.put(name, existing(name).number(), content.copy());
    }

    /** Names of the segments in use, in order. */
    List<String> segmentNames() {
        return names.keySet().stream()
                .filter(SegmentDescriptor::isSegment)
                .sorted()
                .toList();
    }

    void countForce() {
        forces++;
    }

    int writeLengthMax() {
        return writeLengthMax;
    }

    /** Hands an operation to the device, and to the recording if there is one. */
    void perform(final SimulatedDevice.Operation operation) {
        device.apply(operation);
        if (recording != null) {
            recording.add(operation);
        }
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
    public synchronized List<String> list() {
        return names.keySet().stream().filter(name -> !name.startsWith(ARCHIVE)).toList();
    }

    @Override
    public synchronized List<String> listArchive() {
        return names.keySet().stream()
                .filter(name -> name.startsWith(ARCHIVE))
                .map(name -> name.substring(ARCHIVE.length()))
                .toList();
    }

    /** One step of the directory's list, forced with all others: both folders are on one device. */
    @Override
    public synchronized void retire(final String name) throws IOException {
        rename(name, ARCHIVE + name);
        forceDirectory();
    }

    @Override
    public synchronized JournalFile create(final String name) throws IOException {
        faults.onSpaceNeeded("create " + name);
        faults.onOperation("create " + name);
        if (names.containsKey(name)) {
            throw new IOException("file exists: " + name);
        }
        final SimulatedJournalFile file = new SimulatedJournalFile(this, fileCount++, SectorContent.empty());
        names.put(name, file);
        perform(new SimulatedDevice.Operation.Name(null, name, file.number()));
        return file;
    }

    @Override
    public synchronized JournalFile open(final String name) throws IOException {
        if (!names.containsKey(name)) {
            throw new IOException("no such file: " + name);
        }
        return existing(name);
    }

    @Override
    public synchronized JournalFile openReadOnly(final String name) throws IOException {
        return open(wherever(name));
    }

    /**
     * Shows what the device holds: what was dropped by a failed force is not there. Such a read writes the unforced
     * sectors back first, so they are.
     */
    @Override
    public synchronized JournalFile openUncached(final String name) throws IOException {
        open(wherever(name));
        final int number = existing(wherever(name)).number();
        return new SimulatedJournalFile(this, number, device.written(number));
    }

    private String wherever(final String name) {
        return names.containsKey(name) ? name : ARCHIVE + name;
    }

    @Override
    public synchronized void rename(final String from, final String to) throws IOException {
        faults.onOperation("rename " + from + " to " + to);
        if (names.containsKey(to)) {
            throw new IOException("file exists: " + to);
        }
        final SimulatedJournalFile file = existing(from);
        names.remove(from);
        names.put(to, file);
        perform(new SimulatedDevice.Operation.Name(from, to, file.number()));
    }

    @Override
    public synchronized void delete(final String name) throws IOException {
        faults.onOperation("delete " + name);
        final SimulatedJournalFile file = existing(name);
        names.remove(name);
        perform(new SimulatedDevice.Operation.Name(name, null, file.number()));
    }

    @Override
    public synchronized void forceDirectory() throws IOException {
        faults.onOperation("force directory");
        perform(new SimulatedDevice.Operation.ForceNames());
    }

    private void put(final String name, final SectorContent content) {
        final SimulatedJournalFile file = new SimulatedJournalFile(this, fileCount++, content);
        names.put(name, file);
        device.put(name, file.number(), content.copy());
    }

    private SimulatedJournalFile existing(final String name) {
        final SimulatedJournalFile file = names.get(name);
        if (file == null) {
            throw new IllegalArgumentException("file must exist: found none named " + name);
        }
        return file;
    }
}
