package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedDayTest {

    private static final int DAY = 20_000;

    private record Key(long high, long low) {}

    /** Keys in the order of unsigned numbers, also where their first halves are the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 3_000})
    void shouldWriteItsCellsInTheOrderOfTheirKeys(final int differentHalves) {
        final SplittableRandom random = new SplittableRandom(differentHalves);
        final KeyTable keys = new KeyTable(2);
        final List<Key> expected = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            final long half = random.nextInt(differentHalves) * 0x9E37_79B9L << Integer.SIZE;
            final Key key = new Key(half | random.nextInt(40), random.nextLong());
            keys.position(keys.insert(key.high, key.low), number);
            expected.add(key);
        }
        expected.sort(
                Comparator.comparing(Key::high, Long::compareUnsigned).thenComparing(Key::low, Long::compareUnsigned));
        try (ClosedDay day = new ClosedDay(DAY, keys)) {
            final List<Key> written = new ArrayList<>();
            day.writeSorted((buffer, offset, length) -> {
                assertEquals(KeyCellDescriptor.LENGTH, length);
                written.add(new Key(buffer.getLong(offset), buffer.getLong(offset + Long.BYTES)));
            });

            assertEquals(expected, written);
            assertEquals(600, day.count());
            assertEquals(DAY, day.epochDay());
        }
    }

    @Test
    void shouldFindWhatIsKeptOfAKey() {
        final KeyTable keys = new KeyTable(KeyTable.PARTITION_BITS_FEW);
        final Fingerprint content = Keys.fingerprint("bill");
        final long entry = keys.insert(Keys.fingerprint("key"));
        keys.content(entry, content.high(), content.low());
        keys.position(entry, 77);
        keys.state(entry, KeyState.REFUSED);
        final ArchivedKey found = new ArchivedKey();
        try (ClosedDay day = new ClosedDay(DAY, keys)) {
            assertFalse(day.find(Keys.fingerprint("other"), found));
            assertEquals(KeyState.UNKNOWN, found.state());

            assertTrue(day.find(Keys.fingerprint("key"), found));
            assertEquals(DAY, found.epochDay());
            assertEquals(77, found.position());
            assertEquals(KeyState.REFUSED, found.state());
            assertTrue(found.hasContent(content));
            assertFalse(found.hasContent(Keys.fingerprint("Bill")));
        }
    }

    /** A key that changed is the archive's in all but its state. */
    @Test
    void shouldChangeAKeyAsideOnceAndAgain() {
        final KeyTable keys = new KeyTable(KeyTable.PARTITION_BITS_FEW);
        final Fingerprint content = Keys.fingerprint("bill");
        final long entry = keys.insert(Keys.fingerprint("key"));
        keys.content(entry, content.high(), content.low());
        keys.position(entry, 77);
        keys.state(entry, KeyState.SETTLED);
        final ArchivedKey found = new ArchivedKey();
        try (ClosedDay day = new ClosedDay(DAY, keys);
                KeyTable amended = new KeyTable(KeyTable.PARTITION_BITS_FEW)) {
            day.find(Keys.fingerprint("key"), found);
            found.amend(amended, KeyState.REFUNDED);
            assertEquals(KeyState.REFUNDED, found.state());
            found.amend(amended, KeyState.SETTLED);
            assertEquals(KeyState.SETTLED, found.state());

            assertEquals(1, amended.count());
            final long aside = amended.find(Keys.fingerprint("key"));
            assertEquals(KeyState.SETTLED, amended.state(aside));
            assertEquals(77, amended.position(aside));
            assertEquals(content.high(), amended.contentHigh(aside));
            assertEquals(content.low(), amended.contentLow(aside));
            assertEquals(day.contentHash(), amended.contentHash());
        }
    }

    @Test
    void shouldHashEveryWordOfACell() {
        final UnsafeBuffer cell = new UnsafeBuffer(new byte[KeyCellDescriptor.LENGTH]);
        final long hash = KeyCellDescriptor.hash(cell, 0);
        for (int word = 0; word < KeyCellDescriptor.LENGTH; word += Long.BYTES) {
            cell.putLong(word, 5);
            assertNotEquals(hash, KeyCellDescriptor.hash(cell, 0));
            cell.putLong(word, 0);
        }
        cell.putLong(0, 5);
        final long first = KeyCellDescriptor.hash(cell, 0);
        cell.putLong(KeyCellDescriptor.STATE_OFFSET, 1);
        assertNotEquals(first, KeyCellDescriptor.hash(cell, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldCompareKeysWithoutSign(final long value) {
        final UnsafeBuffer cell = new UnsafeBuffer(new byte[KeyCellDescriptor.LENGTH]);
        final Fingerprint key = Keys.fingerprint("key");
        cell.putLong(0, key.high());
        cell.putLong(Long.BYTES, key.low());
        assertEquals(0, KeyCellDescriptor.compare(cell, 0, key));

        cell.putLong(Long.BYTES, value);
        assertEquals(
                Integer.signum(Long.compareUnsigned(value, key.low())),
                Integer.signum(KeyCellDescriptor.compare(cell, 0, key)));
        cell.putLong(0, value);
        assertEquals(
                Integer.signum(Long.compareUnsigned(value, key.high())),
                Integer.signum(KeyCellDescriptor.compare(cell, 0, key)));
    }
}
