package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.UsageTexts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UsageTest {

    @Test
    void shouldTellTheHelpOfEveryCommandWithoutAWarning() {
        final Map<String, String> usages = UsageTexts.of(GatewayMain.commands());

        assertTrue(usages.containsKey("yidi policy replay"), usages.keySet().toString());
        usages.forEach((name, usage) -> assertTrue(usage.contains(name), usage));
    }

    @Test
    void shouldNoticeAPercentSignThatWasWrittenOnce() {
        assertThrows(AssertionError.class, () -> UsageTexts.of(new CommandLine(new OnceWritten())));
    }

    @CommandLine.Command(name = "once", description = "99 % of all.")
    private static final class OnceWritten {}
}
