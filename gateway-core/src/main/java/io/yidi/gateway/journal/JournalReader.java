package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 流水读取: goes through a journal, archive included, verifying everything on the way. Takes no lock and changes nothing.
 * {@link #readAll} judges the tail too and is for a journal nobody is writing to; {@link #readUpTo} may be used beside
 * the writer. A reading that begins after a point verifies from the segment on that holds it. An instance is used once,
 * by one thread.
 */
public final class JournalReader {

    private static final long EVERYTHING = Long.MAX_VALUE;
    private static final int CHUNK_LENGTH = 1024 * 1024;

    private final JournalFiles files;
    private final RecoveryStart start;
    private final StartGate gate;
    private final SectorReader sectors = new SectorReader(CHUNK_LENGTH);
    private final HashChain chain = new HashChain();
    private final List<SegmentHeader> segments = new ArrayList<>();
    private final List<String> superseded = new ArrayList<>();
    private final List<SegmentSummary> summaries = new ArrayList<>();

    private SegmentTable table;
    private Watermark watermark;
    private volatile SegmentReader current;
    private boolean isCurrentArchived;
    private long lastSequence;
    private long lastEpoch;
    private long records;
    private long batches;

    /**
     * Prepares to read from the first record on.
     *
     * @param files directory of the journal
     */
    public JournalReader(final JournalFiles files) {
        this(files, RecoveryStart.beginning());
    }

    /**
     * Prepares to read.
     *
     * @param files directory of the journal
     * @param start from where on records are wanted
     */
    public JournalReader(final JournalFiles files, final RecoveryStart start) {
        this.files = files;
        this.start = start;
        gate = new StartGate(start);
    }

    /**
     * Reads everything behind the start.
     *
     * @param visitor receives each record after its batch has been verified
     * @throws JournalCorruptException when the start is not in this journal, something acknowledged is missing or
     *     anything is damaged
     * @throws IOException when a file cannot be read
     */
    public void readAll(final RecordVisitor visitor) throws IOException {
        read(EVERYTHING, visitor);
        verifyWatermark();
    }

    /**
     * Reads up to the batch that holds a sequence known to be durable, and looks at nothing behind it.
     *
     * @param durableSequence last sequence wanted, such as {@link Journal#durableSequence()} of the writer
     * @param visitor receives each record after its batch has been verified
     * @throws JournalCorruptException when the start is not in this journal, the journal ends before the sequence or
     *     anything is damaged
     * @throws IOException when a file cannot be read
     */
    public void readUpTo(final long durableSequence, final RecordVisitor visitor) throws IOException {
        read(durableSequence, visitor);
        if (lastSequence < durableSequence) {
            throw corrupt(
                    lastFile(),
                    "expected sequence " + durableSequence + ", found the end of the journal after " + lastSequence);
        }
    }

    /**
     * Where the reading stands: behind the batch whose records the visitor received last.
     *
     * @return a point that a later reading can begin after
     * @throws IllegalStateException when nothing was read, or the journal has no segment yet
     */
    public JournalPoint end() {
        if (current == null) {
            throw new IllegalStateException("expected a segment to have been read, found none: " + files.location());
        }
        return new JournalPoint(
                current.header().instanceId(),
                lastSequence,
                current.header().ordinal(),
                current.endSector(),
                chain.link());
    }

    /**
     * Last sequence of the journal.
     *
     * @return the sequence, 0 when there is none
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * Records given to the visitor.
     *
     * @return the count
     */
    public long records() {
        return records;
    }

    /**
     * Batches verified, commit marks included.
     *
     * @return the count
     */
    public long batches() {
        return batches;
    }

    /**
     * Whether the journal ends in a batch of which only some sectors arrived: what a crash leaves before a force.
     *
     * @return true when an opening for writing would cut it
     */
    public boolean isTorn() {
        return current != null && current.isTorn();
    }

    /**
     * How long that unfinished batch is.
     *
     * @return bytes that an opening for writing would cut; 0 when the end is clean
     */
    public int tornLengthBytes() {
        return isTorn() ? (current.tornEndSector() - current.endSector()) * SectorDescriptor.LENGTH : 0;
    }

    /**
     * What was found in each segment read, in order, up to where the reading ended.
     *
     * @return one summary a segment
     */
    public List<SegmentSummary> summaries() {
        final List<SegmentSummary> all = new ArrayList<>(summaries);
        if (current != null) {
            all.add(summary());
        }
        return all;
    }

    /**
     * Header of a segment that has been reached, or lies before the start.
     *
     * @param ordinal of the segment
     * @return the header; empty for a segment not reached yet, or not in this journal
     */
    Optional<SegmentHeader> reached(final int ordinal) throws IOException {
        final SegmentReader reading = current;
        if (reading == null || ordinal > reading.header().ordinal()) {
            return Optional.empty();
        }
        if (ordinal == reading.header().ordinal()) {
            return Optional.of(reading.header());
        }
        final int index = table.indexOf(ordinal);
        return index == SegmentTable.NOT_THERE ? Optional.empty() : Optional.of(table.header(index));
    }

    /**
     * Header of the segment that holds a sequence that has been reached.
     *
     * @param sequence of a record
     * @return the header; empty for a sequence that was not reached yet, or is in no segment
     */
    Optional<SegmentHeader> reachedSequence(final long sequence) throws IOException {
        final int index = sequence > lastSequence ? SegmentTable.NOT_THERE : table.indexOfSequence(sequence);
        return index == SegmentTable.NOT_THERE ? Optional.empty() : Optional.of(table.header(index));
    }

    /** Sector after the last one verified of the segment being read; after the last one of an earlier segment. */
    int endSectorOf(final int ordinal) throws IOException {
        final SegmentReader reading = current;
        return ordinal == reading.header().ordinal()
                ? reading.endSector()
                : table.header(table.indexOf(ordinal)).sectors();
    }

    /** Highest epoch seen; 0 in a new journal. */
    long lastEpoch() {
        return lastEpoch;
    }

    /** Headers of the segments read, in order. */
    List<SegmentHeader> segments() {
        return segments;
    }

    /** All segments, whether read or not. */
    SegmentTable table() {
        return table;
    }

    /** Reader of the last segment, at its end; none in a new journal. */
    Optional<SegmentReader> lastSegment() {
        return Optional.ofNullable(current);
    }

    /** Names of blank segments that another of the same ordinal has taken the place of. */
    List<String> superseded() {
        return superseded;
    }

    /** The hash chain after the last good batch. */
    HashChain chain() {
        return chain;
    }

    /** What was found in the superblocks. */
    SuperblockReader superblocks() {
        return watermark.superblocks();
    }

    private void read(final long untilSequence, final RecordVisitor visitor) throws IOException {
        watermark = new Watermark(files);
        watermark.superblocks().newest().ifPresent(superblock -> lastEpoch = superblock.epoch());
        table = SegmentTable.list(files);
        try (RecoveredRecords earlier = new RecoveredRecords(files, this)) {
            visitor.onStart(earlier);
            readSegments(headers(firstIndex()), untilSequence, visitor);
            visitor.onEnd();
        }
        if (!gate.isOpen()) {
            throw corrupt(lastFile(), gate.verdict("the end of the journal after sequence " + lastSequence));
        }
    }

    private int firstIndex() throws IOException {
        if (table.isEmpty()) {
            return 0;
        }
        final Superblock newest = watermark.newest();
        final SegmentHeader oldest = table.header(0);
        expect(oldest.fileName(), "instance id", newest.instanceId(), oldest.instanceId());
        if (start.point().isEmpty()) {
            expect(oldest.fileName(), "ordinal of the first segment", 0, oldest.ordinal());
            expect(oldest.fileName(), "hash before the first segment", oldest.instanceId(), oldest.previousHash());
            expect(oldest.fileName(), "first sequence", Journal.FIRST_SEQUENCE, oldest.firstSequence());
            return 0;
        }
        final JournalPoint point = start.point().get();
        watermark.beginAfter(point);
        final int first = table.firstFrom(point.ordinal());
        if (first < table.size()) {
            requireGapless(newest.oldestOrdinal(), point.ordinal());
        }
        return first;
    }

    /** Before the start only what is in the archive may be missing. */
    private void requireGapless(final int from, final int until) throws IOException {
        final int first = table.firstFrom(from);
        for (int ordinal = from; ordinal < until; ordinal++) {
            if (table.header(first + ordinal - from).ordinal() != ordinal) {
                throw corrupt(
                        files.location(),
                        "expected segment " + ordinal + ", which had not been retired, found none of that ordinal");
            }
        }
    }

    private List<SegmentHeader> headers(final int first) throws IOException {
        final List<SegmentHeader> headers = new ArrayList<>(table.size() - first);
        for (int i = first; i < table.size(); i++) {
            headers.add(table.header(i));
        }
        return headers;
    }

    private void readSegments(final List<SegmentHeader> headers, final long untilSequence, final RecordVisitor visitor)
            throws IOException {
        if (!headers.isEmpty()) {
            chain.restart(headers.get(0).previousHash());
            lastSequence = headers.get(0).firstSequence() - 1;
        }
        for (int i = 0; i < headers.size() && (i == 0 || isWanted(untilSequence)); i++) {
            readSegment(headers, i, untilSequence, visitor);
        }
    }

    private boolean isWanted(final long untilSequence) {
        return lastSequence < untilSequence || !gate.isOpen();
    }

    private void readSegment(
            final List<SegmentHeader> headers, final int index, final long untilSequence, final RecordVisitor visitor)
            throws IOException {
        final SegmentHeader header = headers.get(index);
        final boolean isLast = index == headers.size() - 1;
        final boolean isSuperseded = !isLast && headers.get(index + 1).ordinal() == header.ordinal();
        final boolean isArchived = table.isArchived(header.ordinal());
        verifyContinuity(header);
        try (JournalFile file = files.openUncached(header.fileName())) {
            sectors.wrap(file);
            if (current != null) {
                summaries.add(summary());
            }
            isCurrentArchived = isArchived;
            current = new SegmentReader(header.fileName(), header, sectors, chain);
            readBatches(untilSequence, visitor);
            verifyEnd(current, isLast, isSuperseded);
        }
        if (isSuperseded) {
            superseded.add(header.fileName());
        } else {
            segments.add(header);
        }
    }

    private SegmentSummary summary() {
        return SegmentSummary.of(current.header(), current, isCurrentArchived);
    }

    private void verifyContinuity(final SegmentHeader header) {
        final String name = header.fileName();
        if (!segments.isEmpty()) {
            final SegmentHeader before = segments.get(segments.size() - 1);
            expect(name, "ordinal", before.ordinal() + 1, header.ordinal());
            expect(name, "instance id", before.instanceId(), header.instanceId());
        }
        expect(name, "first sequence", lastSequence + 1, header.firstSequence());
        expect(name, "hash of the segment before", chain.link(), header.previousHash());
        lastEpoch = Math.max(lastEpoch, header.epoch());
    }

    private void readBatches(final long untilSequence, final RecordVisitor visitor) throws IOException {
        compareEnd();
        while (isWanted(untilSequence) && current.nextBatch()) {
            final boolean isBehindStart = gate.isOpen();
            final long count = current.lastSequence() - lastSequence;
            lastSequence = current.lastSequence();
            batches++;
            compareEnd();
            if (isBehindStart) {
                records += count;
                current.visitRecords(visitor);
            }
        }
    }

    private void compareEnd() throws IOException {
        watermark.onBatchEnd(current, current.header().ordinal(), lastSequence, chain);
        gate.onBatchEnd(current, current.header(), lastSequence, chain);
    }

    private static void verifyEnd(final SegmentReader segment, final boolean isLast, final boolean isSuperseded)
            throws IOException {
        if (!isLast && segment.isTorn()) {
            throw segment.damaged(
                    segment.endSector(), "expected a clean end because another segment follows, found a torn batch");
        }
        if (isSuperseded && segment.batches() > 0) {
            throw segment.damaged(
                    SegmentDescriptor.FIRST_BATCH_SECTOR,
                    "expected no batches because a later segment has the same ordinal, found " + segment.batches());
        }
    }

    /** A superblock that was never reached tells of a batch that was durable and is no longer there. */
    private void verifyWatermark() {
        if (segments.isEmpty()
                && superblocks().sound().isEmpty()
                && superblocks().damaged() > 0) {
            throw corrupt(
                    SuperblockDescriptor.NAMES.get(0), "expected a sound superblock or none, found a damaged one");
        }
        for (final Superblock superblock : watermark.unreached()) {
            throw corrupt(
                    lastFile(),
                    "expected as in the superblock sequence " + superblock.durableSequence() + " ending in segment "
                            + superblock.ordinal() + " before sector " + superblock.endSector()
                            + ", found the end of the journal: acknowledged records are gone");
        }
    }

    private void expect(final String name, final String what, final Object expected, final Object found) {
        if (!found.equals(expected)) {
            throw corrupt(name, "expected " + what + " " + expected + ", found " + found);
        }
    }

    private JournalCorruptException corrupt(final String name, final String verdict) {
        return new JournalCorruptException(
                name, 0, verdict, lastSequence, endPosition(), JournalCorruptException.NONE_AFTER);
    }

    private String lastFile() {
        return current == null ? files.location() : current.header().fileName();
    }

    private long endPosition() {
        return current == null
                ? JournalPosition.NULL_POSITION
                : JournalPosition.of(current.header().ordinal(), current.endSector() * SectorDescriptor.PAYLOAD_LENGTH);
    }
}
