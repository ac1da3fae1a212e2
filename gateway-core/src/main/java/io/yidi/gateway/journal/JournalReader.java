package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 流水读取: goes through a journal from its first record, verifying everything on the way. Takes no lock and changes
 * nothing. {@link #readAll} judges the tail too and is for a journal nobody is writing to; {@link #readUpTo} may be
 * used beside the writer. An instance is used once, by one thread.
 */
public final class JournalReader {

    private static final long EVERYTHING = Long.MAX_VALUE;

    private final JournalFiles files;
    private final SectorReader sectors = new SectorReader();
    private final HashChain chain = new HashChain();
    private final List<SegmentHeader> segments = new ArrayList<>();
    private final List<String> superseded = new ArrayList<>();

    private SuperblockReader superblocks;
    private List<Superblock> unreached = List.of();
    private SegmentReader lastSegment;
    private SegmentHeader currentSegment;
    private long lastSequence;
    private long lastEpoch;
    private long records;
    private long batches;

    /**
     * Prepares to read.
     *
     * @param files directory of the journal
     */
    public JournalReader(final JournalFiles files) {
        this.files = files;
    }

    /**
     * Reads everything there is.
     *
     * @param visitor receives each record after its batch has been verified
     * @throws JournalCorruptException when something acknowledged is missing or anything is damaged
     * @throws IOException when a file cannot be read
     */
    public void readAll(final RecordVisitor visitor) throws IOException {
        readSegments(EVERYTHING, visitor);
        verifyWatermark();
    }

    /**
     * Header of a segment that has been reached.
     *
     * @param ordinal of the segment
     * @return the header; empty for a segment not reached yet, or not in this journal
     */
    Optional<SegmentHeader> reached(final int ordinal) {
        if (currentSegment != null && currentSegment.ordinal() == ordinal) {
            return Optional.of(currentSegment);
        }
        return segments.stream().filter(header -> header.ordinal() == ordinal).findFirst();
    }

    /**
     * Reads up to the batch that holds a sequence known to be durable, and looks at nothing behind it.
     *
     * @param durableSequence last sequence wanted, such as {@link Journal#durableSequence()} of the writer
     * @param visitor receives each record after its batch has been verified
     * @throws JournalCorruptException when the journal ends before or anything is damaged
     * @throws IOException when a file cannot be read
     */
    public void readUpTo(final long durableSequence, final RecordVisitor visitor) throws IOException {
        readSegments(durableSequence, visitor);
        if (lastSequence < durableSequence) {
            throw corrupt(
                    lastFile(),
                    "expected sequence " + durableSequence + ", found the end of the journal after " + lastSequence);
        }
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
     * Records read.
     *
     * @return the count
     */
    public long records() {
        return records;
    }

    /**
     * Batches read, commit marks included.
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
        return lastSegment != null && lastSegment.isTorn();
    }

    /** Highest epoch seen; 0 in a new journal. */
    long lastEpoch() {
        return lastEpoch;
    }

    /** Headers of the segments in use, in order. */
    List<SegmentHeader> segments() {
        return segments;
    }

    /** Reader of the last segment, at its end; none in a new journal. */
    Optional<SegmentReader> lastSegment() {
        return Optional.ofNullable(lastSegment);
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
        return superblocks;
    }

    private void readSegments(final long untilSequence, final RecordVisitor visitor) throws IOException {
        readSuperblocks();
        final List<SegmentHeader> headers = readHeaders();
        if (!headers.isEmpty()) {
            requireSuperblock(headers.get(0));
            chain.restart(headers.get(0).previousHash());
            lastSequence = headers.get(0).firstSequence() - 1;
        }
        for (int i = 0; i < headers.size() && lastSequence < untilSequence; i++) {
            readSegment(headers, i, untilSequence, visitor);
        }
    }

    private void readSuperblocks() throws IOException {
        superblocks = new SuperblockReader(files);
        unreached = superblocks.sound().stream()
                .filter(superblock -> superblock.endSector() != Superblock.BEFORE_FIRST_SEGMENT)
                .collect(Collectors.toCollection(ArrayList::new));
        superblocks.newest().ifPresent(superblock -> lastEpoch = superblock.epoch());
    }

    private List<SegmentHeader> readHeaders() throws IOException {
        final List<String> names = files.list().stream()
                .filter(SegmentDescriptor::isSegment)
                .sorted()
                .toList();
        final List<SegmentHeader> headers = new ArrayList<>(names.size());
        for (final String name : names) {
            try (JournalFile file = files.openUncached(name)) {
                headers.add(readHeader(name, file));
            }
        }
        return headers;
    }

    private SegmentHeader readHeader(final String name, final JournalFile file) throws IOException {
        sectors.wrap(file);
        if (sectors.fileLengthBytes() < SectorDescriptor.LENGTH) {
            throw corrupt(name, "expected a segment header, found " + sectors.fileLengthBytes() + " bytes");
        }
        final SectorFlyweight sector = sectors.sector(0);
        if (sector.state() != SectorFlyweight.State.SOUND) {
            throw corrupt(name, "expected a whole segment header, found a sector that is " + sector.state());
        }
        final byte[] payload = new byte[SectorDescriptor.PAYLOAD_LENGTH];
        sector.copyPayload(new UnsafeBuffer(payload), 0);
        final SegmentHeader header = SegmentHeader.decode(name, payload);
        expect(name, "file name", header.fileName(), name);
        expect(name, "file length", header.segmentLengthBytes(), sectors.fileLengthBytes());
        return header;
    }

    private void requireSuperblock(final SegmentHeader first) {
        final Superblock newest = superblocks
                .newest()
                .orElseThrow(() -> corrupt(
                        SuperblockDescriptor.NAMES.get(0),
                        "expected a sound superblock beside the segments, found " + superblocks.damaged()
                                + " damaged and " + superblocks.missing() + " missing"));
        expect(first.fileName(), "instance id", newest.instanceId(), first.instanceId());
        expect(first.fileName(), "ordinal of the oldest segment", newest.oldestOrdinal(), first.ordinal());
        if (first.ordinal() == 0) {
            expect(first.fileName(), "hash before the first segment", first.instanceId(), first.previousHash());
            expect(first.fileName(), "first sequence", Journal.FIRST_SEQUENCE, first.firstSequence());
        }
    }

    private void readSegment(
            final List<SegmentHeader> headers, final int index, final long untilSequence, final RecordVisitor visitor)
            throws IOException {
        final SegmentHeader header = headers.get(index);
        final boolean isLast = index == headers.size() - 1;
        final boolean isSuperseded = !isLast && headers.get(index + 1).ordinal() == header.ordinal();
        verifyContinuity(header);
        currentSegment = header;
        try (JournalFile file = files.openUncached(header.fileName())) {
            sectors.wrap(file);
            final SegmentReader segment = new SegmentReader(header.fileName(), header, sectors, chain);
            readBatches(segment, header, untilSequence, visitor);
            verifyEnd(segment, isLast, isSuperseded);
            lastSegment = segment;
        }
        if (isSuperseded) {
            superseded.add(header.fileName());
        } else {
            segments.add(header);
        }
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

    private void readBatches(
            final SegmentReader segment,
            final SegmentHeader header,
            final long untilSequence,
            final RecordVisitor visitor)
            throws IOException {
        compareSuperblocks(segment, header);
        while (lastSequence < untilSequence && segment.nextBatch()) {
            records += segment.lastSequence() - lastSequence;
            lastSequence = segment.lastSequence();
            batches++;
            compareSuperblocks(segment, header);
            segment.visitRecords(visitor);
        }
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

    private void compareSuperblocks(final SegmentReader segment, final SegmentHeader header) throws IOException {
        for (int i = unreached.size() - 1; i >= 0; i--) {
            final Superblock superblock = unreached.get(i);
            if (superblock.isAt(header.ordinal(), segment.endSector())) {
                verifySuperblock(segment, superblock);
                unreached.remove(i);
            }
        }
    }

    private void verifySuperblock(final SegmentReader segment, final Superblock superblock) throws IOException {
        if (superblock.durableSequence() != lastSequence || !superblock.hash().equals(chain.link())) {
            throw segment.damaged(
                    segment.endSector(),
                    "expected as in the superblock sequence " + superblock.durableSequence() + " hash "
                            + superblock.hash() + ", found sequence " + lastSequence + " hash " + chain.link());
        }
    }

    /** A superblock that was never reached tells of a batch that was durable and is no longer there. */
    private void verifyWatermark() {
        if (segments.isEmpty() && superblocks.sound().isEmpty() && superblocks.damaged() > 0) {
            throw corrupt(
                    SuperblockDescriptor.NAMES.get(0), "expected a sound superblock or none, found a damaged one");
        }
        for (final Superblock superblock : unreached) {
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
        return segments.isEmpty()
                ? files.location()
                : segments.get(segments.size() - 1).fileName();
    }

    private long endPosition() {
        if (segments.isEmpty()) {
            return JournalPosition.NULL_POSITION;
        }
        final int ordinal = segments.get(segments.size() - 1).ordinal();
        return JournalPosition.of(ordinal, lastSegment.endSector() * SectorDescriptor.PAYLOAD_LENGTH);
    }
}
