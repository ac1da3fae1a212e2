package io.yidi.gateway.engine.encounter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.StateBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that come and go, against a map. */
class RowTableTest {

    private static final int ROW_BYTES = 32;
    private static final int VALUE_OFFSET = 24;
    private static final int STEPS = Portion.of(60_000);
    private static final int KEYS = Portion.of(6_000);
    private static final int ROWS_MAX = KEYS / 6 * 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindWhatIsThereAndNothingElse(final long seed) {
        final Random random = new Random(seed);
        final Map<Long, Long> expected = new HashMap<>();
        RowTable table = new RowTable(ROW_BYTES, ROWS_MAX);
        for (int step = 0; step < STEPS; step++) {
            final long key = 1L + random.nextInt(KEYS);
            final int row = table.find(key, 0);
            assertEquals(expected.containsKey(key), row != RowTable.NOT_FOUND, "key " + key);
            if (row == RowTable.NOT_FOUND && table.hasRoom(1)) {
                table.word(table.insert(key, 0), VALUE_OFFSET, step);
                expected.put(key, (long) step);
            } else if (row != RowTable.NOT_FOUND && random.nextInt(3) > 0) {
                assertEquals(expected.remove(key), table.word(row, VALUE_OFFSET));
                table.remove(row);
            }
            if (step % (STEPS / 3) == STEPS / 3 - 1) {
                table = restored(table);
            }
        }
        assertEquals(expected.size(), table.count());
        final RowTable last = table;
        expected.forEach((key, value) -> assertEquals(value, last.word(last.find(key, 0), VALUE_OFFSET)));
        table.close();
    }

    @Test
    void shouldRefuseMoreThanItsBound() {
        try (RowTable table = new RowTable(ROW_BYTES, 1)) {
            table.insert(1, 1);
            assertEquals(
                    "expected room for a row: rowsMax=1",
                    assertThrows(IllegalStateException.class, () -> table.insert(2, 2))
                            .getMessage());
        }
    }

    private static RowTable restored(final RowTable table) {
        final StateBytes bytes = new StateBytes();
        table.writeTo(new StateWriter(bytes));
        final RowTable copy = new RowTable(ROW_BYTES, ROWS_MAX);
        copy.readFrom(new StateReader(StateBytes.input(bytes.toByteArray())));
        assertEquals(table.stateHash(), copy.stateHash());
        table.close();
        return copy;
    }
}
