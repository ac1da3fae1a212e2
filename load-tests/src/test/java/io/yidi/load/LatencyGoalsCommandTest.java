package io.yidi.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LatencyGoalsCommandTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "--rounds=0, expected --rounds of at least 1",
        "--seconds=0, expected a warm-up and a measured time",
        "--warmup=-1, expected a warm-up and a measured time",
        "--seconds=601, expected a warm-up and a measured time",
        "--gateway=echo, expected a gateway by its binary door as --gateway",
        "--gateway=gateway@json, expected a gateway by its binary door as --gateway",
        "--gateway=gateway:profile, expected settings as name=value",
        "--rate=100, Unknown option"
    })
    void shouldRefuseWhatCannotBeMeasuredBeforeAnythingIsStarted(final String option, final String reason)
            throws Exception {
        final StringWriter errors = new StringWriter();

        final int exitCode = LoadMain.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute("latency-goals", "--work", directory.toString(), option);

        assertEquals(CommandLine.ExitCode.USAGE, exitCode, errors::toString);
        assertTrue(errors.toString().contains(reason), errors::toString);
        try (Stream<Path> made = Files.list(directory)) {
            assertFalse(made.findAny().isPresent());
        }
    }
}
