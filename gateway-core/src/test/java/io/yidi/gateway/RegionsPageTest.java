package io.yidi.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the page about the differences of regions, the readers of packs and the tests together. */
class RegionsPageTest {

    private static final int FIELDS = 36;
    private static final int FIELDS_WITHOUT_KEY = 8;
    private static final int OTHER = 3;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_.]+)(?:#(\\w+))?`");
    private static final String ROWS_OF_TESTS =
            "gateway-core/src/test/resources/io/yidi/gateway/engine/machine/region-differences.txt";
    private static final List<Row> ROWS = ROW.matcher(text("docs/policy/regions.md"))
            .results()
            .map(row -> new Row(Integer.parseInt(row.group(1)), row.group(2), row.group(3)))
            .toList();

    /** A row: number, keys or a dash, tests or the reason. */
    private record Row(int number, String keys, String proof) {}

    @Test
    void shouldNameEveryFieldOnce() {
        assertEquals(
                IntStream.rangeClosed(1, FIELDS).boxed().toList(),
                ROWS.stream().map(Row::number).toList());
        assertEquals(
                FIELDS_WITHOUT_KEY,
                ROWS.stream().filter(row -> row.keys.equals("–")).count());
    }

    @Test
    void shouldShowThatEachKeyChangesAnAnswerAlone() {
        final Set<String> shown = text(ROWS_OF_TESTS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" |")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(shown, new TreeSet<>(keys()));
    }

    /** A key that the readers of packs do not know is refused, so the row would not pass. */
    @Test
    void shouldWriteTheKeyThatEachRowIsAbout() {
        final List<String> others = text(ROWS_OF_TESTS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> !line.split("\\|", -1)[OTHER].contains(lastPart(line.substring(0, line.indexOf(" |")))))
                .toList();

        assertEquals(List.of(), others);
    }

    @Test
    void shouldNameTestsThatExist() {
        final List<String> missing = new ArrayList<>();
        for (final Row row : ROWS) {
            CODE.matcher(row.proof).results().filter(test -> !exists(test)).forEach(test -> missing.add(test.group()));
        }
        assertEquals(List.of(), missing);
        assertEquals(
                FIELDS - FIELDS_WITHOUT_KEY,
                ROWS.stream().filter(row -> CODE.matcher(row.proof).find()).count(),
                "every key has a test");
    }

    private static String lastPart(final String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static List<String> keys() {
        return ROWS.stream()
                .flatMap(row -> CODE.matcher(row.keys).results())
                .map(key -> key.group(1))
                .toList();
    }

    private static boolean exists(final MatchResult test) {
        return ProjectFiles.java().stream()
                .filter(file -> ProjectFiles.has(file, "src/test/java/") && file.endsWith(test.group(1) + ".java"))
                .map(ProjectFiles::text)
                .anyMatch(text -> test.group(2) == null || text.contains("void " + test.group(2) + "("));
    }

    private static String text(final String name) {
        return ProjectFiles.text(ProjectFiles.root().resolve(Path.of(name)));
    }
}
