package io.yidi.gateway.launcher.configuration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandTest {

    private static final String SETTINGS = """
            yidi {
              data-dir = "%s"
              packs = "../policies"
              reference = ["%s"]
              catalogues = ["%s"]
              limits.queue-time = 20ms
            }
            """;
    private static final String PERSONS = "../samples/persons.jsonl";
    private static final String CATALOGUE = "../samples/catalogue-beijing.jsonl";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private Exception failure;

    @Test
    void shouldFindASoundConfigurationSoundAndLeaveNothingBehind() throws IOException {
        final Path data = directory.resolve("data");
        assertEquals(0, execute("check", "--config", file(data, PERSONS, CATALOGUE)));
        assertTrue(out.toString().contains("1 reference files, 1 catalogues, TLS off"), out.toString());
        assertFalse(Files.exists(data));
    }

    @Test
    void shouldNameAllThatIsWrongWithWhatTheConfigurationNames() throws IOException {
        final Path persons = Files.writeString(directory.resolve("persons.jsonl"), "{\"record\":\"persn\"}\n");
        final Path catalogue = Files.writeString(directory.resolve("catalogue.jsonl"), "{\"record\":\"item\"}\n");
        final Path data = Files.writeString(directory.resolve("a-file"), "");
        final String config = file(data, persons.toString(), catalogue.toString());
        final String faults = String.join("\n", faults("check", "--config", config));
        assertAll(
                () -> assertTrue(faults.contains("yidi.data-dir: expected a writable folder"), faults),
                () -> assertTrue(faults.contains("persons.jsonl:1"), faults),
                () -> assertTrue(faults.contains("catalogue.jsonl:1"), faults));
    }

    @Test
    void shouldNamePacksThatAreNotSound() throws IOException {
        final Path packs = Files.createDirectories(directory.resolve("packs/somewhere"));
        Files.writeString(packs.resolve("region.yaml"), "region: [");
        final Path config =
                Files.writeString(directory.resolve("yidi.conf"), "yidi.packs = \"" + packs.getParent() + "\"");
        final List<String> faults = faults("check", "--config", config.toString());
        assertTrue(faults.get(0).contains("somewhere"), faults::toString);
    }

    @Test
    void shouldExplainASettingWithWhereItComesFrom() throws IOException {
        final String config = file(directory.resolve("data"), PERSONS, CATALOGUE);
        assertEquals(0, execute("explain", "--config", config, "limits.queue-time", "json.port"));
        final String[] lines = out.toString().lines().toArray(String[]::new);
        assertEquals("yidi.limits.queue-time = 20ms", lines[0]);
        assertEquals("  from     " + config + ": 6", lines[1]);
        assertEquals("  default  50ms", lines[2]);
        assertEquals("  range    1ms to 1min", lines[3]);
        assertTrue(lines[4].startsWith("  meaning  While an unanswered request is older"), lines[4]);
        assertTrue(lines[5].startsWith("  说明     有请求等待超过"), lines[5]);
        assertEquals("yidi.json.port = 8080", lines[7]);
        assertEquals("  from     default", lines[8]);
    }

    @Test
    void shouldExplainEverySettingInBothLanguages() {
        for (final Setting setting : Setting.all().values()) {
            assertAll(
                    setting.key(),
                    () -> assertFalse(setting.meaning().isEmpty()),
                    () -> assertFalse(setting.meaningZh().isEmpty()),
                    () -> assertFalse(setting.range().isEmpty()));
        }
        assertEquals(0, execute("explain"));
        assertEquals(
                Setting.all().size(),
                out.toString().lines().filter(line -> line.startsWith("yidi.")).count());
    }

    @Test
    void shouldRefuseASettingThatIsNotThere() {
        assertEquals(CommandLine.ExitCode.SOFTWARE, execute("explain", "json.prt"));
        assertTrue(String.valueOf(failure).contains("found json.prt"), String.valueOf(failure));
    }

    private String file(final Path data, final String reference, final String catalogue) throws IOException {
        return Files.writeString(directory.resolve("yidi.conf"), SETTINGS.formatted(data, reference, catalogue))
                .toString();
    }

    private int fail(final Exception reason) {
        failure = reason;
        return CommandLine.ExitCode.SOFTWARE;
    }

    private List<String> faults(final String... arguments) {
        execute(arguments);
        return assertInstanceOf(ConfigurationException.class, failure).faults();
    }

    private int execute(final String... arguments) {
        return new CommandLine(new ConfigCommand())
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure))
                .setParameterExceptionHandler((wrong, given) -> fail(wrong))
                .execute(arguments);
    }
}
