package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.journal.JournalConfiguration;
import java.util.UUID;

/** Journals whose segments are so short that a run goes through many. */
final class Journals {

    private static final int SUPERBLOCK_INTERVAL_BATCHES = 3;

    private Journals() {}

    /** Every command has a batch of its own; a segment holds a few. */
    static JournalConfiguration single() {
        return configuration(16 * 1024, 4 * 1024, 3 * 1024);
    }

    /** All commands of a round share a batch. */
    static JournalConfiguration grouped() {
        return configuration(168 * 1024, 160 * 1024, 140 * 1024);
    }

    /** Commands of many persons share a batch. */
    static JournalConfiguration wide() {
        return configuration(448 * 1024, 400 * 1024, 140 * 1024);
    }

    private static JournalConfiguration configuration(
            final int segmentLengthBytes, final int batchLengthMaxBytes, final int recordLengthMaxBytes) {
        return new JournalConfiguration(
                segmentLengthBytes,
                batchLengthMaxBytes,
                recordLengthMaxBytes,
                1,
                false,
                SUPERBLOCK_INTERVAL_BATCHES,
                new UUID(1, 2),
                () -> 0);
    }
}
