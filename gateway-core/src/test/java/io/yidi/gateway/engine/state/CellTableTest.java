package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.OffHeap;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.StateBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTableTest {

    private static final int CELL_BYTES = 24;
    private static final int VALUE_OFFSET = 16;
    private static final int PARTITION_BITS = 2;
    private static final int BEGINNING_BYTES = (CELL_BYTES << PARTITION_BITS) * 16;
    private static final int CELLS = Portion.of(20_000);
    private static final int FIRST_CELL_OFFSET = 4 * Long.BYTES;

    /** Many groups of the size that a person's counters have, and one far larger. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFindWhatWasPutIn(final boolean isGrouped) {
        final Map<Long, Map<Long, Long>> expected = new HashMap<>();
        try (CellTable table = table(isGrouped)) {
            final SplittableRandom random = new SplittableRandom(11);
            for (long value = 1; value <= CELLS; value++) {
                final long first = random.nextInt(10) == 0 ? 1 : random.nextInt(1_000);
                final long second = random.nextLong();
                table.word(table.insert(first, second), VALUE_OFFSET, value);
                expected.computeIfAbsent(first, key -> new HashMap<>()).put(second, value);
            }
            expected.forEach((first, cells) -> cells.forEach(
                    (second, value) -> assertEquals(value, table.word(table.find(first, second), VALUE_OFFSET))));
            assertEquals(CELLS, table.count());
            assertEquals(CellTable.NOT_FOUND, table.find(1_001, 5));
        }
    }

    @Test
    void shouldRefuseCellsThatLieWhereNobodyLooksForThem() {
        try (CellTable scattered = table(false);
                CellTable grouped = table(true)) {
            for (long second = 1; second <= 40; second++) {
                scattered.insert(7, second);
            }
            final byte[] bytes = bytes(scattered);

            final Exception refused = assertThrows(
                    StateMismatchException.class, () -> grouped.readFrom(new StateReader(StateBytes.input(bytes))));

            assertTrue(refused.getMessage().contains("expected each cell where it is looked for"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 20, 28})
    void shouldRefuseCellsThatAreNoWholeWordsOrTooFew(final int cellBytes) {
        assertThrows(IllegalArgumentException.class, () -> new CellTable(cellBytes, PARTITION_BITS));
    }

    /** Written are: length of a cell, power of partitions, cells; then of each partition its cells and its bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 32, expected length of a cell from 24 to 24",
        "1, 3, expected power of partitions from 2 to 2",
        "2, 4, 'expected cells: 4, found 5'",
        "3, 8, expected cells of a partition from 16",
        "3, 24, expected a power of two of cells",
        "3, 33554432, expected cells of a partition from 16"
    })
    void shouldRefuseNumbersThatDoNotFit(final int word, final long value, final String expected) {
        final UnsafeBuffer bytes = new UnsafeBuffer(written(5));
        bytes.putLong(word * Long.BYTES, value);

        assertRefused(bytes.byteArray(), expected);
    }

    /** A partition of sixteen cells doubles at the eleventh. */
    @Test
    void shouldRefuseAPartitionThatIsTooFull() {
        final UnsafeBuffer bytes = new UnsafeBuffer(tenInTheFirstPartition());
        try (CellTable read = table(false)) {
            read.readFrom(new StateReader(StateBytes.input(bytes.byteArray())));
            assertEquals(10, read.count());
        }
        int free = FIRST_CELL_OFFSET;
        while (bytes.getLong(free) != 0) {
            free += CELL_BYTES;
        }
        bytes.putLong(free, 1);

        assertRefused(bytes.byteArray(), "expected at most 5/8 of 16 cells in use, found 11");
    }

    /** A table that grew, and one that was read, holds its cells and the block that it began with. */
    @Test
    void shouldKeepNoMemoryOfWhatItWas() {
        final long before = OffHeap.usedBytes();
        try (CellTable grown = table(false)) {
            for (long second = 1; second <= 5_000; second++) {
                grown.insert(7, second);
            }
            final byte[] written = bytes(grown);
            assertTrue(OffHeap.usedBytes() - before <= written.length + BEGINNING_BYTES);

            try (CellTable read = table(false)) {
                read.readFrom(new StateReader(StateBytes.input(written)));
                assertTrue(OffHeap.usedBytes() - before <= 2L * (written.length + BEGINNING_BYTES));
                assertEquals(5_000, read.count());
            }
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

    private static byte[] written(final int count) {
        try (CellTable table = table(false)) {
            for (long second = 1; second <= count; second++) {
                table.insert(7, second);
            }
            return bytes(table);
        }
    }

    private static byte[] tenInTheFirstPartition() {
        try (CellTable table = table(false);
                CellTable all = table(false)) {
            for (long second = 1; table.count() < 10; second++) {
                if (all.insert(7, second) >>> Integer.SIZE == 0) {
                    table.insert(7, second);
                }
            }
            return bytes(table);
        }
    }

    private static byte[] bytes(final CellTable table) {
        final StateBytes bytes = new StateBytes();
        table.writeTo(new StateWriter(bytes));
        return bytes.toByteArray();
    }

    private static void assertRefused(final byte[] bytes, final String expected) {
        try (CellTable table = table(false)) {
            final Exception refused = assertThrows(
                    StateMismatchException.class, () -> table.readFrom(new StateReader(StateBytes.input(bytes))));
            assertTrue(refused.getMessage().startsWith(expected), refused::getMessage);
        }
    }

    private static CellTable table(final boolean isGrouped) {
        return isGrouped ? CellTable.grouped(CELL_BYTES, PARTITION_BITS) : new CellTable(CELL_BYTES, PARTITION_BITS);
    }
}
