package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.StateMismatchException;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.RandomHistory;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.StateBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: a machine that took up another's state cannot be told apart from it. */
class SnapshotTest {

    private static final int COMMANDS = Portion.of(2_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 12, 20_230_701})
    void shouldGoOnFromASnapshotAsIfNothingHadBeen(final long seed) {
        final List<UnsafeBuffer> commands = new RandomHistory(seed, COMMANDS).commands();
        final MachineRun run = RandomHistory.newRun();
        final int at = new Random(seed).nextInt(COMMANDS);
        for (int number = 0; number < at; number++) {
            RandomHistory.play(run, commands, number);
        }

        final MachineRun restored = run.restored();
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        assertEquals(run.machine().loadedFiles(), restored.machine().loadedFiles());
        assertEquals(Packs.hash(), restored.machine().plane().bundleHash());
        for (int number = at; number < COMMANDS; number++) {
            assertSame(RandomHistory.play(run, commands, number), RandomHistory.play(restored, commands, number));
        }
        assertTrue(run.archive().days().size() > COMMANDS / 100, "expected days that were closed on the way");
        run.person("P999", 310, 910_100).cutOver("2024-01-01");
        restored.person("P999", 310, 910_100).cutOver("2024-01-01");
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
    }

    @Test
    void shouldRestoreAMachineThatHasDoneNothing() {
        final StateBytes snapshot = new StateBytes();
        try (SettlementMachine empty = machine();
                SettlementMachine restored = machine()) {
            empty.snapshotTo(snapshot);
            restored.restoreFrom(StateBytes.input(snapshot.toByteArray()));

            assertEquals(empty.stateHash(), restored.stateHash());
        }
    }

    @Test
    void shouldRestoreOnlyWhereNothingIsYet() {
        final MachineRun run = RandomHistory.newRun();
        final byte[] snapshot = snapshotOf(run);

        assertThrows(IllegalStateException.class, () -> run.machine().restoreFrom(StateBytes.input(snapshot)));
    }

    @Test
    void shouldNoticeThatASnapshotIsCutOff() {
        final byte[] snapshot = snapshotOf(RandomHistory.newRun());

        for (final int missing : new int[] {1, 8, 1_000, snapshot.length / 2, snapshot.length}) {
            assertMismatch(Arrays.copyOf(snapshot, snapshot.length - missing));
        }
    }

    @Test
    void shouldNoticeAnotherVersionOrSomethingElse() {
        final byte[] snapshot = snapshotOf(RandomHistory.newRun());
        for (int at = 0; at < Long.BYTES; at++) {
            final byte[] changed = snapshot.clone();
            changed[at] ^= 1;

            assertMismatch(changed);
        }
    }

    @Test
    void shouldNoticeACellThatIsMissing() {
        final MachineRun run = new MachineRun("2023-06-01");
        run.send(SettleFrame.inpatient().msgId("M1"));
        final byte[] changed = snapshotOf(run);
        final byte[] key = new byte[Long.BYTES];
        new UnsafeBuffer(key).putLong(0, Keys.key("M1").fingerprint().high());
        int at = 0;
        while (!Arrays.equals(changed, at, at + key.length, key, 0, key.length)) {
            at++;
        }
        Arrays.fill(changed, at, at + 2 * Long.BYTES, (byte) 0);

        assertMismatch(changed);
    }

    private static void assertSame(final Outcome expected, final Outcome found) {
        assertEquals(expected.kind(), found.kind());
        if (expected.replyLength() == 0) {
            assertEquals(expected.storedPosition(), found.storedPosition());
        }
        assertArrayEquals(bytes(expected.reply(), expected.replyLength()), bytes(found.reply(), found.replyLength()));
        assertArrayEquals(
                bytes(expected.effects(), expected.effectsLength()), bytes(found.effects(), found.effectsLength()));
        assertArrayEquals(bytes(expected.facts(), expected.factsLength()), bytes(found.facts(), found.factsLength()));
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private static void assertMismatch(final byte[] snapshot) {
        try (SettlementMachine machine = machine()) {
            final StateMismatchException mismatch =
                    assertThrows(StateMismatchException.class, () -> machine.restoreFrom(StateBytes.input(snapshot)));
            assertTrue(mismatch.getMessage().startsWith("expected "), mismatch.getMessage());
        }
    }

    private static byte[] snapshotOf(final MachineRun run) {
        final StateBytes snapshot = new StateBytes();
        run.machine().snapshotTo(snapshot);
        return snapshot.toByteArray();
    }

    private static SettlementMachine machine() {
        return new SettlementMachine(
                hash -> Packs.plane(),
                (fileHash, rows) -> {},
                RandomHistory.newRun().history(),
                new MemoryKeyArchive());
    }
}
