package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.page.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console's pages are made of. */
class ConsolePagesTest {

    private static final Path SOURCES = Path.of("src", "main", "resources", "io", "yidi", "gateway", "console");
    private static final Pattern TEXT = Pattern.compile("(?m)^ {2}'?([A-Za-z0-9_.]+)'?: '(.*)',$");
    private static final Pattern KEY = Pattern.compile("\\bt\\('([A-Za-z0-9_.]+)'");
    private static final Path PICTURES = Path.of("..", "docs", "operations", "console");
    private static final int PICTURE_BYTES_MAX = 200_000;
    private static final Pattern PAGES = Pattern.compile("const PAGES = \\{ (.*) };");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\.[^']+)'");

    @Test
    void shouldShipEveryFileThereIs() throws IOException {
        for (final Path file : ownFiles()) {
            final String name = SOURCES.relativize(file).toString().replace('\\', '/');
            final String path = name.equals("index.html") ? ConsolePages.ROOT : ConsolePages.ROOT + '/' + name;
            assertTrue(ConsolePages.SHIPPED.at(path) != null, name);
        }
    }

    @Test
    void shouldKeepTheLicencesOfTheLibraries() {
        for (final String name : List.of("echarts-LICENSE.txt", "echarts-NOTICE.txt", "lit-html-LICENSE.txt")) {
            assertTrue(text("lib/" + name).length() > 100, name);
        }
    }

    @Test
    void shouldImportOnlyWhatIsShipped() {
        for (final Page page : ConsolePages.SHIPPED.all()) {
            if (page.path().endsWith(".js") && !page.path().contains("/lib/")) {
                IMPORT.matcher(new String(page.content(), StandardCharsets.UTF_8))
                        .results()
                        .map(found -> Path.of(page.path())
                                .resolveSibling(found.group(1))
                                .normalize()
                                .toString())
                        .forEach(path -> assertTrue(ConsolePages.SHIPPED.at(path) != null, page.path() + " " + path));
            }
        }
    }

    @Test
    void shouldSayEverythingInBothLanguages() {
        final Map<String, String> zh = texts("texts/zh.js");
        final Map<String, String> en = texts("texts/en.js");
        assertEquals(new TreeSet<>(zh.keySet()), new TreeSet<>(en.keySet()));
        zh.forEach((key, text) -> assertFalse(text.equals(en.get(key)), key + " is the same in both: " + text));
    }

    @Test
    void shouldHaveATextForEveryKeyThatIsUsed() throws IOException {
        final Map<String, String> texts = texts("texts/en.js");
        for (final Path file : ownFiles()) {
            KEY.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(key -> assertTrue(texts.containsKey(key), file + ": " + key));
        }
    }

    @Test
    void shouldMakeNoMarkupOfStringsAndNameNoOtherPlace() throws IOException {
        for (final Path file : ownFiles()) {
            final String source = Files.readString(file);
            assertFalse(
                    source.matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\\.write).*"),
                    file::toString);
            assertFalse(source.replace("http://www.w3.org/2000/svg", "").contains("://"), file::toString);
            assertFalse(source.contains("parseFloat"), "amounts are no floating-point numbers: " + file);
        }
    }

    /** {@code samples/console-pictures} takes them. */
    @Test
    void shouldHaveASmallPictureOfEachPageInBothLanguages() throws IOException {
        final Matcher pages = PAGES.matcher(text("app.js"));
        assertTrue(pages.find());
        final List<String> names = new ArrayList<>(List.of(pages.group(1).split(", ")));
        assertTrue(names.size() > 5, names::toString);
        names.add("settlement");
        for (final String name : names) {
            for (final String language : List.of("zh", "en")) {
                final Path picture = PICTURES.resolve(name + '-' + language + ".png");
                assertTrue(Files.size(picture) < PICTURE_BYTES_MAX, picture::toString);
            }
        }
    }

    private static List<Path> ownFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Map<String, String> texts(final String name) {
        final Map<String, String> texts = new TreeMap<>();
        TEXT.matcher(text(name)).results().forEach(found -> texts.put(found.group(1), found.group(2)));
        assertTrue(texts.size() > 50, name);
        return texts;
    }

    private static String text(final String name) {
        return new String(
                ConsolePages.SHIPPED.at(ConsolePages.ROOT + '/' + name).content(), StandardCharsets.UTF_8);
    }
}
