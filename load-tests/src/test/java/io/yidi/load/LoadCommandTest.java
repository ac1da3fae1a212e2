package io.yidi.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter errors = new StringWriter();

    @Test
    void shouldRefuseContestantsThatWouldShareTheirDataAndTheirFigures() {
        assertEquals(CommandLine.ExitCode.USAGE, execute("--contestants", "echo,echo"));
        assertTrue(errors.toString().contains("that differ in their names"), errors.toString());
        assertEquals(CommandLine.ExitCode.USAGE, execute("--contestants", "gateway:a.b=c_d,gateway:a.b=c/d"));
    }

    @Test
    void shouldNotSayThatAServerWasPinnedThatItDidNotStart() {
        assertEquals(CommandLine.ExitCode.USAGE, execute("--pin", "--against", "127.0.0.1:1"));
        assertTrue(errors.toString().contains("--pin without --against"), errors.toString());
    }

    @Test
    void shouldRefuseATimeThatCannotBeMeasuredBeforeAnythingIsStarted() throws Exception {
        assertEquals(CommandLine.ExitCode.SOFTWARE, execute("--contestants", "echo", "--duration", "0"));
        assertTrue(errors.toString().contains("expected a warm-up and a measured time"), errors.toString());
        try (Stream<Path> made = Files.list(directory)) {
            assertFalse(made.findAny().isPresent());
        }
    }

    private int execute(final String... options) {
        final String[] load = {"load", "--work", directory.toString()};
        return LoadMain.commandLine()
                .setErr(new PrintWriter(errors, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(Stream.of(load, options).flatMap(Stream::of).toArray(String[]::new));
    }
}
