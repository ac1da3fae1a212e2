package io.yidi.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.GoalResult;
import io.yidi.load.result.GoalTerms;
import io.yidi.load.result.LatencyGoal;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report as those see it who are sent the file; in a real Chromium where there is one. */
class HtmlReportWriterTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final String DATA = "<script type=\"application/json\" id=\"data\">";

    private static final GoalResult MET = new GoalResult(
            LatencyGoal.ONE_IN_FLIGHT,
            List.of(
                    new GoalTerms(1, 0, 250_200, 100_000, 150_200, 1.0),
                    new GoalTerms(2, 0, 300_500, 100_000, 150_200, 1.2),
                    new GoalTerms(3, 0, 275_300, 100_000, 150_200, 1.1)),
            List.of());
    private static final GoalResult MISSED = new GoalResult(
            LatencyGoal.HALF_OF_PEAK, List.of(new GoalTerms(1, 6_000, 701_400, 100_000, 200_000, 1.002)), List.of());

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path profile;

    private static ChromeDriverService service;
    private static ChromeDriver browser;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBrowser() {
        if (Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER)) {
            service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER.toFile())
                    .usingAnyFreePort()
                    .withLogFile(new File("/dev/null"))
                    .build();
            browser = new ChromeDriver(service, options());
        }
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.quit();
            service.stop();
        }
    }

    @BeforeEach
    void writeReport() throws IOException {
        write(List.of());
    }

    private void write(final List<GoalResult> goals) throws IOException {
        final RunResult result = new RunResult(
                new Conditions(Map.of("cpu", "</script><b>x", "pipeline", "32")),
                List.of(summary("echo", 4_000, 4_100), summary("gateway:metrics.latency=false", 1_000, 1_010)),
                List.of(new RunResult.Rejection(2, "steal")),
                0,
                latencies(1_000, 1_900, 1_200, 100),
                latencies(1_100, 1_900, 1_300, 100));
        new ResultFileWriter(directory).write(result, goals);
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
        inABrowser(() -> {
            assertPage("Load report", "Every contestant may be judged.", "for noise: 1");
            assertTrue(text("#condition-table").contains("</script><b>x"));
            assertEquals(
                    1,
                    browser.findElements(By.cssSelector("#ratio-table tr.losing"))
                            .size());
            switchLanguage();
            assertPage("压测报告", "所有参赛者均可评判。", "因噪声不计的轮数：1");
            assertEquals("zh-CN", browser.executeScript("return document.documentElement.lang"));
        });
    }

    @Test
    void shouldShowNoGoalsWhereNoneWereSet() {
        inABrowser(() -> {
            assertFalse(browser.findElement(By.id("goals")).isDisplayed());
            assertFalse(text("#verdict").contains("Goal"), text("#verdict"));
        });
    }

    @Test
    void shouldShowEachGoalRoundByRoundAndWhatBecameOfIt() throws IOException {
        write(List.of(MET, MISSED));

        inABrowser(() -> {
            assertEquals(5L, browser.executeScript("return document.querySelectorAll('.chart svg').length"));
            assertGoals(
                    "Goal, one in flight: met; ratio, median 1.100 (1.000 … 1.200), goal 1.30",
                    "one in flight " + LatencyGoal.ONE_IN_FLIGHT.formula() + " 1.100 1.000 1.200 1.30 3 met",
                    "one in flight 2 – 300.5 100.0 150.2 1.200",
                    "Goal, half of peak, open loop: missed; ratio, median 1.002 (1.002 … 1.002), goal 1.00",
                    "half of peak, open loop " + LatencyGoal.HALF_OF_PEAK.formula()
                            + " 1.002 1.002 1.002 1.00 1 missed",
                    "half of peak, open loop 1 6,000 701.4 100.0 200.0 1.002");
            switchLanguage();
            assertGoals(
                    "目标“单笔在途”达标：比值中位数 1.100 (1.000 … 1.200)，上限 1.30",
                    "单笔在途 " + LatencyGoal.ONE_IN_FLIGHT.formula() + " 1.100 1.000 1.200 1.30 3 达标",
                    "单笔在途 2 – 300.5 100.0 150.2 1.200",
                    "目标“半峰开环”未达标：比值中位数 1.002 (1.002 … 1.002)，上限 1.00",
                    "半峰开环 " + LatencyGoal.HALF_OF_PEAK.formula() + " 1.002 1.002 1.002 1.00 1 未达标",
                    "半峰开环 1 6,000 701.4 100.0 200.0 1.002");
            assertEquals(
                    1,
                    browser.findElements(By.cssSelector("#goal-table tr.losing"))
                            .size());
        });
    }

    @Test
    void shouldTellBesideEachResultWhatTheMachineWasLike() {
        inABrowser(() -> {
            assertEquals(
                    Collections.nCopies(
                            5,
                            "Machine: in the rounds that count, steal at most 0.50 %, hiccup p99.9 at most 1.0 µs, "
                                    + "longest 1.8 µs (saturated p99.9 1.4 µs); raw write + fdatasync before p50 "
                                    + "1.0 µs, p99 1.2 µs, after "
                                    + "p50 1.1 µs, p99 1.3 µs; durability echo none, gateway:metrics.latency=false "
                                    + "fdatasync-batch."),
                    machineLines());
            assertEquals(
                    "gateway:metrics.latency=false fdatasync-batch 2 1,010 0.25 % 0.03 % 0.75 0.5 1.8 1.4",
                    text("#noise-table tr:last-child"));
            switchLanguage();
            assertEquals(
                    Collections.nCopies(
                            5,
                            "机器状况：计入的各轮中被占用最高 0.50 %，停顿 p99.9 最高 1.0 µs、最长 1.8 µs"
                                    + "（饱和时 p99.9 1.4 µs）；裸 write + fdatasync 之前 "
                                    + "p50 1.0 µs, p99 1.2 µs，之后 p50 1.1 µs, p99 1.3 µs；持久方式 echo none, "
                                    + "gateway:metrics.latency=false fdatasync-batch。"),
                    machineLines());
        });
    }

    @Test
    void shouldSayWhyAGoalHasNoVerdict() throws IOException {
        write(List.of(new GoalResult(
                LatencyGoal.HALF_OF_PEAK, MISSED.terms(), List.of("round 1, echo: asked 6000/s, achieved 5000/s"))));

        inABrowser(() -> {
            assertEquals(
                    "No verdict: half of peak, open loop: round 1, echo: asked 6000/s, achieved 5000/s",
                    text("#goal-reasons"));
            assertTrue(text("#goal-table").endsWith("no verdict"), text("#goal-table"));
            assertTrue(text("#verdict li.none").startsWith("Goal, half of peak, open loop: no verdict"));
            switchLanguage();
            assertTrue(text("#goal-reasons").startsWith("不予评判：半峰开环: round 1"));
            assertTrue(text("#goal-table").endsWith("不予评判"), text("#goal-table"));
        });
    }

    @Test
    void shouldLeaveNothingUnsaidInEitherLanguage() throws IOException {
        write(List.of(MET));

        inABrowser(() -> {
            assertEquals(
                    browser.executeScript("return Object.keys(TEXTS.zh).sort()"),
                    browser.executeScript("return Object.keys(TEXTS.en).sort()"));
            assertFalse(text("body").contains("undefined"), text("body"));
            switchLanguage();
            assertFalse(text("body").contains("undefined"), text("body"));
        });
    }

    /** Opens the page, which has to complain of nothing and ask for nothing. */
    private void inABrowser(final Runnable checks) {
        assumeTrue(browser != null, "no Chromium here");
        browser.get(directory.resolve(HtmlReportWriter.REPORT).toUri().toString());
        checks.run();
        assertEquals(List.of(), complaints());
        assertEquals(0L, browser.executeScript("return performance.getEntriesByType('resource').length"));
    }

    private static void switchLanguage() {
        browser.findElement(By.id("language")).click();
    }

    private static List<String> machineLines() {
        return browser.findElements(By.className("machine")).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    private static void assertGoals(final String... lines) {
        final List<String> shown = Stream.of("#verdict", "#goal-table", "#goal-round-table")
                .flatMap(part -> text(part).lines())
                .toList();
        assertTrue(shown.containsAll(List.of(lines)), shown.toString());
    }

    private static void assertPage(final String title, final String... lines) {
        assertEquals(title, text("h1"));
        for (final String line : lines) {
            assertTrue(text("#verdict").contains(line), text("#verdict"));
        }
        assertEquals(4L, browser.executeScript("return document.querySelectorAll('.chart svg').length"));
        assertTrue((Long) browser.executeScript("return document.querySelectorAll('#percentile-chart svg path').length")
                > 4);
        assertTrue(text("#throughput-table").contains("fdatasync-batch"));
        assertTrue(text("#ratio-table").contains("gateway:metrics.latency=false echo 0.2"));
        assertTrue(text("#processor-table").contains("echo none 1.00 2.50 4.00"));
    }

    private JsonNode data() throws IOException {
        final String page = Files.readString(directory.resolve(HtmlReportWriter.REPORT), StandardCharsets.UTF_8);
        final int start = page.indexOf(DATA) + DATA.length();
        return new JsonMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
    }

    private static String text(final String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static List<String> complaints() {
        return browser.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    private static ChromeOptions options() {
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
                        "--user-data-dir=" + profile);
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
                    noise(rounds.size() + 1)));
        }
        return new Summary(Entrant.of(label), rounds);
    }

    /** Less of it in the second round than in the first. */
    private static Noise noise(final int round) {
        return new Noise(
                50 / round, 3, "0.75", latencies(1_000 / round, 10_000, 1_800, 1), latencies(1_400, 10_000, 1_900, 1));
    }

    private static Histogram latencies(final long ns, final int count, final long rareNs, final int rareCount) {
        final Histogram latencyNs = new Histogram(3);
        latencyNs.recordValueWithCount(ns, count);
        latencyNs.recordValueWithCount(rareNs, rareCount);
        return latencyNs;
    }

    /** The same phase, for so many nanoseconds of the server's processor time a request. */
    private static PhaseResult costing(final long cpuNs, final PhaseResult phase) {
        return new PhaseResult(phase.drive(), phase.wallNs(), phase.drive().sent() * cpuNs, phase.generatorCpuNs());
    }
}
