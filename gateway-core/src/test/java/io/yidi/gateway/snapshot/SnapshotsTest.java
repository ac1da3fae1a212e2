package io.yidi.gateway.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    private static final int POINT_BYTES = JournalPoint.LENGTH;
    private static final long TIMESTAMP_NS = 1_700_000_000_000_000_123L;
    private static final long STATE_HASH = -42;

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;
    private Snapshots snapshots;

    @BeforeEach
    void openFolder() throws IOException {
        files = new WatchedJournalFiles(folder);
        snapshots = new Snapshots(files);
    }

    @Test
    void shouldGiveBackWhatWasWritten() throws IOException {
        final byte[] content = content(3 * SnapshotDescriptor.CONTENT_BYTES_MAX + 7);
        snapshots.write(header(5), output -> writeInPieces(output, content, new Random(1)));

        try (SnapshotReader snapshot = snapshots.open(5)) {
            assertEquals(header(5), snapshot.header());
            assertArrayEquals(content, readInPieces(snapshot, content.length, new Random(2)));
            snapshot.requireEnd();
        }
    }

    @Test
    void shouldListTheNewestFirstAndKeepSoMany() throws IOException {
        for (final long sequence : List.of(9L, 100L, 20L)) {
            snapshots.write(header(sequence), output -> write(output, content(10)));
        }
        assertEquals(List.of(100L, 20L, 9L), snapshots.newestFirst());
        final AtomicInteger steps = new AtomicInteger();
        snapshots.keepNewest(2, steps::incrementAndGet);
        assertEquals(List.of(100L, 20L), snapshots.newestFirst());
        assertEquals(2, files.list().size());
        assertEquals(1, steps.get());
    }

    @Test
    void shouldNoticeEveryFlippedByte() throws IOException {
        final byte[] content = content(700);
        snapshots.write(header(5), output -> write(output, content));
        final Path file = folder.resolve(SnapshotDescriptor.fileName(5));
        final byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            final byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(file, damaged);
            assertDamaged(content.length, "flipped byte " + at);
        }
    }

    @Test
    void shouldNoticeEveryMissingEnd() throws IOException {
        final byte[] content = content(700);
        snapshots.write(header(5), output -> write(output, content));
        final Path file = folder.resolve(SnapshotDescriptor.fileName(5));
        final byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged(content.length, "cut at " + length);
        }
    }

    @Test
    void shouldNoticeBlocksThatChangedPlaces() throws IOException {
        final int block = SnapshotDescriptor.CONTENT_BYTES_MAX;
        snapshots.write(header(5), output -> write(output, content(2 * block)));
        final Path file = folder.resolve(SnapshotDescriptor.fileName(5));
        final byte[] swapped = Files.readAllBytes(file);
        final int first = SnapshotDescriptor.HEADER_BYTES;
        final int length = SnapshotDescriptor.CONTENT_OFFSET + block;
        final byte[] kept = Arrays.copyOfRange(swapped, first, first + length);
        System.arraycopy(swapped, first + length, swapped, first, length);
        System.arraycopy(kept, 0, swapped, first + length, length);
        Files.write(file, swapped);
        assertDamaged(2 * block, "swapped blocks");
    }

    @Test
    void shouldGiveNoNameToWhatIsNotWhole() throws IOException {
        files.failForces();
        assertThrows(IOException.class, () -> snapshots.write(header(5), output -> write(output, content(10))));
        assertEquals(List.of(), snapshots.newestFirst());

        snapshots = new Snapshots(new WatchedJournalFiles(folder));
        snapshots.write(header(6), output -> write(output, content(10)));
        assertEquals(List.of(6L), snapshots.newestFirst());
        try (var left = Files.list(folder)) {
            assertEquals(
                    1, left.filter(file -> file.toString().contains("snapshot")).count(), "the draft is gone");
        }
    }

    @Test
    void shouldTellWhenMoreIsReadThanWasWritten() throws IOException {
        snapshots.write(header(5), output -> write(output, content(10)));
        try (SnapshotReader snapshot = snapshots.open(5)) {
            final UncheckedIOException early =
                    assertThrows(UncheckedIOException.class, () -> readInPieces(snapshot, 11, new Random(1)));
            assertTrue(early.getCause() instanceof SnapshotDamagedException);
        }
    }

    private void assertDamaged(final int length, final String damage) {
        assertThrows(
                SnapshotDamagedException.class,
                () -> {
                    try (SnapshotReader snapshot = snapshots.open(5)) {
                        readInPieces(snapshot, length, new Random(1));
                        snapshot.requireEnd();
                    } catch (final UncheckedIOException failure) {
                        throw failure.getCause();
                    }
                },
                damage);
    }

    private static SnapshotHeader header(final long sequence) {
        final UnsafeBuffer bytes = new UnsafeBuffer(content(POINT_BYTES));
        final JournalPoint point = JournalPoint.decode(bytes, 0);
        return new SnapshotHeader(
                new JournalPoint(point.instanceId(), sequence, 3, 17, point.hash()), TIMESTAMP_NS, STATE_HASH);
    }

    private static byte[] content(final int length) {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void write(final StateOutput output, final byte[] bytes) {
        output.write(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static void writeInPieces(final StateOutput output, final byte[] bytes, final Random random) {
        for (int at = 0; at < bytes.length; ) {
            final int length = Math.min(bytes.length - at, 1 + random.nextInt(100_000));
            output.write(new UnsafeBuffer(bytes), at, length);
            at += length;
        }
    }

    private static byte[] readInPieces(final SnapshotReader snapshot, final int count, final Random random) {
        final byte[] bytes = new byte[count];
        for (int at = 0; at < count; ) {
            final int length = Math.min(count - at, 1 + random.nextInt(100_000));
            snapshot.read(new UnsafeBuffer(bytes), at, length);
            at += length;
        }
        return bytes;
    }
}
