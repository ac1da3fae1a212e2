package io.yidi.load.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ResultBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayDriverTest {

    private static final String GOOD = "state-hash: 0123456789abcdef\nrecords-per-second: 1234\n";

    @Test
    void shouldReadHashAndRate() {
        final ReplayRun run = ReplayRun.of("17", 0, "a line before\n" + GOOD);

        assertEquals(Optional.of("0123456789abcdef"), run.stateHash());
        assertEquals(Optional.of("1234"), run.recordsPerSecond());
    }

    @Test
    void shouldBeContentOnlyWithOneHash() {
        final ReplayRun other = ReplayRun.of("25", 0, "state-hash: 0123456789abcdee\n");

        assertTrue(
                judge(ReplayRun.of("17", 0, GOOD), ReplayRun.of("25", 0, GOOD)).isClean());
        assertFalse(judge(ReplayRun.of("17", 0, GOOD), other).isClean());
        assertFalse(judge().isClean());
    }

    @Test
    void shouldFindAReplayThatFailed() {
        final ResultBlock result = judge(ReplayRun.of("17", 0, GOOD), ReplayRun.of("25", 20, "damaged"));

        assertFalse(result.isClean());
        assertTrue(result.text().contains("java 25: exit code 20: damaged"), result.text());
        assertFalse(judge(ReplayRun.of("17", 20, GOOD)).isClean());
        assertFalse(judge(ReplayRun.of("17", 0, "state-hash: 12")).isClean());
    }

    @Test
    void shouldFindNoJavaWhereThereIsNone(@TempDir final Path homes) throws IOException {
        assertEquals(Map.of(), JavaHomes.in(homes));
        assertEquals(Map.of(), JavaHomes.in(homes.resolve("missing")));
    }

    private static ResultBlock judge(final ReplayRun... runs) {
        return ReplayDriver.judge(List.of(runs), new ResultBlock());
    }
}
