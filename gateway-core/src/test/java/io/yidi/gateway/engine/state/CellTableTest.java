package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.StateBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTableTest {

    private static final int CELL_BYTES = 24;
    private static final int VALUE_OFFSET = 16;
    private static final int PARTITION_BITS = 2;

    /** Many groups of the size that a person's counters have, and one far larger. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFindWhatWasPutIn(final boolean isGrouped) {
        final Map<Long, Map<Long, Long>> expected = new HashMap<>();
        try (CellTable table = table(isGrouped)) {
            final SplittableRandom random = new SplittableRandom(11);
            for (long value = 1; value <= 20_000; value++) {
                final long first = random.nextInt(10) == 0 ? 1 : random.nextInt(1_000);
                final long second = random.nextLong();
                table.word(table.insert(first, second), VALUE_OFFSET, value);
                expected.computeIfAbsent(first, key -> new HashMap<>()).put(second, value);
            }
            expected.forEach((first, cells) -> cells.forEach(
                    (second, value) -> assertEquals(value, table.word(table.find(first, second), VALUE_OFFSET))));
            assertEquals(20_000, table.count());
            assertEquals(CellTable.NOT_FOUND, table.find(1_001, 5));
        }
    }

    @Test
    void shouldRefuseCellsThatLieWhereNobodyLooksForThem() {
        final StateBytes bytes = new StateBytes();
        try (CellTable scattered = table(false);
                CellTable grouped = table(true)) {
            for (long second = 1; second <= 40; second++) {
                scattered.insert(7, second);
            }
            scattered.writeTo(new StateWriter(bytes));

            final Exception refused = assertThrows(
                    StateMismatchException.class,
                    () -> grouped.readFrom(new StateReader(StateBytes.input(bytes.toByteArray()))));

            assertTrue(refused.getMessage().contains("expected each cell where it is looked for"));
        }
    }

    @Test
    void shouldAnswerNothingOnceClosed() {
        final CellTable table = table(false);
        final long cell = table.insert(1, 2);
        table.close();

        assertThrows(IndexOutOfBoundsException.class, () -> table.find(1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> table.word(cell, VALUE_OFFSET));
    }

    private static CellTable table(final boolean isGrouped) {
        return isGrouped ? CellTable.grouped(CELL_BYTES, PARTITION_BITS) : new CellTable(CELL_BYTES, PARTITION_BITS);
    }
}
