package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps the examples of {@code docs/protocol/json.md} in step with the golden messages; {@code -Dyidi.docs.write=true}
 * writes them anew.
 *
 * <p>The page says what stands where: {@code <!-- example settle-reply -->} up to {@code <!-- end -->}.
 */
class ProtocolPagesTest {

    private static final Path PAGE = Path.of("..", "docs", "protocol", "json.md");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "yidi", "protocol", "json");
    private static final Pattern SECTION = Pattern.compile("<!-- example (\\S+) -->\n.*?<!-- end -->", Pattern.DOTALL);
    private static final int EXAMPLES_MIN = 8;

    @Test
    void shouldShowTheGoldenMessages() throws IOException {
        final String actual = Files.readString(PAGE);
        final Matcher sections = SECTION.matcher(actual);
        assertTrue(sections.results().count() >= EXAMPLES_MIN, "examples");
        final String expected = sections.replaceAll(found -> Matcher.quoteReplacement(
                "<!-- example " + found.group(1) + " -->\n" + example(found.group(1)) + "<!-- end -->"));
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "run the test with -Dyidi.docs.write=true");
    }

    private static String example(final String name) {
        try {
            return "```json\n" + Files.readString(GOLDEN.resolve(name + ".json")) + "```\n";
        } catch (final IOException e) {
            throw new IllegalArgumentException("expected a golden message " + name, e);
        }
    }
}
