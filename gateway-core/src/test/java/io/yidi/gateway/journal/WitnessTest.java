package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    @TempDir
    private Path folder;

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private ChannelWitness witness;

    @BeforeEach
    void placeWitness() {
        witness = ChannelWitness.beside(folder.resolve("data"));
    }

    @Test
    void shouldStandBesideTheDirectory() throws IOException {
        assertEquals(Optional.empty(), witness.read());

        open(files).close();

        assertTrue(Files.exists(folder.resolve("data.witness")));
        assertEquals(1_024, Files.size(folder.resolve("data.witness")));
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void shouldRememberEpochAndSequence() throws IOException {
        for (int epoch = 1; epoch <= 3; epoch++) {
            final Journal journal = open(files);
            assertEquals(epoch, mark().epoch());
            assertEquals(5L * (epoch - 1), mark().durableSequence());
            appendUpTo(journal, 5L * epoch);
            journal.close();
            assertEquals(5L * epoch, mark().durableSequence());
        }
    }

    @Test
    void shouldBeWrittenWhenASegmentComesIntoUseAndNotWithEveryBatch() throws IOException {
        final CountingWitness counting = new CountingWitness();
        try (Journal journal =
                Journal.open(files, JournalRecords.small().withWitness(counting), new JournalRecords())) {
            assertEquals(1, counting.writes);
            appendUpTo(journal, 100);

            assertEquals(files.segmentNames().size(), counting.writes);
        }
    }

    @Test
    void shouldRefuseAnOldCopyPutBack() throws IOException {
        try (Journal journal = open(files)) {
            appendUpTo(journal, 10);
        }
        final SimulatedJournalFiles backup = files.afterKill();
        try (Journal journal = open(files)) {
            appendUpTo(journal, 25);
        }

        final Exception refused = assertThrows(JournalOutdatedException.class, () -> open(backup));

        assertTrue(refused.getMessage().contains("expected at least sequence 25 of epoch 2"), refused.getMessage());
        assertTrue(refused.getMessage().contains("found sequence 10 of epoch 1"), refused.getMessage());
        assertTrue(refused.getMessage().contains("remove " + witness.location()), refused.getMessage());
        open(files).close();
    }

    @Test
    void shouldRefuseAnOldCopyWithNoFewerRecords() throws IOException {
        try (Journal journal = open(files)) {
            appendUpTo(journal, 10);
        }
        final SimulatedJournalFiles backup = files.afterKill();
        open(files).close();

        assertThrows(JournalOutdatedException.class, () -> open(backup));
    }

    @Test
    void shouldRememberWhatWasConfirmedWhenItCannotBeReadBack() throws IOException {
        final SimulatedJournalFiles dropped;
        try (Journal journal = open(files)) {
            appendUpTo(journal, 10);
            dropped = files.afterKill();
            final long position = JournalRecords.append(journal);
            journal.commit();
            files.flip(files.segmentNames().get(0), sectorOf(position) + SectorDescriptor.LENGTH / 2, 0x01);

            assertThrows(JournalCorruptException.class, () -> journal.read(position));

            final Exception refused = assertThrows(JournalOutdatedException.class, () -> open(dropped));
            assertTrue(refused.getMessage().contains("expected at least sequence 11 of epoch 1"), refused.getMessage());
        }
    }

    @Test
    void shouldChangeNothingWhenItRefuses() throws IOException {
        open(files).close();
        final SimulatedJournalFiles backup = files.afterKill();
        open(files).close();
        final long operations = backup.operations();
        final WitnessMark before = mark();

        assertThrows(JournalOutdatedException.class, () -> open(backup));

        assertEquals(operations, backup.operations());
        assertEquals(before, mark());
    }

    @Test
    void shouldRefuseAnotherJournalAndNone() throws IOException {
        open(files).close();
        final SimulatedJournalFiles others = new SimulatedJournalFiles();
        Journal.open(
                        others,
                        JournalRecords.configuration(16 * 1024, 2 * 1024, 900, new UUID(7, 7)),
                        new JournalRecords())
                .close();

        assertThrows(JournalOutdatedException.class, () -> open(others));
        final Exception none = assertThrows(JournalOutdatedException.class, () -> open(new SimulatedJournalFiles()));
        assertTrue(none.getMessage().contains("found no journal"), none.getMessage());
    }

    @Test
    void shouldAcceptTheLossOnceTheWitnessIsRemoved() throws IOException {
        open(files).close();
        final SimulatedJournalFiles backup = files.afterKill();
        open(files).close();
        Files.delete(Path.of(witness.location()));

        open(backup).close();

        assertEquals(2, mark().epoch());
    }

    @Test
    void shouldGoOnWithTheOtherMarkWhenOneIsDamaged() throws IOException {
        open(files).close();
        final Path file = Path.of(witness.location());
        final WitnessMark before = mark();
        final byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            final byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);

            assertEquals(before.epoch(), mark().epoch(), "byte " + at);
        }
    }

    @Test
    void shouldRefuseAWitnessThatIsDamaged() throws IOException {
        open(files).close();
        final Path file = Path.of(witness.location());
        final byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < WitnessMark.LENGTH; at++) {
            final byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            damaged[512 + at] ^= 0x10;
            Files.write(file, damaged);

            assertThrows(JournalCorruptException.class, () -> open(files), "byte " + at);
        }
        Files.write(file, new byte[1_023]);
        assertThrows(JournalCorruptException.class, () -> open(files));
    }

    /** A crash at any step leaves the journal at least as far as its witness. */
    @Test
    void shouldNeverBeAheadOfTheJournalAfterACrash() throws IOException {
        for (int step = 1; step < 120; step++) {
            final SimulatedJournalFiles crashing = new SimulatedJournalFiles();
            Files.deleteIfExists(Path.of(witness.location()));
            crashing.failForEverAfter(step);
            try (Journal journal = open(crashing)) {
                appendUpTo(journal, 60);
            } catch (final IOException | JournalFailedException | JournalFullException stopped) {
                crashing.kill();
            }

            open(crashing.crashImage(new Random(step))).close();
        }
    }

    private Journal open(final JournalFiles journal) throws IOException {
        return Journal.open(journal, JournalRecords.small().withWitness(witness), new JournalRecords());
    }

    private static int sectorOf(final long position) {
        final int sector = JournalPosition.logicalOffset(position) / SectorDescriptor.PAYLOAD_LENGTH;
        return Math.toIntExact(SectorDescriptor.offset(sector));
    }

    private WitnessMark mark() throws IOException {
        return witness.read().orElseThrow();
    }

    /** Counts what it is told. */
    private static final class CountingWitness implements Witness {

        private int writes;

        @Override
        public String location() {
            return "nowhere";
        }

        @Override
        public Optional<WitnessMark> read() {
            return Optional.empty();
        }

        @Override
        public void write(final WitnessMark mark) {
            writes++;
        }
    }
}
