package io.yidi.gateway.engine.encounter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Portion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonEncountersTest {

    private static final int PERSONS = 3_000;

    /** Rows come, go and are given to others, as in the table of encounters. */
    @Test
    void shouldHoldWhatListsHold() {
        final Random random = new Random(20261122);
        final PersonEncounters index = new PersonEncounters();
        final List<List<Integer>> model = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            model.add(new ArrayList<>());
        }
        final Deque<Integer> free = new ArrayDeque<>();
        int used = 0;
        for (int step = 0; step < Portion.of(30_000); step++) {
            final int person = random.nextInt(random.nextBoolean() ? 10 : PERSONS);
            final List<Integer> rows = model.get(person);
            if (random.nextInt(3) > 0 || rows.isEmpty()) {
                final int row = free.isEmpty() ? used++ : free.pop();
                index.add(person, row);
                rows.add(0, row);
            } else {
                final int row = rows.remove(random.nextInt(rows.size()));
                index.remove(person, row);
                free.push(row);
            }
        }
        for (int person = 0; person < PERSONS; person++) {
            assertEquals(model.get(person), rowsOf(index, person));
        }
        assertEquals(List.of(), rowsOf(index, 10 * PERSONS));
    }

    private static List<Integer> rowsOf(final PersonEncounters index, final int person) {
        final List<Integer> rows = new ArrayList<>();
        for (int row = index.first(person); row != RowTable.NOT_FOUND; row = index.next(row)) {
            rows.add(row);
        }
        return rows;
    }
}
