package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the documentation, of every page in both languages, from a gateway that runs and is under load:
 * {@code samples/console-pictures} starts all that. {@code -Dyidi.pictures.admin} is its admin port,
 * {@code yidi.pictures.day} a day that was reconciled, {@code yidi.pictures.settlement} a settlement.
 */
@EnabledIfSystemProperty(named = "yidi.pictures.admin", matches = "\\d+")
class ConsolePictures {

    private static final Path FOLDER = Path.of("..", "docs", "operations", "console");

    @TempDir
    private Path folder;

    @Test
    void shouldTakeAPictureOfEachPageInBothLanguages() throws Exception {
        final String day = System.getProperty("yidi.pictures.day");
        final String settlement = System.getProperty("yidi.pictures.settlement");
        final Map<String, String> pages = Map.of(
                "latency", "latency",
                "changes", "changes",
                "transactions", "transactions",
                "settlement", "transactions?setl_id=" + settlement,
                "reconciliation", "reconciliation?day=" + day,
                "due", "due",
                "policies", "policies",
                "errors", "errors",
                "quote", "quote",
                "overview", "overview");
        final int port = Integer.getInteger("yidi.pictures.admin");
        try (Browser browser = new Browser(new InetSocketAddress("127.0.0.1", port), folder.resolve("profile"))) {
            browser.prefer("light");
            for (final String language : List.of("zh", "en")) {
                for (final Map.Entry<String, String> page : pages.entrySet()) {
                    browser.open(page.getValue(), language);
                    settle(browser, page.getKey());
                    assertEquals(List.of(), browser.complaints(), page.getKey());
                    Files.write(FOLDER.resolve(page.getKey() + '-' + language + ".png"), browser.picture());
                }
            }
        }
    }

    /** Everything that is asked for has come; the quote has been asked for. */
    private static void settle(final Browser browser, final String page) {
        if (page.equals("quote")) {
            browser.find("form button").click();
            browser.await(() -> browser.has("dl.tiles"));
        } else {
            browser.await(() -> browser.has("main table tbody tr") || browser.has("main canvas"));
        }
        browser.run("return new Promise((resolve) => setTimeout(resolve, 2500))");
    }
}
