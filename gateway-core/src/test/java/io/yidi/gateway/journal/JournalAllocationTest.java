package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAllocationTest {

    private static final int ROUNDS = 2_000;
    private static final int BODY_LENGTH = 300;
    /** Two superblocks are refreshed on the way; about a byte a round. */
    private static final long ALLOCATED_BYTES_MAX = 2 * 1024;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer body = new UnsafeBuffer(new byte[BODY_LENGTH]);

    @TempDir
    private Path directory;

    @Test
    void shouldAllocateNothingPerAppendCommitMarkAndRead() throws IOException {
        final RecordVisitor ignore = (type, sequence, timestampNs, position, buffer, offset, length) -> {};
        try (Journal journal = Journal.open(new ChannelJournalFiles(directory), roomy(), ignore)) {
            work(journal, ROUNDS);
            final long before = threads.getCurrentThreadAllocatedBytes();

            work(journal, ROUNDS);

            final long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(
                    allocatedBytes < ALLOCATED_BYTES_MAX,
                    () -> "expected less than " + ALLOCATED_BYTES_MAX + " bytes, found " + allocatedBytes);
            assertEquals(0, journal.recoveryReport().segments());
        }
    }

    /** The defaults, without a thread, which would allocate too. */
    private static JournalConfiguration roomy() {
        final JournalConfiguration defaults = JournalConfiguration.defaults();
        return new JournalConfiguration(
                defaults.segmentLengthBytes(),
                defaults.batchLengthMaxBytes(),
                defaults.recordLengthMaxBytes(),
                0,
                false,
                defaults.superblockIntervalBatches(),
                defaults.newInstanceId(),
                defaults.clock());
    }

    private void work(final Journal journal, final int rounds) {
        for (int i = 0; i < rounds; i++) {
            final long sequence = journal.lastSequence() + 1;
            final long position = journal.append(1, sequence, i, body, 0, BODY_LENGTH);
            journal.append(1, sequence + 1, i, body, 0, 300);
            if (i % 2 == 0) {
                journal.commit();
            } else {
                journal.handOver();
                journal.commitInFlight();
                journal.takeBack();
            }
            if (i % 16 == 0) {
                journal.mark();
            }
            assertTrue(journal.read(position).bodyLength() == BODY_LENGTH);
        }
    }
}
