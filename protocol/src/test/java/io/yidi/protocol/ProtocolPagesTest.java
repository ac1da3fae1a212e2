package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Keeps the field tables and examples of {@code docs/protocol} in step with the schema and the golden messages;
 * {@code -Dyidi.docs.write=true} writes them anew.
 *
 * <p>A page says what stands where: {@code <!-- fields SettleRequest -->} or {@code <!-- example settle-reply -->} up
 * to {@code <!-- end -->}.
 */
class ProtocolPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "protocol");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "yidi", "protocol", "json");
    private static final Pattern SECTION =
            Pattern.compile("<!-- (fields|example) (\\S+) -->\n.*?<!-- end -->", Pattern.DOTALL);
    private static final Map<String, Integer> PRIMITIVE_LENGTHS =
            Map.of("char", 1, "uint8", 1, "uint16", 2, "int32", 4, "int64", 8, "uint64", 8);

    private final Document schema;
    private final Map<String, Element> types = new HashMap<>();

    ProtocolPagesTest() throws Exception {
        schema = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ProtocolPagesTest.class.getResourceAsStream("yidi-schema.xml"));
        forEach(schema.getElementsByTagName("types").item(0), type -> types.put(type.getAttribute("name"), type));
    }

    @Test
    void shouldShowTheFieldsOfTheSchema() throws IOException {
        assertInStep("binary.md", 8);
    }

    @Test
    void shouldShowTheGoldenMessages() throws IOException {
        assertInStep("json.md", 8);
    }

    private void assertInStep(final String page, final int sectionsMin) throws IOException {
        final String actual = Files.readString(PAGES.resolve(page));
        final Matcher sections = SECTION.matcher(actual);
        assertTrue(sections.results().count() >= sectionsMin, "sections in " + page);
        final String expected = sections.replaceAll(found -> Matcher.quoteReplacement("<!-- " + found.group(1) + " "
                + found.group(2) + " -->\n" + content(found.group(1), found.group(2)) + "<!-- end -->"));
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.writeString(PAGES.resolve(page), expected);
        }
        assertEquals(expected, Files.readString(PAGES.resolve(page)), "run the test with -Dyidi.docs.write=true");
    }

    private String content(final String kind, final String name) {
        return kind.equals("fields") ? fields(name) : example(name);
    }

    private static String example(final String name) {
        try {
            return "```json\n" + Files.readString(GOLDEN.resolve(name + ".json")) + "```\n";
        } catch (final IOException e) {
            throw new IllegalArgumentException("expected a golden message " + name, e);
        }
    }

    private String fields(final String name) {
        final NodeList messages = schema.getElementsByTagName("sbe:message");
        for (int i = 0; i < messages.getLength(); i++) {
            final Element message = (Element) messages.item(i);
            if (message.getAttribute("name").equals(name)) {
                return "Template " + message.getAttribute("id") + ".\n\n" + table(message);
            }
        }
        throw new IllegalArgumentException("expected a message of the schema, found " + name);
    }

    private String table(final Element block) {
        final StringBuilder table =
                new StringBuilder("| offset | bytes | field | type | JSON, meaning |\n|---|---|---|---|---|\n");
        final StringBuilder groups = new StringBuilder();
        final int[] offset = {0};
        forEach(block, member -> {
            switch (member.getTagName()) {
                case "field" -> {
                    appendRow(table, Integer.toString(offset[0]), length(member.getAttribute("type")), member);
                    offset[0] += length(member.getAttribute("type"));
                }
                case "data" -> appendRow(table, "after", -1, member);
                default -> groups.append(group(member));
            }
        });
        return table.append('\n').append(groups).toString();
    }

    private String group(final Element group) {
        return "Group `" + group.getAttribute("name") + "`: " + group.getAttribute("description") + ".\n\n"
                + table(group);
    }

    private static void appendRow(
            final StringBuilder table, final String offset, final int length, final Element member) {
        table.append("| ").append(offset).append(" | ").append(length < 0 ? "2 + n" : Integer.toString(length));
        table.append(" | ").append(member.getAttribute("name")).append(" | ").append(member.getAttribute("type"));
        table.append(" | ").append(member.getAttribute("description")).append(" |\n");
    }

    private int length(final String type) {
        if (PRIMITIVE_LENGTHS.containsKey(type)) {
            return PRIMITIVE_LENGTHS.get(type);
        }
        final Element element = types.get(type);
        final String primitive = element.hasAttribute("primitiveType")
                ? element.getAttribute("primitiveType")
                : element.getAttribute("encodingType");
        final int count = element.hasAttribute("length") ? Integer.parseInt(element.getAttribute("length")) : 1;
        return PRIMITIVE_LENGTHS.get(primitive) * count;
    }

    private static void forEach(final Node parent, final Consumer<Element> action) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                action.accept(element);
            }
        }
    }
}
