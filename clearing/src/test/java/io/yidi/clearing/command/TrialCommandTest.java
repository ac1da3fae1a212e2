package io.yidi.clearing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.launcher.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-35b, BJ-35d, INV-13: every difference that was made is found, none is invented, and the causes are named. */
class TrialCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldFindEveryFaultOfADayAndInventNone() {
        final int exitCode = run("--settlements", "5000", "--differences", "120");

        assertEquals(ExitCode.OK, exitCode, () -> out + "\n" + err);
        assertTrue(out.toString().contains("missed 0, invented 0"), out::toString);
        assertTrue(out.toString().contains("hospitals missed until their files came: 2 of 2"), out::toString);
    }

    @Test
    void shouldRefuseMoreFaultsThanTheDayHasRoomFor() {
        assertEquals(ExitCode.INTERNAL, run("--settlements", "5000", "--differences", "5000"));
        assertTrue(err.toString().contains("found 5000 of 5000"), err::toString);
    }

    private int run(final String... options) {
        final String[] arguments = new String[options.length + 6];
        System.arraycopy(
                new String[] {
                    "recon", "trial", "--out", folder.resolve("trial").toString(), "--packs", Packs.FOLDER.toString()
                },
                0,
                arguments,
                0,
                6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        return ClearingCommands.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
