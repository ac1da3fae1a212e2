package io.yidi.gateway.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.ClosedDays;
import io.yidi.gateway.fixture.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    private static final String DAY = "2026-03-02";
    private static final int EPOCH_DAY = Keys.epochDay(DAY);
    private static final String FILE = "keys-20260302.idx";
    private static final long WAIT_MS = 60_000;
    private static final long RETRY_NS = 1_000_000;
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path directory;

    private final ArchivedKey found = new ArchivedKey();

    @ParameterizedTest
    @ValueSource(ints = {1, 84, 85, 86, 170, 5_000})
    void shouldAnswerFromTheFileAsFromMemory(final int count) throws Exception {
        try (KeyFiles files = open("live")) {
            files.keep(ClosedDays.closedDay(DAY, count));
            assertHolds(files, count);
            assertTrue(files.awaitWritten(WAIT_MS));
            assertHolds(files, count);
        }
        try (KeyFiles files = open("live")) {
            assertHolds(files, count);
        }
        assertEquals(List.of(FILE), names());
    }

    @Test
    void shouldWriteTheSameFileWhateverTheOrderWas() throws Exception {
        write(ClosedDays.closedDay(DAY, IntStream.range(0, 3_000), KeyState.SETTLED));
        final byte[] first = Files.readAllBytes(directory.resolve(FILE));
        Files.delete(directory.resolve(FILE));
        write(ClosedDays.closedDay(DAY, IntStream.range(0, 3_000).map(n -> 2_999 - n), KeyState.SETTLED));

        assertArrayEquals(first, Files.readAllBytes(directory.resolve(FILE)));
    }

    @Test
    void shouldLeaveAWholeFileAsItIsWhenHistoryIsExecutedAgain() throws Exception {
        write(ClosedDays.closedDay(DAY, 500));
        Files.setLastModifiedTime(directory.resolve(FILE), LONG_AGO);

        write(ClosedDays.closedDay(DAY, 500));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(directory.resolve(FILE)));
    }

    @Test
    void shouldReplaceAFileWithOtherKeys() throws Exception {
        write(ClosedDays.closedDay(DAY, 500, KeyState.REFUSED));
        write(ClosedDays.closedDay(DAY, 500));

        try (KeyFiles files = open("live")) {
            assertHolds(files, 500);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 13, 17, 25, 100, 4_093, 4_096, 4_100, 8_176, 8_180, 8_190, 12_000})
    void shouldNoticeEveryDamagedByteAndMendIt(final int at) throws Exception {
        write(ClosedDays.closedDay(DAY, 200));
        final Path file = directory.resolve(FILE);
        final byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);

        try (KeyFiles files = open("live")) {
            final KeyFileException damaged = assertThrows(KeyFileException.class, () -> assertHolds(files, 200));
            assertTrue(damaged.getMessage().contains(file.toString()), damaged.getMessage());
        }
        write(ClosedDays.closedDay(DAY, 200));
        try (KeyFiles files = open("live")) {
            assertHolds(files, 200);
        }
    }

    @Test
    void shouldNameAFileThatIsCutOffOrMissing() throws Exception {
        write(ClosedDays.closedDay(DAY, 200));
        final Path file = directory.resolve(FILE);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 4_096 * 2));
        assertUnreadable("expected length in bytes 16384, found 8192");
        Files.write(file, new byte[10]);
        assertUnreadable("found the end of the file");
        Files.delete(file);
        assertUnreadable("NoSuchFileException");
    }

    @Test
    void shouldLetTwoUseOneDirectory() throws Exception {
        try (KeyFiles live = open("live");
                KeyFiles background = open("background")) {
            for (int day = 1; day <= 9; day++) {
                live.keep(ClosedDays.closedDay("2026-03-0" + day, 300));
                background.keep(ClosedDays.closedDay("2026-03-0" + day, 300));
            }
            assertTrue(background.awaitWritten(WAIT_MS));
            assertTrue(live.awaitWritten(WAIT_MS));
            assertHolds(live, 300);
            assertHolds(background, 300);
            live.drop(EPOCH_DAY);
            assertTrue(live.awaitWritten(WAIT_MS));
            background.drop(EPOCH_DAY);
            assertTrue(background.awaitWritten(WAIT_MS));
        }
        assertEquals(9, names().size(), "a snapshot may still count on it");
    }

    @Test
    void shouldDeleteFilesLongAfterTheirDayWasDropped() throws Exception {
        try (KeyFiles files = open("live")) {
            files.keep(ClosedDays.closedDay(DAY, 10));
            files.keep(ClosedDays.closedDay("2026-03-31", 10));
            files.drop(EPOCH_DAY + KeyFiles.KEPT_AFTER_DROP_DAYS);
            assertTrue(files.awaitWritten(WAIT_MS));
            assertTrue(names().contains(FILE));

            files.drop(EPOCH_DAY + KeyFiles.KEPT_AFTER_DROP_DAYS + 1);
            assertTrue(files.awaitWritten(WAIT_MS));
            assertFalse(names().contains(FILE));
            assertEquals(1, names().size());
        }
    }

    @Test
    void shouldStayInMemoryWhileTheFileCannotBeWritten(@TempDir final Path aside) throws Exception {
        try (KeyFiles files = open("live")) {
            final Path inTheWay = Files.createDirectory(directory.resolve(FILE + ".live.tmp"));
            Files.createDirectory(inTheWay.resolve("full"));
            files.keep(ClosedDays.closedDay(DAY, 100));
            assertFalse(files.awaitWritten(50));
            assertHolds(files, 100);

            Files.move(inTheWay, aside.resolve("moved"));
            assertTrue(files.awaitWritten(WAIT_MS));
            assertHolds(files, 100);
        }
        assertEquals(List.of(FILE), names());
    }

    @Test
    void shouldClearAwayWhatAnEarlierRunLeftUnfinished() throws Exception {
        Files.write(directory.resolve(FILE + ".live.tmp"), new byte[10]);
        Files.write(directory.resolve(FILE + ".background.tmp"), new byte[10]);

        open("live").close();
        assertEquals(List.of(FILE + ".background.tmp"), names());
    }

    @Test
    void shouldFindAMillionKeysOfADay() throws Exception {
        final int count = 1_000_000;
        write(ClosedDays.closedDay(DAY, count));
        try (KeyFiles files = open("live")) {
            final long start = System.nanoTime();
            for (int number = 0; number < count; number += 100) {
                assertTrue(
                        files.find(EPOCH_DAY, Keys.key(Keys.msgId(DAY, number)).fingerprint(), found));
                assertEquals(number + 1L, found.position());
            }
            final long lookupNs = (System.nanoTime() - start) / (count / 100);
            System.out.println("key file of " + count + " keys, " + Files.size(directory.resolve(FILE))
                    + " bytes: a lookup takes " + lookupNs + " ns");
        }
    }

    private void assertUnreadable(final String expected) throws IOException {
        try (KeyFiles files = open("live")) {
            final KeyFileException unreadable = assertThrows(KeyFileException.class, () -> assertHolds(files, 1));
            assertTrue(unreadable.getMessage().contains(expected), unreadable.getMessage());
        }
    }

    private void assertHolds(final KeyFiles files, final int count) {
        for (int number = 0; number < count; number++) {
            assertTrue(files.find(EPOCH_DAY, Keys.key(Keys.msgId(DAY, number)).fingerprint(), found));
            assertEquals(number + 1L, found.position());
            assertEquals(KeyState.SETTLED, found.state());
            assertEquals(EPOCH_DAY, found.epochDay());
        }
        for (int number = count; number < count + 200; number++) {
            assertFalse(files.find(EPOCH_DAY, Keys.key(Keys.msgId(DAY, number)).fingerprint(), found));
        }
    }

    private void write(final ClosedDay day) throws Exception {
        try (KeyFiles files = open("live")) {
            files.keep(day);
            assertTrue(files.awaitWritten(WAIT_MS));
        }
    }

    private KeyFiles open(final String owner) throws IOException {
        return new KeyFiles(directory, owner, RETRY_NS);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
