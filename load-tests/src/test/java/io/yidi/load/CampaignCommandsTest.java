package io.yidi.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ResultBlock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CampaignCommandsTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSkipWithOneLineAndExitCodeZeroWhereSomethingIsMissing() throws IOException {
        final int exitCode = options("power-cuts")
                .run(needed -> Optional.of("no loop device"), ServerOptions::campaignKit, (kit, home, progress) -> {
                    throw new AssertionError("must not run");
                });

        assertEquals(0, exitCode);
        assertEquals("skipped: no loop device" + System.lineSeparator(), out.toString());
        assertNothingLeft();
    }

    @Test
    void shouldLeaveNothingBehindWhenItBreaks() throws IOException {
        try {
            options("power-cuts")
                    .run(
                            CampaignRun.Need.NOTHING,
                            ServerOptions::campaignKit,
                            (kit, home, progress) -> new ResultBlock());
        } catch (final IOException noJar) {
            assertTrue(noJar.getMessage().startsWith("expected the gateway's jar"), noJar.getMessage());
        }
        assertNothingLeft();
    }

    @Test
    void shouldRefuseWhatCannotBeRun() {
        assertRefused("expected at least one cut", "power-cuts", "--count", "0");
        assertRefused("expected at least one fault", "io-faults", "--count", "0");
        assertRefused("expected at least one fault", "proxy-faults", "--clients", "0");
        assertRefused("expected at least one cycle", "disk-full", "--cycles", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "power-cuts, 200",
        "io-faults, 200",
        "disk-full, 200",
        "proxy-faults, 200",
        "latencies, 200",
        "replay-matrix, 200",
        "soak, 512",
        "overload, 4096",
        "door-cost, 4096",
        "gates, 4096",
        "restart, 4096"
    })
    void shouldHaveAsManyPersonsAsItsHelpSays(final String name, final int personCount) {
        final String help =
                LoadMain.commandLine().getSubcommands().get(name).getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertEquals(personCount, options(name).personCount());
        assertEquals(7, options(name, "--persons", "7").personCount());
        assertTrue(help.matches("(?s).*--persons=<personCount>\\s+Default " + personCount + "\\..*"), help);
    }

    @Test
    void shouldCallAResultUncleanForEachFinding() {
        assertTrue(new ResultBlock().finding("lost", 0, 10, "cuts").isClean());
        assertFalse(new ResultBlock().finding("lost", 1, 10, "cuts").isClean());
        assertFalse(new ResultBlock().goal(false, "goodput", "80 %%").isClean());
        assertEquals(
                "lost              0 (95 %: in less than 30.00 % of cuts)" + System.lineSeparator(),
                new ResultBlock().finding("lost", 0, 10, "cuts").text());
    }

    private CampaignOptions options(final String name, final String... more) {
        final CommandLine command =
                LoadMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        final Stream<String> arguments = Stream.of(
                name,
                "--work",
                directory.toString(),
                "--gateway-jar",
                directory.resolve("no.jar").toString());
        final CommandLine.ParseResult parsed =
                command.parseArgs(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
        return (CampaignOptions)
                parsed.subcommand().commandSpec().mixins().get("campaign").userObject();
    }

    private void assertRefused(final String reason, final String... arguments) {
        final StringWriter told = new StringWriter();
        final CommandLine command = LoadMain.commandLine().setErr(new PrintWriter(told));

        assertEquals(1, command.execute(arguments));
        assertTrue(told.toString().startsWith(reason), told.toString());
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }
}
