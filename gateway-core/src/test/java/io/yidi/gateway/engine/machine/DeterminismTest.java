package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.RandomHistory;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: the same commands in the same order give the same replies, effects and state, byte for byte. */
class DeterminismTest {

    private static final int COMMANDS = Portion.of(3_000);

    @ParameterizedTest
    @ValueSource(longs = {5, 55, 20_230_701})
    void shouldRepeatAHistoryToTheBit(final long seed) {
        final List<UnsafeBuffer> commands = new RandomHistory(seed, COMMANDS).commands();
        final MachineRun first = play(commands);
        final MachineRun second = play(commands);

        assertTrue(first.bodies().size() > COMMANDS / 2, "expected a history with many executed commands");
        assertEquals(first.bodies().size(), second.bodies().size());
        for (int i = 0; i < first.bodies().size(); i++) {
            assertArrayEquals(first.bodies().get(i), second.bodies().get(i), "record " + i);
        }
        assertEquals(first.machine().stateHash(), second.machine().stateHash());
        assertNotEquals(
                play(commands.subList(0, COMMANDS - COMMANDS / 30)).machine().stateHash(),
                first.machine().stateHash());
    }

    private static MachineRun play(final List<UnsafeBuffer> commands) {
        final MachineRun run = RandomHistory.newRun();
        for (int i = 0; i < commands.size(); i++) {
            RandomHistory.play(run, commands, i);
        }
        return run;
    }
}
