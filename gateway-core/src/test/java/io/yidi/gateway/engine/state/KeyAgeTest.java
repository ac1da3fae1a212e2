package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.StateBytes;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the day in a msgid decides, seen from a business day. */
class KeyAgeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int ROOM = 5;

    private final MemoryKeyArchive archive = new MemoryKeyArchive();
    private final KeyIndex index = new KeyIndex(archive, ROOM);

    KeyAgeTest() {
        cutOver(TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04, AHEAD, KEY_DATE_AHEAD",
        "2026-03-03, OPEN, DONE",
        "2026-03-02, OPEN, DONE",
        "2026-02-27, OPEN, DONE",
        "2026-02-26, CLOSED, KEY_EXPIRED",
        "2024-11-27, CLOSED, KEY_EXPIRED",
        "2024-11-26, DROPPED, KEY_EXPIRED",
        "2000-01-01, DROPPED, KEY_EXPIRED",
        "2099-12-31, AHEAD, KEY_DATE_AHEAD"
    })
    void shouldTakeNewKeysOfOpenDaysOnly(final String day, final KeyAge age, final ResultCode admission) {
        final RequestKey key = Keys.key(Keys.msgId(day, 1));

        assertEquals(age, index.ageOf(key));
        assertEquals(admission, index.admission(key, 1));
        assertEquals(KeyIndex.NOT_FOUND, index.find(key));
        if (admission != ResultCode.DONE) {
            assertThrows(IllegalStateException.class, () -> index.insert(key));
        }
    }

    @Test
    void shouldFindAKeyUntilItIsFifteenMonthsOld() {
        add(Keys.key(Keys.msgId(TODAY, 1)), 77);
        for (LocalDate day = TODAY; !day.isAfter(TODAY.plusDays(KeyIndex.DAYS_KEPT)); day = day.plusDays(1)) {
            cutOver(day);
            final long entry = index.find(Keys.key(Keys.msgId(TODAY, 1)));
            assertEquals(77, index.position(entry), day::toString);
            assertEquals(KeyState.SETTLED, index.state(entry));
            assertTrue(index.hasContent(entry, Keys.fingerprint("77")));
            assertFalse(index.hasContent(entry, Keys.fingerprint("78")));
        }
        assertEquals(1, archive.days().size());

        cutOver(TODAY.plusDays(KeyIndex.DAYS_KEPT + 1));
        assertEquals(KeyIndex.NOT_FOUND, index.find(Keys.key(Keys.msgId(TODAY, 1))));
        assertEquals(0, index.count());
        assertEquals(Set.of(), archive.days().keySet());
    }

    @Test
    void shouldCloseADayWhenItLeavesTheWindow() {
        add(Keys.key(Keys.msgId(TODAY, 1)), 1);
        add(Keys.key(Keys.msgId(TODAY.plusDays(1), 1)), 2);

        cutOver(TODAY.plusDays(3));
        assertEquals(Set.of(), archive.days().keySet());
        cutOver(TODAY.plusDays(4));
        assertEquals(Set.of((int) TODAY.toEpochDay()), archive.days().keySet());
        cutOver(TODAY.plusDays(30));
        assertEquals(
                Set.of((int) TODAY.toEpochDay(), (int) TODAY.toEpochDay() + 1),
                archive.days().keySet(),
                "a gateway that was off for a month closes all its days at once, but none without keys");
    }

    @Test
    void shouldKeepWhatChangesOfAClosedDayAside() {
        final RequestKey key = Keys.key(Keys.msgId(TODAY, 1));
        add(key, 1);
        cutOver(TODAY.plusDays(10));
        final long content = archive.days().get(key.epochDay()).contentHash();
        final long hash = index.stateHash();

        index.state(index.find(key), KeyState.REVERSED);
        assertEquals(KeyState.REVERSED, index.state(index.find(key)));
        assertEquals(1, index.position(index.find(key)));
        assertTrue(index.hasContent(index.find(key), Keys.fingerprint("1")));
        assertEquals(content, archive.days().get(key.epochDay()).contentHash());
        assertNotEquals(hash, index.stateHash());
        assertEquals(1, index.count());
    }

    @Test
    void shouldKeepUndatedKeysSixteenMonthsByTheMonthTheyCameIn() {
        add(Keys.key("M1"), 1);
        cutOver(LocalDate.of(2026, 3, 31));
        add(Keys.key("M2"), 2);
        cutOver(LocalDate.of(2026, 4, 1));
        add(Keys.key("M3"), 3);

        cutOver(LocalDate.of(2027, 6, 30));
        assertEquals(1, index.position(index.find(Keys.key("M1"))));
        assertEquals(2, index.position(index.find(Keys.key("M2"))));
        cutOver(LocalDate.of(2027, 7, 1));
        assertEquals(KeyIndex.NOT_FOUND, index.find(Keys.key("M1")));
        assertEquals(KeyIndex.NOT_FOUND, index.find(Keys.key("M2")));
        assertEquals(3, index.position(index.find(Keys.key("M3"))));
        assertEquals(1, index.count());
    }

    @Test
    void shouldBoundTheUndatedKeysOfAnInstitution() {
        for (int i = 1; i <= ROOM; i++) {
            assertEquals(ResultCode.DONE, index.admission(Keys.key("M" + i), 1));
            assertEquals(
                    i < ROOM ? ResultCode.DONE : ResultCode.UNDATED_KEYS_FULL, index.admission(Keys.key("M" + i), 2));
            cutOver(TODAY.plusMonths(i));
            add(Keys.key("M" + i), i);
        }
        assertEquals(ResultCode.UNDATED_KEYS_FULL, index.admission(Keys.key("M9"), 1));
        assertEquals(ResultCode.DONE, index.admission(Keys.key("H11010500002", "M9"), 1), "of another institution");
        assertEquals(ResultCode.DONE, index.admission(Keys.key(Keys.msgId(TODAY.plusMonths(ROOM), 1)), 1), "dated");

        cutOver(TODAY.plusMonths(1 + UndatedKeys.MONTHS_KEPT));
        assertEquals(ResultCode.DONE, index.admission(Keys.key("M9"), 1), "the oldest month was let go");
    }

    @Test
    void shouldTakeUpWhatAnotherIndexWrote() {
        for (int i = 0; i < 40; i++) {
            add(Keys.key(Keys.msgId(TODAY.plusDays(i), i)), i);
            add(Keys.key("H1101050000" + i % 10, "M" + i), i);
            cutOver(TODAY.plusDays(i));
        }
        index.state(index.find(Keys.key(Keys.msgId(TODAY.plusDays(7), 7))), KeyState.REVERSED);
        final StateBytes bytes = new StateBytes();
        index.writeTo(new StateWriter(bytes));

        try (KeyIndex restored = new KeyIndex(archive, ROOM)) {
            restored.cutOver((int) TODAY.plusDays(39).toEpochDay());
            restored.readFrom(new StateReader(StateBytes.input(bytes.toByteArray())));

            assertEquals(index.stateHash(), restored.stateHash());
            assertEquals(80, restored.count());
            for (int i = 0; i < 40; i++) {
                final long entry = restored.find(Keys.key(Keys.msgId(TODAY.plusDays(i), i)));
                assertEquals(i, restored.position(entry));
                assertEquals(i == 7 ? KeyState.REVERSED : KeyState.SETTLED, restored.state(entry));
                assertEquals(i, restored.position(restored.find(Keys.key("H1101050000" + i % 10, "M" + i))));
            }
            assertEquals(ResultCode.DONE, restored.admission(Keys.key("H11010500001", "M"), 1));
            assertEquals(ResultCode.UNDATED_KEYS_FULL, restored.admission(Keys.key("H11010500001", "M"), 2));
        }
    }

    private void add(final RequestKey key, final int number) {
        final long entry = index.insert(key);
        index.content(entry, Keys.fingerprint(Integer.toString(number)));
        index.position(entry, number);
        index.state(entry, KeyState.SETTLED);
    }

    private void cutOver(final LocalDate day) {
        index.cutOver((int) day.toEpochDay());
    }
}
