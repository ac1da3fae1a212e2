package io.yidi.rivals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.rivals.report.Measurement;
import io.yidi.rivals.report.Ratio;
import io.yidi.rivals.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RoundOptionsTest {

    private static final Measurement FAST = new Measurement("fast", "ns", "none", List.of(10.0, 20.0, 10.0));
    private static final Measurement SLOW = new Measurement("slow", "ns", "none", List.of(300.0, 1_000.0, 800.0));

    @ParameterizedTest
    @ValueSource(strings = {"--bills=0", "--rounds=0", "--seconds=0", "--bills=-1"})
    void shouldRefuseToCompareNothing(final String option) {
        final StringWriter errors = new StringWriter();

        final int exitCode = RivalsMain.commandLine()
                .setErr(new PrintWriter(errors))
                .execute("drools", "--packs=there-are-none", option);

        assertEquals(CommandLine.ExitCode.USAGE, exitCode, errors.toString());
        assertTrue(errors.toString().contains("of at least 1"), errors.toString());
    }

    @Test
    void shouldSayByTheExitCodeWhetherEveryGoalWasMet() throws IOException {
        assertEquals(CommandLine.ExitCode.OK, exitCode(Ratio.atLeast(50, "slow / fast", SLOW, FAST)));
        assertEquals(RivalsMain.NOT_MET, exitCode(Ratio.atLeast(60, "slow / fast", SLOW, FAST)));
        assertEquals(CommandLine.ExitCode.OK, exitCode());
    }

    private static int exitCode(final Ratio... ratios) throws IOException {
        return new RoundOptions()
                .conclude(
                        new Report("test", Map.of(), List.of(FAST, SLOW), List.of(ratios)),
                        new PrintWriter(new StringWriter()));
    }
}
