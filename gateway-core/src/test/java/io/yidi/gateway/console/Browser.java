package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.fixture.Folders;
import io.yidi.gateway.fixture.HangGuard;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LoggingPreferences;

/** An operator's Chromium, without a window, that remembers what it asked for and what it complained about. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final long HANGS_NS = TimeUnit.SECONDS.toNanos(HangGuard.SECONDS);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Dimension WINDOW = new Dimension(1120, 690);

    private final String origin;
    private final Path profile;
    private final ChromeDriverService service;
    private final ChromeDriver driver;
    private final List<String> asked = new ArrayList<>();

    /** Whether there is one on this machine. */
    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** Opens one for the admin port of a gateway. */
    Browser(final InetSocketAddress admin, final Path profile) {
        this.profile = profile;
        origin = "http://127.0.0.1:" + admin.getPort();
        service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("/dev/null"))
                .build();
        driver = new ChromeDriver(service, options(profile));
        driver.manage().window().setSize(WINDOW);
    }

    private static ChromeOptions options(final Path profile) {
        final LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        final ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--lang=en-US",
                        "--force-device-scale-factor=1",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** Shows a page in a language, {@code zh} or {@code en}. */
    void open(final String page, final String language) {
        driver.get(origin + "/console/lib/lit-html-LICENSE.txt");
        driver.executeScript("localStorage.setItem('yidi.console.language', arguments[0])", language);
        driver.get(origin + "/console#/" + page);
        await(() -> has("main#page h1") && text("header [role=status]").length() > 0);
        await(() -> has("header .good[role=status]"));
    }

    /** Waits until something is so. */
    void await(final Supplier<Boolean> condition) {
        final long endNs = System.nanoTime() + HANGS_NS;
        while (!holds(condition)) {
            if (System.nanoTime() > endNs) {
                throw new IllegalStateException("expected something in " + text("body") + "; found " + complaints());
            }
            driver.executeAsyncScript("setTimeout(arguments[0], 50)");
        }
    }

    /** What is looked at may just be painted anew. */
    private static boolean holds(final Supplier<Boolean> condition) {
        try {
            return condition.get();
        } catch (final StaleElementReferenceException paintedAnew) {
            return false;
        }
    }

    /** Whether something is on the page. */
    boolean has(final String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** What stands in the first of what is selected; empty if there is none. */
    String text(final String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse("");
    }

    /** The first of what is selected. */
    WebElement find(final String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Presses keys where the focus is. */
    void press(final CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Steps on with the tabulator, and tells what then has the focus. */
    String tab() {
        press(Keys.TAB);
        return (String) run("const at = document.activeElement; return at.id || at.textContent.trim() || at.name");
    }

    /** Runs a script. */
    Object run(final String script, final Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Makes it look as for somebody who has chosen dark or light. */
    void prefer(final String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** A picture of what is shown, PNG. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Everything it asked for outside of the gateway since it was opened. */
    List<String> askedElsewhere() {
        final JsonMapper mapper = new JsonMapper();
        driver.manage().logs().get("performance").forEach(entry -> {
            try {
                final JsonNode message = mapper.readTree(entry.getMessage()).path("message");
                if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                    asked.add(message.at("/params/request/url").asText());
                }
            } catch (final IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        return asked.stream()
                .filter(url -> !url.matches("(chrome|data|about):.*") && !url.startsWith(origin + "/"))
                .toList();
    }

    /** How many requests it made. */
    int askedCount() {
        return asked.size();
    }

    /** What it complained about since it was asked last: scripts that failed, what the policy of the page forbids. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** What keeps people from using the page, contrast included, by the rules of WCAG 2.1 AA; empty if nothing. */
    List<?> barriers() {
        driver.executeScript(axe());
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(
                  (found) => done(found.violations.flatMap((rule) =>
                    rule.nodes.map((node) => rule.id + ': ' + node.html + ' ' + node.failureSummary))),
                  (failed) => done([String(failed)]));
                """);
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
        deleteProfile();
    }

    /** Its processes may write on for a moment after it was told to end. */
    private void deleteProfile() {
        final long endNs = System.nanoTime() + HANGS_NS;
        while (Files.exists(profile)) {
            try {
                Folders.delete(profile);
            } catch (final IOException stillWriting) {
                if (System.nanoTime() > endNs) {
                    throw new UncheckedIOException(stillWriting);
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }
}
