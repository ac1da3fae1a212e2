package io.yidi.gateway.launcher.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.metrics.StageRecorders;
import io.yidi.gateway.metrics.exposition.GatewayFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A force that takes 50 ms longer is seen by the caller who sends by a fixed schedule, by the page, by Prometheus and
 * in the log, and where a request's time went is told alike by all of them.
 */
class PauseShowsEverywhereTest {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int REQUESTS = 400;
    private static final int PAUSE_AT = 200;

    /** What is read from a histogram lies within a hundredth of what was recorded. */
    private static final double STEP = 1.01;

    private static final long PAUSE_NS_MIN = (long) (PAUSE_NS / STEP);

    private static final GatewayFigures FIGURES =
            new GatewayFigures(true, false, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), code -> 0);

    @TempDir
    private Path folder;

    private final Histogram callerNs = new Histogram(StageRecorders.ELAPSED_MAX_NS, 3);

    @Test
    void shouldShowAPauseOfTheDeviceWhereverOneLooks() throws Exception {
        final WatchedJournalFiles files = new WatchedJournalFiles(Files.createDirectory(folder.resolve("journal")));
        try (DoorRun run = new DoorRun(
                        files, Limits.wide(), () -> PipelineRun.epochNs("2023-06-01T02:00:00Z"), System::nanoTime);
                LiveMetrics metrics = new LiveMetrics(run.instruments, folder.resolve("log"), 1 << 20);
                AdminServer admin = new AdminServer(
                        anyPort(), AdminOffer.withoutPages(() -> null, metrics.routes(() -> FIGURES)))) {
            metrics.start();
            drive(run, files);
            HangGuard.await(
                    () -> series(admin, "whole").path("total").path("count").asInt() == REQUESTS);

            final JsonNode whole = series(admin, "whole").path("total");
            final JsonNode force = series(admin, "force").path("total");
            assertTrue(force.path("max").asLong() >= PAUSE_NS_MIN, force::toString);
            assertTrue(whole.path("max").asLong() >= PAUSE_NS_MIN, whole::toString);
            assertTrue(
                    callerNs.getMaxValue() >= PAUSE_NS_MIN, () -> "the caller saw " + callerNs.getMaxValue() + " ns");

            assertPrometheusAgrees(text(admin), whole);
            metrics.close();
            assertLogAgrees(whole);
        }
    }

    private void assertPrometheusAgrees(final String text, final JsonNode whole) {
        assertTrue(text.contains("yidi_thread_allocated_bytes_total{thread=\"core\"}"), () -> text);
        assertTrue(text.contains("yidi_thread_cpu_seconds_total{thread=\"loop\"}"), () -> text);
        final String labels = "door=\"binary\",message=\"settle\",stage=\"whole\"";
        assertTrue(text.contains("yidi_request_stage_seconds_count{" + labels + "} " + REQUESTS + "\n"), () -> text);
        for (final String percentile : List.of("p50", "p99", "max")) {
            final double rank = Map.of("p50", 0.5, "p99", 0.99, "max", 1.0).get(percentile);
            final double seconds = whole.path(percentile).asLong() / 1e9;
            double below = 0;
            double limit = 0;
            for (final MatchResult bucket : Pattern.compile(
                            "stage_seconds_bucket\\{" + labels + ",le=\"([^\"]+)\"} (\\d+)")
                    .matcher(text)
                    .results()
                    .toList()) {
                below = limit;
                limit = bucket.group(1).equals("+Inf") ? 1e9 : Double.parseDouble(bucket.group(1));
                if (Long.parseLong(bucket.group(2)) >= rank * REQUESTS) {
                    break;
                }
            }
            assertTrue(
                    seconds > below / STEP && seconds < limit * STEP,
                    percentile + " of the page is " + seconds + " s, Prometheus has it from " + below + " to " + limit);
        }
    }

    private void assertLogAgrees(final JsonNode whole) throws IOException {
        final Histogram logged = new Histogram(StageRecorders.ELAPSED_MAX_NS, 3);
        try (Stream<Path> files = Files.list(folder.resolve("log"));
                HistogramLogReader reader =
                        new HistogramLogReader(files.findFirst().orElseThrow().toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                if ("whole.binary.settle".equals(next.getTag())) {
                    logged.add((Histogram) next);
                }
            }
        }
        assertEquals(REQUESTS, logged.getTotalCount());
        assertAlike(whole.path("p50").asLong(), logged.getValueAtPercentile(50));
        assertAlike(whole.path("p99").asLong(), logged.getValueAtPercentile(99));
        assertAlike(whole.path("max").asLong(), logged.getMaxValue());
    }

    private static void assertAlike(final long shownNs, final long loggedNs) {
        assertTrue(
                shownNs <= loggedNs * STEP && loggedNs <= shownNs * STEP,
                "the page shows " + shownNs + " ns, the log " + loggedNs + " ns");
    }

    /**
     * Sends by a schedule whatever comes back; latency is taken from the intended time. However late anybody is, the
     * force that the request of the pause waits for is a slow one.
     */
    private void drive(final DoorRun run, final WatchedJournalFiles files) throws Exception {
        try (BinaryPeer peer = run.binary()) {
            final long startNs = System.nanoTime();
            final CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < REQUESTS; i++) {
                    receive(peer);
                    callerNs.recordValue(System.nanoTime() - startNs - i * INTERVAL_NS);
                    if (i == PAUSE_AT) {
                        files.slowForces(0);
                    }
                }
            });
            for (int i = 0; i < REQUESTS; i++) {
                waitUntil(startNs + i * INTERVAL_NS);
                if (i == PAUSE_AT) {
                    files.slowForces(PAUSE_NS);
                }
                peer.sendBytes(BinaryPeer.frame(bill("M" + i).encode()));
            }
            answers.orTimeout(HangGuard.SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }

    private static void receive(final BinaryPeer peer) {
        try {
            peer.receive();
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void waitUntil(final long dueNs) {
        for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    /** Of settlements through the binary door, or of batches. */
    private static JsonNode series(final AdminServer admin, final String stage) {
        for (final JsonNode series : get(admin, "/v1/latency").json().path("series")) {
            if (series.path("stage").asText().equals(stage)
                    && List.of("settle", "").contains(series.path("message").asText())) {
                return series;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(final AdminServer admin) {
        return new String(get(admin, "/metrics").body(), StandardCharsets.UTF_8);
    }

    private static HttpPeer.Response get(final AdminServer admin, final String path) {
        try (HttpPeer peer = new HttpPeer(admin.address())) {
            return peer.send(HttpPeer.request("GET", path));
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
