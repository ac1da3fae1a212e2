package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.AdminStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-N4.2a: what operators see of latencies, in a real Chromium before an admin port that tells made-up ones. */
class LatencyPageTest {

    private static final long NOW = 1_795_359_661;
    private static final long SECONDS = 120;
    private static final List<String> STAGES = List.of("decode", "queue", "engine", "write", "force", "reply", "whole");

    @TempDir
    private static Path folder;

    private static AdminServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Browser.isInstalled(), "skipped: no Chromium here; samples/install-chromium.sh installs one");
        final AdminRoute latency = new AdminRoute(
                "GET",
                "/v1/latency",
                List.of("since"),
                asked -> new AdminAnswer(200, latency(asked.parameter("since", ""))));
        server = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new AdminOffer(
                        () -> null,
                        List.of(latency),
                        ConsolePages.SHIPPED,
                        ConsolePages.POLICY,
                        new AdminStream("/console/api/live", () -> "{}")));
        browser = new Browser(server.address(), folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @Test
    void shouldShowPercentilesAndHeatToEverybody() throws Exception {
        for (final String language : List.of("zh", "en")) {
            for (final String scheme : List.of("dark", "light")) {
                browser.prefer(scheme);
                browser.open("latency", language);
                browser.await(() -> browser.has("#latency-percentiles canvas") && browser.has("#latency-heat canvas"));
                browser.await(() -> browser.text("tbody").contains("µs"));
                assertEquals(List.of(), browser.barriers(), language + ' ' + scheme);
            }
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void shouldCompareWithAMomentThatWasKept() {
        browser.open("latency", "en");
        browser.await(() -> browser.has("tbody td"));
        browser.run("[...document.querySelectorAll('button')].find((it) => it.textContent.includes('Keep')).click()");
        browser.await(() -> browser.text("main").contains("from 2026-11-22"));
        assertTrue(browser.text("main").contains("→"));
    }

    @Test
    void shouldCompareTwoFilesThatWereDownloaded() throws Exception {
        final Path before = Files.writeString(folder.resolve("before.json"), latency(""));
        final Path after = Files.writeString(
                folder.resolve("after.json"), latency("").replace("\"p99\":900000", "\"p99\":1350000"));
        browser.open("latency", "en");
        browser.await(() -> browser.has("input[name=before]"));
        browser.find("input[name=before]").sendKeys(before.toAbsolutePath().toString());
        browser.find("input[name=after]").sendKeys(after.toAbsolutePath().toString());
        browser.await(() -> browser.text("main").contains("900 µs → 1 350 µs +50.0 %"));
        browser.find("input[name=after]")
                .sendKeys(Files.writeString(folder.resolve("other.json"), "{\"unit\":\"ms\"}")
                        .toAbsolutePath()
                        .toString());
        browser.await(() -> browser.text("[role=alert]").contains("Choose a JSON file"));
    }

    @Test
    void shouldOfferWhatItShowsAsAFile() {
        browser.open("latency", "en");
        browser.await(() -> browser.has("tbody td"));
        browser.run("HTMLAnchorElement.prototype.click = function () { window.offered = this.download }");
        browser.find("form button").click();
        browser.await(() -> browser.run("return window.offered") != null);
        assertEquals("yidi-latency-" + NOW + ".json", browser.run("return window.offered"));
        assertEquals(List.of(), browser.complaints());
    }

    private static String latency(final String since) {
        final long first = Math.max(NOW - SECONDS, Long.parseLong("0" + since)) + 1;
        final String rows = STAGES.stream()
                .map(stage -> "\"" + stage + "\":" + rows(stage, first))
                .collect(Collectors.joining(","));
        final String series = STAGES.stream().map(LatencyPageTest::series).collect(Collectors.joining(","));
        return "{\"unit\":\"ns\",\"recording\":true,\"durability\":\"fdatasync-batch\",\"started\":" + (NOW - 9_000)
                + ",\"now\":" + NOW + ",\"interval_seconds\":1,\"series\":[" + series
                + "],\"history\":{\"columns\":[\"second\",\"count\",\"p50\",\"p90\",\"p99\",\"p999\",\"max\"],"
                + "\"stages\":{" + rows + "}}}";
    }

    private static String rows(final String stage, final long first) {
        return LongStream.rangeClosed(first, NOW)
                .mapToObj(second -> {
                    final long p50 = 4_000L * (1 + STAGES.indexOf(stage)) + second * 7_919 % 3_000;
                    return Stream.of(second, 900L, p50, 2 * p50, 5 * p50, 11 * p50, 40 * p50)
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", "[", "]"));
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String series(final String stage) {
        final String figures =
                "{\"count\":900,\"p50\":412000,\"p90\":530000,\"p99\":900000,\"p999\":1200000," + "\"max\":51200000}";
        return "{\"stage\":\"" + stage + "\",\"door\":\"binary\",\"message\":\"settle\",\"last\":" + figures
                + ",\"total\":" + figures + "}";
    }
}
