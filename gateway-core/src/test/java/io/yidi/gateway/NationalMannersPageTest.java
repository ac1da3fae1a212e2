package io.yidi.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the page of manners together with the tests that it names. */
class NationalMannersPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(should\\w+)`");
    private static final int MANNERS_MIN = 60;

    private final List<String> manners = ProjectFiles.text(
                    ProjectFiles.root().resolve("docs/protocol/national-manners.md"))
            .lines()
            .filter(line -> line.startsWith("| "))
            .toList();

    @Test
    void shouldNameATestForEveryManner() {
        assertTrue(manners.size() > MANNERS_MIN, () -> "found " + manners.size());
        assertEquals(
                List.of(),
                manners.stream()
                        .filter(row -> !row.startsWith("| manner |"))
                        .filter(row -> !NAMED.matcher(row).find())
                        .toList());
    }

    @Test
    void shouldNameTestsThatExist() {
        final List<Path> tests = ProjectFiles.matching(file -> ProjectFiles.has(file, "src/test/java/"));
        final Set<String> missing = new TreeSet<>();
        for (final String row : manners) {
            final Matcher named = NAMED.matcher(row);
            while (named.find()) {
                if (!isTest(tests, named.group(1), named.group(2))) {
                    missing.add(named.group());
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** A method that a test runs: without one of the annotations it would prove nothing. */
    private static boolean isTest(final List<Path> tests, final String type, final String method) {
        final Pattern declared =
                Pattern.compile("@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid )[\\s\\S])*\\bvoid " + method + "\\(");
        return tests.stream()
                .filter(file -> file.endsWith(type + ".java"))
                .anyMatch(file -> declared.matcher(ProjectFiles.text(file)).find());
    }
}
