package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.agrona.CloseHelper;
import org.agrona.concurrent.NanoClock;

/**
 * 滚动写入: writes batches behind each other, from segment to segment, and keeps the superblock. Decides nothing about
 * failures: what it throws the caller must treat as final. Used by the owner of the journal, but for {@link #append},
 * which may run beside it; between a claim and the end of its append the owner neither claims, nor rolls, nor saves.
 */
final class RollingWriter implements Closeable {

    private final JournalFiles files;
    private final JournalConfiguration configuration;
    private final Hash128 instanceId;
    private final long epoch;
    private final HashChain chain;
    private final SegmentTable segments;
    private final SegmentPreparer preparer;
    private final RetirementJob retirement;
    private SuperblockWriter superblocks;
    private SegmentWriter segment;
    private volatile boolean inReserve;
    private volatile int ordinalInUse;

    RollingWriter(final JournalFiles files, final JournalConfiguration configuration, final RecoveryJob recovery)
            throws IOException {
        this.files = files;
        this.configuration = configuration;
        instanceId =
                recovery.superblock().map(Superblock::instanceId).orElse(Hash128.of(configuration.newInstanceId()));
        epoch = recovery.report().epoch();
        chain = recovery.chain();
        segments = recovery.usedSegments();
        retirement = new RetirementJob(files, segments.oldestLiveOrdinal());
        preparer = new SegmentPreparer(
                files, configuration.segmentLengthBytes(), configuration.spareSegments(), configuration.clock());
    }

    /** Takes the first segment of this epoch into use. */
    void start(final RecoveryJob recovery) throws IOException {
        final long lastSequence = recovery.report().lastSequence();
        superblocks = new SuperblockWriter(
                files, recovery.superblock().map(Superblock::generation).orElse(0L));
        if (recovery.isNew()) {
            chain.restart(instanceId);
            superblocks.write(superblock(0, Superblock.BEFORE_FIRST_SEGMENT, lastSequence));
        }
        inReserve = preparer.readyCount() < reserve();
        startSegment(preparer.take(0), recovery.nextOrdinal(), lastSequence);
        deleteBlank(recovery.blankSegment());
        saveSuperblock(lastSequence);
        if (configuration.spareThread()) {
            preparer.start();
        } else {
            preparer.makeReady();
        }
    }

    /** Whether so many more sectors fit into the segment in use. */
    boolean hasRoom(final int sectors) {
        return segment.hasRoom(sectors);
    }

    /**
     * A segment to {@link #roll} into. A failure to get one is not final.
     *
     * @param use for an ordinary one the reserve is left alone
     */
    Spare takeSpare(final StorageUse use) throws IOException {
        return preparer.take(keep(use));
    }

    /** Whether a spare would have to be made first, and the last attempt to make one failed. */
    boolean lacksSpare(final StorageUse use) {
        return preparer.isStarved() && preparer.readyCount() <= keep(use);
    }

    /** Whether what is written now uses up the reserve. Any thread may ask. */
    boolean drawsOnReserve() {
        return inReserve && preparer.isStarved() && preparer.readyCount() <= reserve();
    }

    /** What has ended the thread that makes spares; {@code null} if nothing has. Any thread may ask. */
    Throwable spareDefect() {
        return preparer.defect();
    }

    /** Takes the next segment into use; everything appended must be durable. */
    void roll(final Spare spare, final long durableSequence) throws IOException {
        segment.close();
        inReserve = preparer.readyCount() < reserve();
        startSegment(spare, segment.header().ordinal() + 1, durableSequence);
        saveSuperblock(durableSequence);
    }

    /** Takes a place for a batch; there must be room. */
    void claim(final BatchWriter batch) {
        segment.claim(SectorDescriptor.count(batch.length()));
    }

    /** Writes the batch whose place was claimed and forces it. */
    void append(final BatchWriter batch, final long durableSequence) throws IOException {
        final NanoClock clock = configuration.clock();
        final ByteBuffer sectors = batch.seal(durableSequence + 1, durableSequence, segment.claimedStamp(), chain);
        final long startNs = clock.nanoTime();
        segment.write(sectors);
        final long writtenNs = clock.nanoTime();
        segment.force();
        configuration.commitSink().onCommit(writtenNs - startNs, clock.nanoTime() - writtenNs);
    }

    /** Records in the superblock, then with the witness, that everything appended is durable. */
    void saveSuperblock(final long durableSequence) throws IOException {
        superblocks.write(superblock(segment.header().ordinal(), segment.endSector(), durableSequence));
        testify(durableSequence);
    }

    /** Tells the witness how far the journal has come. */
    void testify(final long durableSequence) throws IOException {
        configuration.witness().write(new WitnessMark(instanceId, epoch, durableSequence));
    }

    /** The segment in use. */
    SegmentWriter segment() {
        return segment;
    }

    /** All segments, the one in use included. */
    SegmentTable segments() {
        return segments;
    }

    /** Moves segments before an ordinal and before the one in use into the archive. Any other thread. */
    void retireBefore(final int ordinal) throws IOException {
        retirement.run(Math.min(ordinal, ordinalInUse));
    }

    /** Ordinal of the oldest segment that is not in the archive for certain. Any thread may ask. */
    int oldestOrdinal() {
        return retirement.oldestOrdinal();
    }

    /** Ordinal of the segment in use. Any thread may ask. */
    int ordinalInUse() {
        return ordinalInUse;
    }

    private int keep(final StorageUse use) {
        return use == StorageUse.RESERVED ? 0 : reserve();
    }

    /** Segments kept back for what must go on when the disk is full; none without spares. */
    private int reserve() {
        return Math.min(1, configuration.spareSegments());
    }

    private void startSegment(final Spare spare, final int ordinal, final long durableSequence) throws IOException {
        final SegmentHeader header = new SegmentHeader(
                instanceId,
                epoch,
                durableSequence + 1,
                configuration.segmentLengthBytes(),
                ordinal,
                configuration.batchLengthMaxBytes(),
                chain.link());
        segment = SegmentWriter.start(files, spare, header);
        segments.add(header);
        ordinalInUse = ordinal;
    }

    private void deleteBlank(final Optional<SegmentHeader> blank) throws IOException {
        if (blank.isPresent()) {
            files.delete(blank.get().fileName());
            files.forceDirectory();
        }
    }

    private Superblock superblock(final int ordinal, final int endSector, final long durableSequence) {
        return new Superblock(
                instanceId,
                superblocks.nextGeneration(),
                epoch,
                durableSequence,
                ordinal,
                endSector,
                chain.link(),
                retirement.oldestOrdinal());
    }

    @Override
    public void close() {
        CloseHelper.closeAll(retirement, preparer, segment, superblocks);
    }
}
