package io.yidi.gateway.launcher.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages that operators read say what the program does. */
class OperationsPagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\| `(yidi\\.[a-z.-]+)` \\| (?:`([^`]*)`|none) \\| ((?:[^|])+) \\|");

    private final Config defaults = ConfigFactory.parseResources("reference.conf");

    @Test
    void shouldListEverySettingAndNoOther() throws IOException {
        final Set<String> settings = defaults.entrySet().stream()
                .map(entry -> entry.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        final Set<String> documented =
                rows().stream().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(settings, documented);
    }

    @Test
    void shouldStateTheDefaultsThatHold() throws IOException {
        for (final MatchResult row : rows()) {
            final Object value = defaults.getValue(row.group(1)).unwrapped();
            assertEquals(String.valueOf(value), Objects.requireNonNullElse(row.group(2), ""), row.group(1));
        }
    }

    @Test
    void shouldStateTheRangesThatTheCommandExplains() throws IOException {
        for (final MatchResult row : rows()) {
            assertEquals(Setting.all().get(row.group(1)).range(), row.group(3), row.group(1));
        }
    }

    @Test
    void shouldNameEveryFieldOfAReferenceFile() throws IOException {
        final String page = Files.readString(ROOT.resolve("docs/reference-files.md"));
        for (final String line : Files.readAllLines(ROOT.resolve("samples/persons.jsonl"))) {
            for (final MatchResult field :
                    Pattern.compile("\"([a-z_]+)\":").matcher(line).results().toList()) {
                assertTrue(page.contains("`" + field.group(1) + "`"), field.group(1));
            }
        }
    }

    @Test
    void shouldAcceptTheExampleAsItStands() throws IOException {
        final String example = Files.readString(ROOT.resolve("config/yidi.example.conf"));
        final Path rooted = Files.writeString(
                Files.createTempFile("yidi", ".conf"),
                example.replace("\"policies\"", "\"../policies\"").replace("\"samples/", "\"../samples/"));
        try {
            assertEquals(
                    List.of(ROOT.resolve("samples/persons.jsonl")),
                    ConfigurationReader.read(rooted).referenceFiles());
        } finally {
            Files.delete(rooted);
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return SETTING.matcher(Files.readString(ROOT.resolve("docs/operations/configuration.md")))
                .results()
                .toList();
    }
}
