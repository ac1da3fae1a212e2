package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.OffHeap;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.StateBytes;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-24: whatever a machine takes in is in its hash and in its snapshot, and makes it one that has done something. */
class MachineStateTest {

    private static final int ANSWERS_BYTES = 128 * 1024;
    private static final long AT_MS = 1_685_600_000_000L;

    static Stream<Named<Consumer<MachineRun>>> changes() {
        return Stream.of(
                Named.of("a person", run -> run.person("P2", 310, 910_100)),
                Named.of("a bill", run -> run.send(SettleFrame.inpatient().bill("25000.00", "23456.78"))),
                Named.of("a refusal", run -> run.send(SettleFrame.inpatient().personNo("P9"))),
                Named.of("an encounter", run -> run.send(EncounterFrames.register("2401", "V", "P1", 910_100))),
                Named.of("a business day", run -> run.cutOver("2023-06-02")),
                Named.of("a bundle that waits", run -> run.activate(Packs.hash(), "2023-07-01")),
                Named.of("a file", run -> run.change(rows -> {})),
                Named.of("a month", run -> run.change(rows -> rows.onClearing(1, new ClearingRow(91, 202_301)))),
                Named.of("a deduction", MachineStateTest::deduct),
                Named.of("a provider", run -> run.change(rows -> rows.onProvider(provider()))),
                Named.of("a notice", run -> run.change(rows -> rows.onDowntime(1, downtime()))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldHashAndKeepWhateverIsTakenIn(final Consumer<MachineRun> change) {
        final MachineRun run = newRun();
        final long before = run.machine().stateHash();
        change.accept(run);
        final MachineRun restored = run.restored();

        assertNotEquals(before, run.machine().stateHash());
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        assertEquals(run.machine().businessDay(), restored.machine().businessDay());
        assertEquals(run.machine().nextPlane(), restored.machine().nextPlane());
        assertEquals(run.machine().nextPlaneDay(), restored.machine().nextPlaneDay());
        assertEquals(run.machine().loadedFiles(), restored.machine().loadedFiles());
    }

    @Test
    void shouldRestoreOnlyWhereNothingWasTakenIn() {
        final byte[] empty = snapshotOf(machine(newRun()));
        final SettlementMachine used = newRun().machine();

        assertTrue(assertThrows(IllegalStateException.class, () -> used.restoreFrom(StateBytes.input(empty)))
                .getMessage()
                .startsWith("expected a machine that has done nothing yet"));
    }

    /** All that the tables hold outside the heap is given back; what answers are written into is not. */
    @Test
    void shouldGiveItsMemoryBack() {
        final MachineRun run = newRun();
        changes().forEach(change -> change.getPayload().accept(run));
        final byte[] snapshot = snapshotOf(run.machine());
        final long before = OffHeap.usedBytes();
        try (SettlementMachine machine = machine(run)) {
            machine.restoreFrom(StateBytes.input(snapshot));
            assertTrue(OffHeap.usedBytes() > before + ANSWERS_BYTES);
        }

        assertTrue(OffHeap.usedBytes() <= before + ANSWERS_BYTES, () -> "left: " + (OffHeap.usedBytes() - before));
    }

    private static MachineRun newRun() {
        return new MachineRun("2023-06-01").person("P1", 310, 910_100);
    }

    private static SettlementMachine machine(final MachineRun run) {
        return new SettlementMachine(
                hash -> Packs.plane(), (fileHash, rows) -> {}, run.history(), new MemoryKeyArchive());
    }

    private static byte[] snapshotOf(final SettlementMachine machine) {
        final StateBytes snapshot = new StateBytes();
        machine.snapshotTo(snapshot);
        return snapshot.toByteArray();
    }

    private static void deduct(final MachineRun run) {
        run.send(SettleFrame.inpatient().bill("25000.00", "23456.78"));
        final long settled = run.machine().stateHash();
        run.change(rows -> rows.onDeduction(1, new DeductionRow("D1", 1, DeductionRow.Reason.VIOLATION, "310100", 1)));
        assertEquals("taken 1: 1 310100 0.01", run.reportText());
        assertNotEquals(settled, run.machine().stateHash());
    }

    private static ProviderRow provider() {
        return new ProviderRow(
                "H11010500001", 110_105, 3, HospitalRank.CITY, Set.of(CareType.INPATIENT), 0, Integer.MAX_VALUE);
    }

    private static DowntimeRow downtime() {
        return new DowntimeRow("N1", 910_000, AT_MS, AT_MS + 3_600_000, "停机");
    }
}
