package io.yidi.clearing.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.UsageTexts;
import io.yidi.load.LoadMain;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UsageTest {

    @Test
    void shouldTellTheHelpOfEveryCommandWithoutAWarning() {
        final Map<String, String> usages = UsageTexts.of(ClearingCommands.line());

        final String trial = inOneLine(usages.get("yidi recon trial"));
        assertTrue(trial.contains("99 % of the causes"), trial);
        assertFalse(trial.contains("%%"), trial);
    }

    @Test
    void shouldTellTheHelpOfEveryCommandOfTheLoadWithoutAWarning() {
        final Map<String, String> usages = UsageTexts.of(new CommandLine(LoadMain.class));

        final String compare = inOneLine(usages.get("yidi-load load compare"));
        assertTrue(compare.contains("70 % of a core"), compare);
        assertFalse(compare.contains("%%"), compare);
        assertTrue(
                usages.containsKey("yidi-load latency-goals"), usages.keySet().toString());
    }

    private static String inOneLine(final String usage) {
        return usage.replaceAll("\\s+", " ");
    }
}
