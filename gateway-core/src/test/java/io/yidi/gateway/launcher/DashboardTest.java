package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard shows what the gateway exports, all of it, and nothing that is not there. */
class DashboardTest {

    private static final Path DASHBOARD = Path.of("../ops/grafana/yidi.json");
    private static final Path METRICS = Path.of("../docs/operations/metrics.md");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(yidi_[a-z_]+)` \\|");
    private static final Pattern NAMED = Pattern.compile("yidi_[a-z_]+?(?=(_bucket|_count|_sum)?[^a-z_])");
    private static final Pattern SELECTOR = Pattern.compile("([a-z]+)=~?\"");

    @Test
    void shouldNameEveryMetricAndNoOther() throws IOException {
        assertEquals(documented(), named(new JsonMapper().readTree(DASHBOARD.toFile())));
    }

    @Test
    void shouldSelectByLabelsThatThereAre() throws IOException {
        final Set<String> labels = Set.of("instance", "stage", "door", "message", "step");
        for (final JsonNode target :
                new JsonMapper().readTree(DASHBOARD.toFile()).findValues("expr")) {
            SELECTOR.matcher(target.asText())
                    .results()
                    .forEach(found -> assertTrue(labels.contains(found.group(1)), target.asText()));
        }
    }

    @Test
    void shouldTitleEachPanelInBothLanguagesAndGiveItAUnit() throws IOException {
        for (final JsonNode panel :
                new JsonMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            final String title = panel.path("title").asText();
            assertAll(
                    title,
                    () -> assertTrue(title.matches(".*[\\u4e00-\\u9fff].* ?· [a-z].*")),
                    () -> assertFalse(
                            panel.at("/fieldConfig/defaults/unit").asText().isEmpty()));
        }
    }

    private static Set<String> documented() throws IOException {
        return DOCUMENTED
                .matcher(Files.readString(METRICS))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(final JsonNode dashboard) {
        return dashboard.findValues("expr").stream()
                .flatMap(expression ->
                        NAMED.matcher(expression.asText()).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
