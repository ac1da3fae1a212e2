package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.StateBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BJ-50: who is down, and when. */
class DowntimeTableTest {

    private static final int TIANJIN = 120_000;
    private static final String LONGEST_TEXT = "停".repeat(DowntimeRow.TEXT_LENGTH_MAX);

    private final DowntimeTable table = new DowntimeTable();

    @ParameterizedTest
    @CsvSource({
        "120000, 100, true",
        "120000, 199, true",
        "120000, 99, false",
        "120000, 200, false",
        "120101, 150, true",
        "110101, 150, false"
    })
    void shouldSayWhichPlaceIsDownAndWhen(final int place, final long atMs, final boolean isDown) {
        final DowntimeRow row = row("N1", TIANJIN, 100, 200);
        table.put(row, 0);

        assertEquals(isDown ? row : null, table.of(place, atMs));
    }

    @Test
    void shouldSayWhatWasAnnouncedFirst() {
        table.put(row("N1", TIANJIN, 100, 200), 0);
        table.put(row("N2", 120_100, 100, 300), 0);

        assertEquals("N1", table.of(120_101, 150).number());
        assertEquals("N2", table.of(120_101, 250).number());
        assertEquals("N2", table.row(1).number());
        assertNull(table.of(120_101, 300));
    }

    /** A place, what lies in it, and what it lies in. */
    @ParameterizedTest
    @CsvSource({"120100, 120101, true", "120100, 120000, true", "120100, 120100, true", "120100, 120201, false"})
    void shouldTouchWhatLiesInItAndWhatItLiesIn(final int area, final int place, final boolean touches) {
        assertEquals(touches, row("N1", area, 0, 1).touches(place));
    }

    @Test
    void shouldTakeThePlaceOfTheNoticeWithItsNumber() {
        table.put(row("N1", TIANJIN, 100, 200), 0);
        table.put(row("N2", TIANJIN, 100, 200), 0);
        assertTrue(table.put(row("N1", TIANJIN, 300, 400), 250));

        assertEquals(2, table.count(), "no room was needed, so nothing was let go");
        assertEquals(300, table.row(0).fromMs());
        assertTrue(table.contains("N2"));
        assertFalse(table.contains("N3"));
    }

    @Test
    void shouldMakeRoomOfWhatIsOver() {
        for (int number = 1; number <= DowntimeTable.COUNT_MAX; number++) {
            assertTrue(table.put(row("N" + number, TIANJIN, 100, 200 + number), 0));
        }
        assertFalse(table.put(row("X", TIANJIN, 100, 200), 200));
        assertTrue(table.put(row("N7", TIANJIN, 100, 900), 200), "it has its place");
        assertEquals(DowntimeTable.COUNT_MAX, table.count());

        assertTrue(table.put(row("X", TIANJIN, 100, 900), 201), "the first is over");
        assertFalse(table.contains("N1"));
        assertTrue(table.contains("N2"));
        assertEquals(DowntimeTable.COUNT_MAX, table.count());
    }

    @Test
    void shouldBeReadAsItWasWithTheLongestTexts() {
        for (int number = 1; number <= DowntimeTable.COUNT_MAX; number++) {
            table.put(new DowntimeRow("N" + number, 999_999, -number, number, LONGEST_TEXT), 0);
        }
        final StateBytes bytes = new StateBytes();
        table.writeTo(new StateWriter(bytes));
        final DowntimeTable copy = new DowntimeTable();
        copy.readFrom(new StateReader(StateBytes.input(bytes.toByteArray())));

        assertEquals(DowntimeTable.COUNT_MAX, copy.count());
        for (int index = 0; index < copy.count(); index++) {
            assertEquals(table.row(index), copy.row(index));
        }
    }

    @Test
    void shouldHashEveryFieldOfANotice() {
        final long hash = hashOf(row("N1", TIANJIN, 100, 200));

        assertEquals(hash, hashOf(row("N1", TIANJIN, 100, 200)));
        assertNotEquals(hash, hashOf(row("N2", TIANJIN, 100, 200)));
        assertNotEquals(hash, hashOf(row("N1", 120_100, 100, 200)));
        assertNotEquals(hash, hashOf(row("N1", TIANJIN, 101, 200)));
        assertNotEquals(hash, hashOf(row("N1", TIANJIN, 100, 201)));
        assertNotEquals(hash, hashOf(new DowntimeRow("N1", TIANJIN, 100, 200, LONGEST_TEXT)));
        assertNotEquals(hash, table.stateHash());
    }

    private static long hashOf(final DowntimeRow row) {
        final DowntimeTable other = new DowntimeTable();
        other.put(row, 0);
        return other.stateHash();
    }

    private static DowntimeRow row(final String number, final int area, final long fromMs, final long toMs) {
        return new DowntimeRow(number, area, fromMs, toMs, "停机");
    }
}
