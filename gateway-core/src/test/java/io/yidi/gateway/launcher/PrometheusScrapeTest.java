package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus makes of a gateway; skipped where there is none (Debian: {@code prometheus}). */
class PrometheusScrapeTest {

    private static final Path DASHBOARD = Path.of("..", "ops", "grafana", "yidi.json");
    private static final String SETTLED = "{stage=\"whole\",message=\"settle\"}";
    private static final long WAIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir
    private Path folder;

    private int bills;

    @BeforeEach
    void requirePrometheus() {
        assumeTrue(
                Prometheus.program("prometheus").isPresent()
                        && Prometheus.program("promtool").isPresent(),
                "skipped: no Prometheus here; apt-get install prometheus installs one");
    }

    @Test
    void shouldWriteWhatItsOwnCheckFindsNoFaultWith() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary();
                HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
            settle(binary);
            final File page = folder.resolve("metrics.txt").toFile();
            Files.write(
                    page.toPath(),
                    admin.send(HttpPeer.request("GET", "/metrics")).body());
            final Process check = new ProcessBuilder(
                            Prometheus.program("promtool").orElseThrow().toString(), "check", "metrics")
                    .redirectInput(page)
                    .redirectErrorStream(true)
                    .start();
            assertEquals("", new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, check.waitFor());
        }
    }

    @Test
    void shouldAnswerEveryQuestionOfTheDashboard() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary();
                Prometheus prometheus = new Prometheus(folder, run.server().adminAddress())) {
            await(binary, () -> prometheus.ask("rate(yidi_request_stage_seconds_count" + SETTLED + "[5s]) > 0"));
            assertEquals("1", value(prometheus.ask("up{job=\"yidi\"}")));
            final List<String> empty = new ArrayList<>();
            for (final JsonNode expression :
                    new JsonMapper().readTree(DASHBOARD.toFile()).findValues("expr")) {
                final String question = expression
                        .asText()
                        .replace("$instance", ".+")
                        .replace("$door", ".+")
                        .replace("$__rate_interval", "10s");
                if (prometheus.ask(question).isEmpty()) {
                    empty.add(question);
                }
            }
            assertEquals(List.of(), empty);
        }
    }

    /** With fine buckets asked for, a percentile comes from them, and they hold every settlement. */
    @Test
    void shouldBeReadWithFineBuckets() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary();
                Prometheus prometheus =
                        new Prometheus(folder, run.server().adminAddress(), "--enable-feature=native-histograms")) {
            final String histogram = "yidi_request_stage_seconds" + SETTLED;
            await(binary, () -> prometheus.ask("rate(" + histogram + "[5s])"));
            await(binary, () -> prometheus.ask("histogram_quantile(0.99, sum(rate(" + histogram + "[10s]))) > 0 < 10"));
            final int settled = bills;
            await(() -> prometheus.ask("histogram_count(sum(" + histogram + ")) == " + settled));
            assertEquals(0, prometheus.ask("yidi_request_stage_seconds_bucket").size(), "limits are left out then");
        }
    }

    private void settle(final BinaryPeer binary) throws Exception {
        bills++;
        binary.send(SettleFrame.outpatient()
                .msgId("M" + bills)
                .lines("30.00", "20.00")
                .encode());
    }

    /** Sends bills until something has an answer. */
    private void await(final BinaryPeer binary, final Supplier<JsonNode> question) throws Exception {
        final long endNs = System.nanoTime() + WAIT_NS;
        while (question.get().isEmpty()) {
            assertTrue(System.nanoTime() < endNs, this::log);
            settle(binary);
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void await(final Supplier<JsonNode> question) {
        final long endNs = System.nanoTime() + WAIT_NS;
        while (question.get().isEmpty()) {
            assertTrue(System.nanoTime() < endNs, this::log);
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private static String value(final JsonNode rows) {
        return rows.at("/0/value/1").asText();
    }

    private String log() {
        try {
            return "expected an answer, found none; " + Files.readString(folder.resolve("prometheus.log"));
        } catch (final IOException unreadable) {
            return unreadable.toString();
        }
    }
}
