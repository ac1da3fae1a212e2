package io.yidi.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader may rely on in every file of the repository. */
class TidyTest {

    private static final long FILE_BYTES_MAX = 1 << 20;
    private static final Set<String> BINARY = Set.of("jar", "bin", "png", "ico", "woff2", "gz");
    private static final Pattern UNFINISHED = Pattern.compile("TO" + "DO|FIX" + "ME");
    private static final Pattern LIKE_AN_IDENTITY_NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [a-z ]*\\b(class|record|interface|enum) ", Pattern.MULTILINE);
    private static final Pattern FIRST_LINE = Pattern.compile("/\\*\\*[\\s*]*([^\\n]*)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern FLOATING = Pattern.compile("\\b(float|double|Float|Double|BigDecimal)\\b|\\d\\.\\d");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);

    private static final List<String> FACTS = List.of("Job:", "Upstream:", "Downstream:", "Thread:", "Allocation:");

    /** Numbers that are no person's: one has a wrong check digit to prove the masking, the other is a bound. */
    private static final Set<String> MAY_HOLD_LONG_NUMBERS = Set.of("FaultTest.java", "DecimalsTest.java");

    @Test
    void shouldLeaveNothingUnfinished() {
        assertNone(
                "a mark of unfinished work",
                ProjectFiles.matching(
                        file -> isText(file) && !file.endsWith("checkstyle.xml") && contains(file, UNFINISHED)));
    }

    @Test
    void shouldEndLinesWithLineFeedsOnly() {
        assertNone(
                "a carriage return",
                ProjectFiles.matching(file -> isText(file)
                        && !file.toString().endsWith(".cmd")
                        && ProjectFiles.text(file).indexOf('\r') >= 0
                        && !ProjectFiles.has(file, "/fuzz")
                        && !ProjectFiles.has(file, "TestInputs/")));
    }

    @Test
    void shouldIndentWithBlanksOnly() {
        assertNone(
                "a tab",
                ProjectFiles.java().stream()
                        .filter(file -> ProjectFiles.text(file).indexOf('\t') >= 0)
                        .toList());
    }

    @Test
    void shouldTrackNoLargeFile() {
        assertNone("more than 1 MiB", ProjectFiles.matching(file -> sizeBytes(file) > FILE_BYTES_MAX));
    }

    /** NAT-14a: identity numbers have no place in a repository, nor does anything that looks like one. */
    @Test
    void shouldHoldNoNumberThatCouldBeAPersons() {
        assertNone(
                "a number of 18 digits",
                ProjectFiles.matching(file -> isText(file)
                        && !file.toString().endsWith(".hex")
                        && !MAY_HOLD_LONG_NUMBERS.contains(file.getFileName().toString())
                        && contains(file, LIKE_AN_IDENTITY_NUMBER)));
    }

    @Test
    void shouldNameEveryDomainTypeInChinese() {
        final Predicate<Path> domain = file -> ProjectFiles.has(file, "gateway/engine/")
                || ProjectFiles.has(file, "gateway/policy/")
                || ProjectFiles.has(file, "gateway/record/")
                || ProjectFiles.has(file, "gateway/journal/");
        assertNone(
                "no Chinese in the first line of a public type's Javadoc",
                ProjectFiles.mainJava().stream()
                        .filter(domain)
                        .filter(TidyTest::isPublicTypeWithoutChinese)
                        .toList());
    }

    @Test
    void shouldDescribeEveryPackageByItsFiveFacts() {
        assertNone(
                "one of " + FACTS + " missing",
                ProjectFiles.mainJava().stream()
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> !FACTS.stream().allMatch(ProjectFiles.text(file)::contains))
                        .toList());
    }

    @Test
    void shouldDescribeEveryPackage() {
        assertNone(
                "no package-info.java beside it",
                ProjectFiles.mainJava().stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .toList());
    }

    /** Money is fen and ratios are bp: nothing between a request and its split may round in binary. */
    @Test
    void shouldKeepFloatingPointAwayFromMoney() {
        final Predicate<Path> money = file -> ProjectFiles.has(file, "gateway/engine/")
                || ProjectFiles.has(file, "policy/plane/")
                || ProjectFiles.has(file, "protocol/money/");
        assertNone(
                "floating point",
                ProjectFiles.mainJava().stream()
                        .filter(money)
                        .filter(file -> FLOATING.matcher(COMMENT_OR_TEXT
                                        .matcher(ProjectFiles.text(file))
                                        .replaceAll(""))
                                .find())
                        .toList());
    }

    @Test
    void shouldFindTheFilesItLooksAt() {
        assertFalse(ProjectFiles.mainJava().isEmpty());
        assertFalse(ProjectFiles.matching(file -> file.endsWith("pom.xml")).isEmpty());
    }

    private static boolean isPublicTypeWithoutChinese(final Path file) {
        final String text = ProjectFiles.text(file);
        final Matcher type = PUBLIC_TYPE.matcher(text);
        if (!type.find()) {
            return false;
        }
        final String before = text.substring(0, type.start());
        final Matcher firstLine = FIRST_LINE.matcher(before);
        return !firstLine.find(Math.max(0, before.lastIndexOf("/**")))
                || !CHINESE.matcher(firstLine.group(1)).find();
    }

    private static boolean isText(final Path file) {
        final String name = file.getFileName().toString();
        return !BINARY.contains(name.substring(name.lastIndexOf('.') + 1)) && !ProjectFiles.has(file, "TestInputs/");
    }

    private static boolean contains(final Path file, final Pattern pattern) {
        return pattern.matcher(ProjectFiles.text(file)).find();
    }

    private static long sizeBytes(final Path file) {
        try {
            return Files.size(file);
        } catch (final IOException gone) {
            return 0;
        }
    }

    private static void assertNone(final String what, final List<Path> offenders) {
        assertEquals(List.of(), offenders.stream().map(ProjectFiles::name).toList(), "expected no file with " + what);
    }
}
