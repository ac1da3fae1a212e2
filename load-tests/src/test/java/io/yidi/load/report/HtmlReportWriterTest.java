package io.yidi.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.Noise;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.PlayedPhases;
import io.yidi.load.result.ResultFileWriter;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report as those see it who are sent the file; in a real Chromium where there is one. */
class HtmlReportWriterTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final String DATA = "<script type=\"application/json\" id=\"data\">";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @BeforeEach
    void writeReport() throws IOException {
        final RunResult result = new RunResult(
                new Conditions(Map.of("cpu", "</script><b>x", "pipeline", "32")),
                List.of(summary("echo", 4_000, 4_100), summary("gateway:metrics.latency=false", 1_000, 1_010)),
                List.of(new RunResult.Rejection(2, "steal")),
                0,
                new Histogram(3),
                new Histogram(3));
        new ResultFileWriter(directory).write(result);
        new HtmlReportWriter(directory).write(result);
    }

    @Test
    void shouldBeOneFileThatNamesNothingElse() throws IOException {
        final String page = Files.readString(directory.resolve(HtmlReportWriter.REPORT), StandardCharsets.UTF_8);

        assertFalse(page.contains("@DATA@") || page.contains("@ECHARTS@") || page.contains("@SCRIPT@"));
        assertFalse(page.contains("<script src") || page.contains("<link"));
        assertFalse(page.contains("</script><b>"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void shouldHoldTheProcessorTimeOfTheServerUnderEachLoad() throws IOException {
        final JsonNode cpu = data().at("/contestants/1/serverCpuUnder");

        assertEquals("1.00", cpu.path("saturation").asText());
        assertEquals("2.50", cpu.path("openLoop").asText());
        assertEquals("4.00", cpu.path("oneInFlight").asText());
    }

    @Test
    void shouldOpenWithoutANetworkAndShowEveryFigure() {
        assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "no Chromium here");
        final ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("/dev/null"))
                .build();
        final ChromeDriver browser = new ChromeDriver(service, options());
        try {
            browser.get(directory.resolve(HtmlReportWriter.REPORT).toUri().toString());
            assertPage(browser, "Load report", "Every contestant may be judged.", "for noise: 1");
            assertTrue(text(browser, "#condition-table").contains("</script><b>x"));
            assertEquals(
                    1,
                    browser.findElements(By.cssSelector("#ratio-table tr.losing"))
                            .size());
            browser.findElement(By.id("language")).click();
            assertPage(browser, "压测报告", "所有参赛者均可评判。", "因噪声不计的轮数：1");
            assertEquals("zh-CN", browser.executeScript("return document.documentElement.lang"));
            assertEquals(List.of(), complaints(browser));
            assertEquals(0L, browser.executeScript("return performance.getEntriesByType('resource').length"));
        } finally {
            browser.quit();
            service.stop();
        }
    }

    private static void assertPage(final ChromeDriver browser, final String title, final String... lines) {
        assertEquals(title, text(browser, "h1"));
        for (final String line : lines) {
            assertTrue(text(browser, "#verdict").contains(line), text(browser, "#verdict"));
        }
        assertEquals(4L, browser.executeScript("return document.querySelectorAll('.chart svg').length"));
        assertTrue((Long) browser.executeScript("return document.querySelectorAll('#percentile-chart svg path').length")
                > 4);
        assertTrue(text(browser, "#throughput-table").contains("fdatasync-batch"));
        assertTrue(text(browser, "#ratio-table").contains("gateway:metrics.latency=false echo 0.2"));
        assertTrue(text(browser, "#processor-table").contains("echo none 1.00 2.50 4.00"));
    }

    private JsonNode data() throws IOException {
        final String page = Files.readString(directory.resolve(HtmlReportWriter.REPORT), StandardCharsets.UTF_8);
        final int start = page.indexOf(DATA) + DATA.length();
        return new JsonMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
    }

    private static String text(final ChromeDriver browser, final String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static List<String> complaints(final ChromeDriver browser) {
        return browser.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    private ChromeOptions options() {
        final LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
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
                        "--user-data-dir=" + directory.resolve("profile"));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Summary summary(final String label, final long... achieved) {
        final List<RoundResult> rounds = new ArrayList<>();
        for (final long perSecond : achieved) {
            rounds.add(new RoundResult(
                    Entrant.of(label),
                    rounds.size() + 1,
                    costing(1_000, PlayedPhases.at(perSecond)),
                    costing(2_500, PlayedPhases.at(500)),
                    costing(4_000, PlayedPhases.at(100)),
                    new Noise(0, 0, "1.0", new Histogram(3), new Histogram(3))));
        }
        return new Summary(Entrant.of(label), rounds);
    }

    /** The same phase, for so many nanoseconds of the server's processor time a request. */
    private static PhaseResult costing(final long cpuNs, final PhaseResult phase) {
        return new PhaseResult(phase.drive(), phase.wallNs(), phase.drive().sent() * cpuNs, phase.generatorCpuNs());
    }
}
