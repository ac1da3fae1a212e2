package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where rows are looked for. */
class RowIndexTest {

    private static final int ROOM_AT_FIRST = 4_096 / 8 * 5;

    private final RowIndex index = new RowIndex();

    @Test
    void shouldFindARowBehindAllThatBeganAtTheSameSlot() {
        index.add(-1, 7);
        index.add(-1, 8);
        index.add(-1, 9);

        int slot = index.first(-1);
        assertEquals(7, index.row(slot));
        slot = index.next(slot);
        assertEquals(0, slot, "around the end");
        assertEquals(8, index.row(slot));
        slot = index.next(slot);
        assertEquals(9, index.row(slot));
        assertEquals(RowIndex.FREE, index.row(index.next(slot)));
        index.close();
    }

    @Test
    void shouldBeginAnewWhenThereIsNoRoom() {
        index.add(5, 0);
        assertFalse(index.resize(ROOM_AT_FIRST));
        assertEquals(0, index.row(index.first(5)));

        assertTrue(index.resize(ROOM_AT_FIRST + 1));
        assertEquals(RowIndex.FREE, index.row(index.first(5)));
        assertFalse(index.resize(2 * ROOM_AT_FIRST));
        assertEquals(5_000, index.first(5_000), "twice as many slots");
        index.close();
    }

    @Test
    void shouldSayWhenItIsFull() {
        final Exception full = assertThrows(IllegalStateException.class, () -> index.resize(200_000_000));

        assertEquals("index is full: rows=200000000", full.getMessage());
        index.close();
    }
}
