package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.OffHeap;
import io.yidi.gateway.fixture.StateBytes;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-24: what every table does alike: it can be written, read again and given back. */
class StateTablesTest {

    private static final int SEVERAL = 3_000;
    private static final int DAY = Keys.epochDay("2026-03-02");

    /**
     * A table.
     *
     * @param name of it
     * @param make gives an empty one
     * @param put puts something into it, another thing for each number
     * @param hash of it
     * @param write to a snapshot
     * @param read from a snapshot
     */
    private record Table<T>(
            String name,
            Supplier<T> make,
            ObjIntConsumer<T> put,
            ToLongFunction<T> hash,
            BiConsumer<T, StateWriter> write,
            BiConsumer<T, StateReader> read) {

        T filled(final int count) {
            final T table = make.get();
            for (int number = 1; number <= count; number++) {
                put.accept(table, number);
            }
            return table;
        }

        byte[] written(final T table) {
            final StateBytes bytes = new StateBytes();
            write.accept(table, new StateWriter(bytes));
            return bytes.toByteArray();
        }

        T read(final byte[] bytes) {
            final T table = make.get();
            read.accept(table, new StateReader(StateBytes.input(bytes)));
            return table;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Table<?>> tables() {
        return Stream.of(
                new Table<>(
                        "persons",
                        PersonTable::new,
                        StateTablesTest::person,
                        PersonTable::stateHash,
                        PersonTable::writeTo,
                        PersonTable::readFrom),
                new Table<>(
                        "filings",
                        FilingTable::new,
                        StateTablesTest::filing,
                        FilingTable::stateHash,
                        FilingTable::writeTo,
                        FilingTable::readFrom),
                new Table<>(
                        "counters",
                        CounterTable::new,
                        (table, i) -> table.add(i % 50, i, 1 + i % 7, i),
                        CounterTable::stateHash,
                        CounterTable::writeTo,
                        CounterTable::readFrom),
                new Table<>(
                        "keys",
                        StateTablesTest::keys,
                        StateTablesTest::key,
                        KeyIndex::stateHash,
                        KeyIndex::writeTo,
                        KeyIndex::readFrom),
                new Table<>(
                        "settlements",
                        LatestSettlementTable::new,
                        (table, i) -> table.put(i % 50, Keys.key("H" + i, "M"), i),
                        LatestSettlementTable::stateHash,
                        LatestSettlementTable::writeTo,
                        LatestSettlementTable::readFrom),
                new Table<>(
                        "cleared months",
                        ClearedMonths::new,
                        (table, i) -> table.add(new ClearingRow(10 + i % 60, 202_601 + i / 60)),
                        ClearedMonths::stateHash,
                        ClearedMonths::writeTo,
                        ClearedMonths::readFrom),
                new Table<>(
                        "deductions",
                        DeductionTable::new,
                        StateTablesTest::deduction,
                        DeductionTable::stateHash,
                        DeductionTable::writeTo,
                        DeductionTable::readFrom),
                new Table<>(
                        "providers",
                        ProviderTable::new,
                        StateTablesTest::provider,
                        ProviderTable::stateHash,
                        ProviderTable::writeTo,
                        ProviderTable::readFrom),
                new Table<>(
                        "visits",
                        VisitTable::new,
                        (table, i) -> table.add(i % 50, i, 110_000 + i, DAY - i, DAY, DAY + 1, i % 2 == 0),
                        VisitTable::stateHash,
                        VisitTable::writeTo,
                        VisitTable::readFrom),
                new Table<>(
                        "suspicions",
                        SuspicionTable::new,
                        (table, i) -> table.add(i, i + 7, i % 3, DAY),
                        SuspicionTable::stateHash,
                        SuspicionTable::writeTo,
                        SuspicionTable::readFrom),
                new Table<>(
                        "downtimes",
                        DowntimeTable::new,
                        (table, i) -> table.put(new DowntimeRow("N" + i, 110_000, i, 9_000 + i, "停机 " + i), 0),
                        DowntimeTable::stateHash,
                        DowntimeTable::writeTo,
                        DowntimeTable::readFrom),
                new Table<>(
                        "day totals",
                        StateTablesTest::dayTotals,
                        StateTablesTest::dayTotal,
                        DayTotalsTable::stateHash,
                        DayTotalsTable::writeTo,
                        DayTotalsTable::readFrom));
    }

    @ParameterizedTest
    @MethodSource("tables")
    <T> void shouldBeReadAsItWas(final Table<T> table) {
        for (final int count : new int[] {0, 1, SEVERAL}) {
            final T filled = table.filled(count);
            final byte[] bytes = table.written(filled);
            final T copy = table.read(bytes);

            assertEquals(table.hash.applyAsLong(filled), table.hash.applyAsLong(copy));
            assertArrayEquals(bytes, table.written(copy));
            table.put.accept(filled, SEVERAL + 1);
            table.put.accept(copy, SEVERAL + 1);
            assertEquals(table.hash.applyAsLong(filled), table.hash.applyAsLong(copy));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    <T> void shouldHashDifferentlyWhateverIsAdded(final Table<T> table) {
        final T filled = table.make.get();
        long before = table.hash.applyAsLong(filled);
        for (int number = 1; number <= 20; number++) {
            table.put.accept(filled, number);
            final long hash = table.hash.applyAsLong(filled);
            assertNotEquals(before, hash);
            before = hash;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    <T> void shouldRefuseWhatIsCutOffOrAnotherPart(final Table<T> table) {
        final byte[] bytes = table.written(table.filled(3));
        final byte[] other = bytes.clone();
        other[2] ^= 0x1F;

        final Exception cut =
                assertThrows(StateMismatchException.class, () -> table.read(Arrays.copyOf(bytes, bytes.length - 1)));
        final Exception another = assertThrows(StateMismatchException.class, () -> table.read(other));

        assertTrue(cut.getMessage().startsWith("expected "), cut::getMessage);
        assertTrue(another.getMessage().startsWith("expected the beginning of "), another::getMessage);
    }

    @ParameterizedTest
    @MethodSource("tables")
    <T> void shouldGiveItsMemoryBack(final Table<T> table) throws Exception {
        final byte[] bytes = table.written(table.filled(SEVERAL));
        final long before = OffHeap.usedBytes();
        for (final T each : List.of(table.filled(SEVERAL), table.read(bytes))) {
            if (each instanceof final AutoCloseable closeable) {
                closeable.close();
            }
        }

        assertTrue(OffHeap.usedBytes() <= before, () -> "in use: " + (OffHeap.usedBytes() - before));
    }

    private static DayTotalsTable dayTotals() {
        final DayTotalsTable table = new DayTotalsTable();
        table.cutOver(DAY);
        return table;
    }

    private static void dayTotal(final DayTotalsTable table, final int number) {
        final UnsafeBuffer institution = new UnsafeBuffer(new byte[12]);
        institution.putStringWithoutLengthAscii(0, "H1301" + number % 90);
        table.add(DAY - number % 4, institution, 0, 110_000 + number % 3, 1, number, 0, 0);
        table.addFund(1 + number % 5, number);
    }

    private static void person(final PersonTable table, final int number) {
        table.put(
                new PersonRow(
                        "P" + number,
                        310,
                        410_802,
                        PersonStatus.WORKING,
                        number,
                        AssistanceClass.NONE,
                        ContributionGrade.NONE,
                        0,
                        BenefitStatus.NORMAL,
                        number),
                DAY);
    }

    private static void filing(final FilingTable table, final int number) {
        final FilingRow row = new FilingRow(
                "P1", 310, BenefitCategory.LONG_TERM, 110_000 + number, number, DAY, Set.of(CareType.INPATIENT));
        table.add(number / 2, new FilingDraft().of(row), number);
    }

    private static KeyIndex keys() {
        final KeyIndex index = new KeyIndex(new MemoryKeyArchive(), SEVERAL + 1);
        index.cutOver(DAY);
        return index;
    }

    private static void key(final KeyIndex index, final int number) {
        final String msgId = number % 2 == 0 ? "M" + number : Keys.msgId("2026-03-0" + (1 + number % 3), number);
        final long entry = index.insert(Keys.key(msgId));
        index.content(entry, Keys.fingerprint("bill " + number));
        index.position(entry, number);
        index.state(entry, KeyState.SETTLED);
    }

    private static void deduction(final DeductionTable table, final int number) {
        final DeductionRow row =
                new DeductionRow("D" + number, number, DeductionRow.Reason.VIOLATION, "310100", number);
        table.use(row);
        table.add(row, 310_100, number);
    }

    private static void provider(final ProviderTable table, final int number) {
        table.put(new ProviderRow("H" + number, 110_000, 3, HospitalRank.CITY, Set.of(CareType.INPATIENT), 0, number));
    }
}
