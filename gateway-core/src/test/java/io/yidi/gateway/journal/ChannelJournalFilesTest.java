package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.assertReadBack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChannelJournalFilesTest {

    private static final RecordVisitor IGNORE = (type, sequence, timestampNs, position, buffer, offset, length) -> {};

    @TempDir
    private Path parent;

    private Path directory;
    private ChannelJournalFiles files;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = parent.resolve("data").resolve("journal");
        files = new ChannelJournalFiles(directory);
    }

    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldCarryAJournalThroughManySegmentsAndOpenings() throws IOException {
        for (int opening = 0; opening < 5; opening++) {
            final JournalRecords seen = new JournalRecords();
            try (Journal journal = Journal.open(files, withSpareThread(), seen)) {
                assertEquals(200 * opening, seen.count());
                appendUpTo(journal, 200L * (opening + 1));
                for (int sequence = 1; sequence <= seen.count(); sequence += 13) {
                    assertReadBack(journal, seen.position(sequence), sequence);
                }
            }
        }
        assertTrue(files.list().stream().noneMatch(SegmentDescriptor::isSpare));
    }

    @Test
    void shouldCutATornTailOnDisk() throws IOException {
        try (Journal journal = Journal.open(files, JournalRecords.small(), IGNORE)) {
            appendUpTo(journal, 5);
        }
        try (Journal journal = Journal.open(files, JournalRecords.small(), IGNORE)) {
            appendUpTo(journal, 6);
            copyAndBlankFirstSectorOfLastBatch();
        }
        final ChannelJournalFiles torn = new ChannelJournalFiles(parent.resolve("torn"));

        final JournalRecords seen = new JournalRecords();
        try (Journal journal = Journal.open(torn, JournalRecords.small(), seen)) {
            assertEquals(5, seen.count());
            assertTrue(Files.exists(parent.resolve("torn")
                    .resolve(journal.recoveryReport().tornTail().orElseThrow().keptAs())));
        }
    }

    @Test
    void shouldRefuseASecondHolderOfTheLock() throws IOException {
        final Closeable lock = files.lock();

        final Exception refused =
                assertThrows(JournalLockedException.class, () -> new ChannelJournalFiles(directory).lock());

        assertTrue(refused.getMessage().contains(directory.toString()));
        lock.close();
        files.lock().close();
    }

    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldRefuseALockHeldByAnotherProcess() throws IOException, InterruptedException {
        final Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        directory.toString())
                .start();
        try {
            assertEquals('L', holder.getInputStream().read());

            assertThrows(JournalLockedException.class, () -> Journal.open(files, JournalRecords.small(), IGNORE));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        Journal.open(files, JournalRecords.small(), IGNORE).close();
    }

    @Test
    void shouldNotCreateOrRenameOverAFile() throws IOException {
        files.create("a").close();
        files.create("b").close();

        assertThrows(FileAlreadyExistsException.class, () -> files.create("a"));
        assertThrows(FileAlreadyExistsException.class, () -> files.rename("a", "b"));
    }

    @Test
    void shouldDeleteALongFileALittleAtATime() throws IOException {
        final long lengthBytes = 2L * JournalFiles.DELETE_STEP_BYTES + 1;
        try (JournalFile file = files.create("long")) {
            file.writeFully(ByteBuffer.wrap(new byte[] {1}), lengthBytes - 1);
        }
        final List<Long> lengthsLeft = new ArrayList<>();

        files.deleteInSteps(
                "long", () -> lengthsLeft.add(directory.resolve("long").toFile().length()));

        assertEquals(List.of((long) JournalFiles.DELETE_STEP_BYTES + 1, 1L, 0L), lengthsLeft);
        assertFalse(files.list().contains("long"));
    }

    @Test
    void shouldReadPastThePageCacheWhatWasWritten() throws IOException {
        final byte[] content = new byte[3 * JournalFiles.UNCACHED_ALIGNMENT];
        content[content.length - 1] = 7;
        try (JournalFile file = files.create("a")) {
            file.writeFully(ByteBuffer.wrap(content), 0);
        }
        final ByteBuffer aligned = ByteBuffer.allocateDirect(content.length + JournalFiles.UNCACHED_ALIGNMENT)
                .alignedSlice(JournalFiles.UNCACHED_ALIGNMENT)
                .limit(content.length);

        try (JournalFile file = files.openUncached("a")) {
            file.readFully(aligned, 0);
        }

        assertEquals(7, aligned.get(content.length - 1));
    }

    /** Copies the directory as a power cut would leave it that lost one sector of the last batch. */
    private void copyAndBlankFirstSectorOfLastBatch() throws IOException {
        final Path torn = Files.createDirectory(parent.resolve("torn"));
        final List<String> names = files.list();
        for (final String name : names) {
            Files.copy(directory.resolve(name), torn.resolve(name));
        }
        final String last = names.stream()
                .filter(SegmentDescriptor::isSegment)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        try (var channel = Files.newByteChannel(torn.resolve(last), StandardOpenOption.WRITE)) {
            channel.position(SectorDescriptor.LENGTH).write(ByteBuffer.allocate(SectorDescriptor.LENGTH));
        }
    }

    private static JournalConfiguration withSpareThread() {
        final JournalConfiguration small = JournalRecords.small();
        return new JournalConfiguration(
                small.segmentLengthBytes(),
                small.batchLengthMaxBytes(),
                small.recordLengthMaxBytes(),
                2,
                true,
                small.superblockIntervalBatches(),
                small.newInstanceId(),
                small.clock());
    }
}
