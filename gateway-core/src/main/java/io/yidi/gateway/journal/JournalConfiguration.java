package io.yidi.gateway.journal;

import java.util.UUID;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * 流水配置: sizes and collaborators of a journal. Immutable.
 *
 * @param segmentLengthBytes length of a new segment file, a multiple of 4096; existing segments keep theirs
 * @param batchLengthMaxBytes most payload bytes of one batch, its header included
 * @param recordLengthMaxBytes longest body of a record
 * @param spareSegments zero-filled segments kept ready; the last of them is the reserve of {@link StorageUse}
 * @param spareThread true to make spares on a thread of their own; false to make them while rolling (tests)
 * @param superblockIntervalBatches batches after which {@link Journal#mark()} also refreshes the superblock
 * @param newInstanceId identity given to a journal that does not exist yet; an existing one keeps its own
 * @param clock measures how long opening and committing take
 * @param witness remembers elsewhere how far the journal has come
 * @param commitSink told how long committing takes
 */
public record JournalConfiguration(
        int segmentLengthBytes,
        int batchLengthMaxBytes,
        int recordLengthMaxBytes,
        int spareSegments,
        boolean spareThread,
        int superblockIntervalBatches,
        UUID newInstanceId,
        NanoClock clock,
        Witness witness,
        CommitSink commitSink) {

    /** Default length of a segment. */
    public static final int SEGMENT_LENGTH_DEFAULT = 64 * 1024 * 1024;

    /** Default bound of a batch: some hundred records. */
    public static final int BATCH_LENGTH_MAX_DEFAULT = 256 * 1024;

    /** Default bound of a record's body. */
    public static final int RECORD_LENGTH_MAX_DEFAULT = 160 * 1024;

    /** Batches that a segment holds at least: what is left at its end is lost to them. */
    private static final int BATCHES_MIN = 4;

    private static final int SPARE_SEGMENTS_DEFAULT = 3;
    private static final int SUPERBLOCK_INTERVAL_DEFAULT = 1024;

    /** Checks that the sizes fit into each other. */
    public JournalConfiguration {
        final int roomForOneRecord = BatchDescriptor.HEADER_LENGTH + RecordDescriptor.lengthOf(recordLengthMaxBytes);
        final int roomForOneBatch = SectorDescriptor.LENGTH * (2 + SectorDescriptor.count(batchLengthMaxBytes));
        check(recordLengthMaxBytes > 0, "recordLengthMaxBytes", "> 0", recordLengthMaxBytes);
        check(
                batchLengthMaxBytes >= roomForOneRecord,
                "batchLengthMaxBytes",
                ">= " + roomForOneRecord,
                batchLengthMaxBytes);
        check(segmentLengthBytes >= roomForOneBatch, "segmentLengthBytes", ">= " + roomForOneBatch, segmentLengthBytes);
        check(
                segmentLengthBytes % JournalFiles.UNCACHED_ALIGNMENT == 0,
                "segmentLengthBytes",
                "a multiple of " + JournalFiles.UNCACHED_ALIGNMENT,
                segmentLengthBytes);
        check(spareSegments >= 0, "spareSegments", ">= 0", spareSegments);
        check(superblockIntervalBatches > 0, "superblockIntervalBatches", "> 0", superblockIntervalBatches);
    }

    /**
     * Sizes without a witness.
     *
     * @param segmentLengthBytes length of a new segment file, a multiple of 4096; existing segments keep theirs
     * @param batchLengthMaxBytes most payload bytes of one batch, its header included
     * @param recordLengthMaxBytes longest body of a record
     * @param spareSegments zero-filled segments kept ready
     * @param spareThread true to make spares on a thread of their own; false to make them while rolling (tests)
     * @param superblockIntervalBatches batches after which {@link Journal#mark()} also refreshes the superblock
     * @param newInstanceId identity given to a journal that does not exist yet; an existing one keeps its own
     * @param clock measures how long opening takes
     */
    public JournalConfiguration(
            final int segmentLengthBytes,
            final int batchLengthMaxBytes,
            final int recordLengthMaxBytes,
            final int spareSegments,
            final boolean spareThread,
            final int superblockIntervalBatches,
            final UUID newInstanceId,
            final NanoClock clock) {
        this(
                segmentLengthBytes,
                batchLengthMaxBytes,
                recordLengthMaxBytes,
                spareSegments,
                spareThread,
                superblockIntervalBatches,
                newInstanceId,
                clock,
                Witness.NONE,
                CommitSink.NONE);
    }

    /**
     * The defaults: 64 MiB segments, 256 KiB batches, 160 KiB records; two spares and a reserve, made on their own
     * thread.
     *
     * @return the configuration
     */
    public static JournalConfiguration defaults() {
        return new JournalConfiguration(
                SEGMENT_LENGTH_DEFAULT,
                BATCH_LENGTH_MAX_DEFAULT,
                RECORD_LENGTH_MAX_DEFAULT,
                SPARE_SEGMENTS_DEFAULT,
                true,
                SUPERBLOCK_INTERVAL_DEFAULT,
                UUID.randomUUID(),
                SystemNanoClock.INSTANCE);
    }

    /**
     * The same with segments of another length, and with shorter batches if they are short.
     *
     * @param newSegmentLengthBytes length of a new segment file, a multiple of 4096
     * @return the configuration
     */
    public JournalConfiguration withSegmentLengthBytes(final int newSegmentLengthBytes) {
        return new JournalConfiguration(
                newSegmentLengthBytes,
                Math.min(batchLengthMaxBytes, newSegmentLengthBytes / BATCHES_MIN),
                recordLengthMaxBytes,
                spareSegments,
                spareThread,
                superblockIntervalBatches,
                newInstanceId,
                clock,
                witness,
                commitSink);
    }

    /**
     * The same with a witness.
     *
     * @param newWitness asked at opening, and told at opening, with every superblock and at closing
     * @return the configuration
     */
    public JournalConfiguration withWitness(final Witness newWitness) {
        return new JournalConfiguration(
                segmentLengthBytes,
                batchLengthMaxBytes,
                recordLengthMaxBytes,
                spareSegments,
                spareThread,
                superblockIntervalBatches,
                newInstanceId,
                clock,
                newWitness,
                commitSink);
    }

    /**
     * The same with somebody who wants to know how long committing takes.
     *
     * @param newCommitSink told of every batch
     * @return the configuration
     */
    public JournalConfiguration withCommitSink(final CommitSink newCommitSink) {
        return new JournalConfiguration(
                segmentLengthBytes,
                batchLengthMaxBytes,
                recordLengthMaxBytes,
                spareSegments,
                spareThread,
                superblockIntervalBatches,
                newInstanceId,
                clock,
                witness,
                newCommitSink);
    }

    private static void check(final boolean holds, final String name, final String expected, final int found) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + expected + ": found " + found);
        }
    }
}
