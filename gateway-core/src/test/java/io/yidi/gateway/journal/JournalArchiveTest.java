package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.assertReadBack;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalArchiveTest {

    private static final int RECORDS = 200;
    private static final String ARCHIVE = "archive/";

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final List<Long> positions = new ArrayList<>();

    @Test
    void shouldReadRetiredRecordsBackAndAgainAtTheNextOpening() throws IOException {
        try (Journal journal = written()) {
            assertReadableFrom(journal, 1);

            journal.retireBefore(3);

            assertEquals(3, files.listArchive().size());
            assertReadableFrom(journal, 1);
        }

        final JournalRecords seen = new JournalRecords();
        try (Journal journal = Journal.open(files, small(), seen)) {
            assertEquals(RECORDS, seen.count());
            assertReadableFrom(journal, 1);
        }
    }

    @Test
    void shouldGoOnWhenARetiredRecordCannotBeRead() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(3);
            for (final String name : files.listArchive()) {
                flipInEverySector(ARCHIVE + name);
            }

            assertThrows(ArchiveUnreadableException.class, () -> journal.read(positions.get(0)));
            assertThrows(ArchiveUnreadableException.class, () -> journal.positionOf(1));

            append(journal);
            journal.commit();
            assertReadBack(journal, positions.get(RECORDS - 1), RECORDS);
        }
    }

    @Test
    void shouldNeverRetireTheSegmentInUse() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(Integer.MAX_VALUE);
            journal.retireBefore(Integer.MAX_VALUE);

            assertEquals(1, files.segmentNames().size());
            append(journal);
        }

        assertEquals(RECORDS + 1, countFromTheBeginning(files));
    }

    @Test
    void shouldNotRetireTwiceNorBackwards() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(2);
            final long operations = files.operations();

            journal.retireBefore(2);
            journal.retireBefore(0);

            assertEquals(operations, files.operations());
        }
    }

    @Test
    void shouldRetireNothingOnceClosed() throws IOException {
        final Journal journal = written();
        journal.close();

        assertThrows(IllegalStateException.class, () -> journal.retireBefore(2));
        assertTrue(files.listArchive().isEmpty());
    }

    @Test
    void shouldBeTheSameJournalAfterACrashAnywhereInARetirement() throws IOException {
        for (int step = 0; step < 12; step++) {
            final SimulatedJournalFiles crashing = writtenFiles();
            final Journal journal = Journal.open(crashing, small(), new JournalRecords());
            crashing.failOnceAfter(step);
            assertThrows(IOException.class, () -> journal.retireBefore(6));
            for (int seed = 0; seed < 20; seed++) {
                final SimulatedJournalFiles image = crashing.crashImage(new Random(seed));

                assertEquals(RECORDS, countFromTheBeginning(image), "step " + step + " seed " + seed);

                try (Journal reopened = Journal.open(image, small(), new JournalRecords())) {
                    reopened.retireBefore(6);
                    assertEquals(6, image.listArchive().size());
                }
            }
        }
    }

    @Test
    void shouldNotFailTheJournalWhenARetirementFails() throws IOException {
        try (Journal journal = written()) {
            files.failOnceAfter(1);
            assertThrows(IOException.class, () -> journal.retireBefore(3));

            appendUpTo(journal, RECORDS + 1);
            journal.retireBefore(3);

            assertEquals(3, files.listArchive().size());
        }
    }

    @Test
    void shouldNameTheSegmentThatIsMissingFromTheArchive() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(3);
        }
        final List<String> archived = files.listArchive().stream().sorted().toList();
        files.remove(ARCHIVE + archived.get(1));

        final String gap = refusal(files, RecoveryStart.beginning());
        assertTrue(gap.contains("file=" + archived.get(2)), gap);
        assertTrue(gap.contains("expected ordinal 1, found 2"), gap);

        files.remove(ARCHIVE + archived.get(0));
        final String start = refusal(files, RecoveryStart.beginning());
        assertTrue(start.contains("expected ordinal of the first segment 0, found 2"), start);
    }

    @Test
    void shouldRefuseASegmentInTwoPlaces() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(3);
        }
        final String retired = files.listArchive().get(0);
        files.put(retired, files.bytes(ARCHIVE + retired));

        assertRefused("found it in both");
    }

    @Test
    void shouldRefuseAnArchiveNewerThanTheFolder() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(5);
        }
        final String oldest = files.listArchive().stream().sorted().findFirst().orElseThrow();
        files.put(oldest, files.bytes(ARCHIVE + oldest));
        files.remove(ARCHIVE + oldest);

        assertRefused("expected in the archive only segments before " + oldest);
    }

    @Test
    void shouldRefuseAFolderWithoutALiveSegment() throws IOException {
        try (Journal journal = written()) {
            journal.retireBefore(Integer.MAX_VALUE);
        }
        files.segmentNames().forEach(files::remove);

        assertRefused("found all in the archive");
    }

    @Test
    void shouldRefuseARetiredSegmentOfAnotherJournal() throws IOException {
        final SimulatedJournalFiles others = new SimulatedJournalFiles();
        final JournalConfiguration other = JournalRecords.configuration(16 * 1024, 2 * 1024, 900, new UUID(7, 7));
        try (Journal journal = Journal.open(others, other, new JournalRecords())) {
            appendUpTo(journal, RECORDS);
        }
        try (Journal journal = written()) {
            journal.retireBefore(3);
        }
        final String first = files.listArchive().stream().sorted().findFirst().orElseThrow();
        files.put(ARCHIVE + first, others.bytes(first));

        assertRefused("expected instance id");
    }

    @Test
    void shouldRetireWhileRecordsAreWrittenAndRead(@TempDir final Path directory) throws IOException {
        final JournalFiles real = new ChannelJournalFiles(directory);
        try (Journal journal = Journal.open(real, small(), new JournalRecords())) {
            write(journal, RECORDS);
            final CompletableFuture<Void> retirement = CompletableFuture.runAsync(() -> retireOneByOne(journal));
            while (!retirement.isDone()) {
                write(journal, journal.lastSequence() + 10);
                assertReadableFrom(journal, 1);
            }
            retirement.join();
            assertReadableFrom(journal, 1);
        }

        assertTrue(real.listArchive().size() > 5);
        assertEquals(positions.size(), countFromTheBeginning(real));
    }

    private void flipInEverySector(final String name) {
        for (int offset = 100; offset < files.bytes(name).length; offset += SectorDescriptor.LENGTH) {
            files.flip(name, offset, 1);
        }
    }

    private static void retireOneByOne(final Journal journal) {
        for (int ordinal = 1; ordinal < 8; ordinal++) {
            try {
                journal.retireBefore(ordinal);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Journal written() throws IOException {
        final Journal journal = Journal.open(files, small(), new JournalRecords());
        write(journal, RECORDS);
        return journal;
    }

    private static SimulatedJournalFiles writtenFiles() throws IOException {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            appendUpTo(journal, RECORDS);
        }
        return files;
    }

    private void write(final Journal journal, final long lastSequence) {
        while (journal.lastSequence() < lastSequence) {
            positions.add(append(journal));
        }
        journal.commit();
    }

    private void assertReadableFrom(final Journal journal, final long sequence) {
        for (long i = sequence; i <= positions.size(); i++) {
            assertReadBack(journal, positions.get((int) i - 1), i);
        }
    }

    private void assertRefused(final String text) {
        final String refusal = refusal(files, RecoveryStart.beginning());
        assertTrue(refusal.contains(text), refusal);
    }

    private static String refusal(final JournalFiles files, final RecoveryStart start) {
        return assertThrows(
                        JournalCorruptException.class, () -> Journal.open(files, small(), start, new JournalRecords()))
                .getMessage();
    }

    private static int countFromTheBeginning(final JournalFiles files) throws IOException {
        final JournalRecords seen = new JournalRecords();
        new JournalReader(files).readAll(seen);
        return seen.count();
    }
}
