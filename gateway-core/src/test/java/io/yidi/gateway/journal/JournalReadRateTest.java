package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast a journal is read and verified; a few records only, unless -Dyidi.read.records says how many. */
class JournalReadRateTest {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReadRateTest.class);
    private static final int RECORDS = Integer.getInteger("yidi.read.records", 2_000);
    private static final int BATCH_RECORDS = Integer.getInteger("yidi.read.batch", 32);
    private static final int ROUNDS = Integer.getInteger("yidi.read.rounds", 2);
    private static final int BODY_LENGTH = 1_280;

    @Test
    void shouldReadAndVerifyEveryRecord(@TempDir final Path directory) throws IOException {
        final JournalFiles files = new ChannelJournalFiles(directory);
        write(files);
        for (int round = 1; round <= ROUNDS; round++) {
            final JournalReader reader = new JournalReader(files);
            final long startNs = System.nanoTime();

            reader.readAll((type, sequence, timestampNs, position, buffer, offset, length) -> {});

            final long elapsedNs = System.nanoTime() - startNs;
            assertEquals(RECORDS, reader.records());
            LOG.info(
                    "read {} records in {} batches in {} ms",
                    reader.records(),
                    reader.batches(),
                    TimeUnit.NANOSECONDS.toMillis(elapsedNs));
        }
    }

    private static void write(final JournalFiles files) throws IOException {
        final JournalConfiguration defaults = JournalConfiguration.defaults()
                .withSegmentLengthBytes(RECORDS > 2_000 ? JournalConfiguration.SEGMENT_LENGTH_DEFAULT : 1 << 20);
        final JournalConfiguration configuration = new JournalConfiguration(
                defaults.segmentLengthBytes(),
                defaults.batchLengthMaxBytes(),
                defaults.recordLengthMaxBytes(),
                0,
                false,
                defaults.superblockIntervalBatches(),
                new UUID(1, 2),
                SystemNanoClock.INSTANCE);
        final byte[] bytes = new byte[BODY_LENGTH];
        new Random(1).nextBytes(bytes);
        final UnsafeBuffer body = new UnsafeBuffer(bytes);
        try (Journal journal = Journal.open(files, configuration, new JournalRecords())) {
            for (long sequence = 1; sequence <= RECORDS; sequence++) {
                body.putLong(0, sequence);
                journal.append(1, sequence, sequence, body, 0, BODY_LENGTH);
                if (sequence % BATCH_RECORDS == 0) {
                    journal.commit();
                }
            }
        }
    }
}
