package io.yidi.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.ResultCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds requirements, code and tests together by their ids. */
class TraceTest {

    private static final Pattern ID =
            Pattern.compile("(?<![A-Za-z0-9-])(?:NAT|BJ|TJ|XJ|JZ|INV|AMB)-[A-Z]?[0-9]+(?:[.-][0-9]+)?[a-z]?(?![0-9])");
    private static final Pattern DEFINITION = Pattern.compile("^\\| ([A-Z]+-[A-Z0-9.a-z-]+) \\|", Pattern.MULTILINE);
    private static final Pattern TRACE =
            Pattern.compile("^\\| ([A-Z]+-\\S+) \\| `(\\w+)` \\| `(\\w+)(?:#(\\w+))?` \\|$", Pattern.MULTILINE);

    private static final List<String> DEFINED = defined();
    private static final List<Row> TRACED = traced();

    /** A row of the trace; the method may be missing. */
    private record Row(String id, String keptBy, String test, String method) {}

    @Test
    void shouldDefineEveryRequirementOnce() {
        assertTrue(DEFINED.size() > 60, () -> "found " + DEFINED.size());
        assertEquals(DEFINED.size(), Set.copyOf(DEFINED).size(), "an id stands for one rule");
    }

    @Test
    void shouldDefineEveryRequirementThatTheProjectCites() {
        final Set<String> missing = new TreeSet<>();
        for (final Path file : ProjectFiles.matching(TraceTest::mayCite)) {
            final Matcher cited = ID.matcher(ProjectFiles.text(file));
            while (cited.find()) {
                if (!DEFINED.contains(cited.group())) {
                    missing.add(cited.group() + " in " + ProjectFiles.name(file));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void shouldDefineEveryRequirementThatAResultCodeNames() {
        final List<String> missing = Stream.of(ResultCode.values())
                .map(ResultCode::requirement)
                .filter(id -> !id.isEmpty() && !DEFINED.contains(id))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void shouldTraceDefinedRequirementsOnly() {
        assertTrue(TRACED.size() > 30, () -> "found " + TRACED.size());
        assertEquals(
                TRACED.size(),
                page("trace.md")
                        .lines()
                        .filter(line -> line.matches("\\| [A-Z]+-.*"))
                        .count(),
                "every row has an id, a class and a test");
        assertEquals(
                List.of(),
                TRACED.stream().map(Row::id).filter(id -> !DEFINED.contains(id)).toList());
    }

    @Test
    void shouldTraceEveryBusinessRefusal() {
        final Set<String> traced = TRACED.stream().map(Row::id).collect(Collectors.toSet());
        final List<String> missing = Stream.of(ResultCode.values())
                .filter(code -> code.label().matches("YD-[345].*"))
                .map(ResultCode::requirement)
                .distinct()
                .filter(id -> !traced.contains(id))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void shouldNameClassesAndTestsThatExist() {
        final List<Path> files = ProjectFiles.java();
        final Set<String> missing = new TreeSet<>();
        for (final Row row : TRACED) {
            if (texts(files, "src/main/java/", row.keptBy).isEmpty()) {
                missing.add(row.keptBy);
            }
            final List<String> tests = texts(files, "src/test/java/", row.test);
            if (tests.isEmpty()) {
                missing.add(row.test);
            } else if (row.method != null && !tests.get(0).contains("void " + row.method + "(")) {
                missing.add(row.test + "#" + row.method);
            } else if (!new TestEvidence(tests.get(0)).cites(row.id, row.method)) {
                missing.add(row.id + " in " + row.test + "#" + row.method);
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** Another id that begins alike, another method and its rows prove nothing. */
    @ParameterizedTest
    @CsvSource({
        "AMB-1, shouldProve, false",
        "AMB-2, shouldProve, true",
        "AMB-3, shouldProve, true",
        "AMB-4, shouldProve, true",
        "AMB-5, shouldProve, false",
        "AMB-6, shouldProve, false",
        "AMB-3, shouldProveAnother, false",
        "AMB-6, , true",
    })
    void shouldFindWhatATestCites(final String id, final String method, final boolean expected) {
        final TestEvidence test = new TestEvidence("""
                package x;

                @DisplayName("AMB-2, AMB-19")
                class XTest {

                    static Stream<String> rows() {
                        return Stream.of("AMB-3");
                    }

                    static Stream<String> others() {
                        return Stream.of("AMB-5");
                    }

                    /** AMB-4. */
                    @MethodSource("rows")
                    void shouldProve() {
                    }

                    /** AMB-6. */
                    @Test
                    void shouldProveAnother() {
                    }
                }
                """);

        assertEquals(expected, test.cites(id, method));
    }

    private static List<String> texts(final List<Path> files, final String part, final String type) {
        return files.stream()
                .filter(file -> ProjectFiles.has(file, part) && file.endsWith(type + ".java"))
                .map(ProjectFiles::text)
                .toList();
    }

    private static boolean mayCite(final Path file) {
        final String name = ProjectFiles.name(file);
        return name.endsWith(".java") || name.endsWith(".xml") || name.endsWith(".yaml") || name.endsWith(".md");
    }

    private static List<String> defined() {
        final Matcher row = DEFINITION.matcher(page("requirements.md"));
        final List<String> ids = new ArrayList<>();
        while (row.find()) {
            ids.add(row.group(1));
        }
        return ids;
    }

    private static List<Row> traced() {
        final Matcher row = TRACE.matcher(page("trace.md"));
        final List<Row> rows = new ArrayList<>();
        while (row.find()) {
            rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4)));
        }
        return rows;
    }

    private static String page(final String name) {
        return ProjectFiles.text(ProjectFiles.root().resolve("docs/policy").resolve(name));
    }
}
