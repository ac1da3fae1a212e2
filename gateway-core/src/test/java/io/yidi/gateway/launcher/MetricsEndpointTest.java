package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus would read of a whole gateway, and that the page says the same. */
class MetricsEndpointTest {

    private static final Path PAGE = Path.of("../docs/operations/metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(yidi_[a-z_]+)` \\| ([a-z]+) \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (yidi_[a-z_]+) ([a-z]+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhatThePageSaysAndNothingElse() throws Exception {
        try (ServerRun run = busyRun()) {
            final String text = metrics(run);
            final Set<String> shown = TYPE.matcher(text)
                    .results()
                    .map(type -> type.group(1) + " " + type.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
            final Set<String> documented =
                    rows().map(row -> row.group(1) + " " + row.group(2)).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(documented, shown);
        }
    }

    @Test
    void shouldLabelWithWhatThePageSaysAndNeverWithAPerson() throws Exception {
        try (ServerRun run = busyRun()) {
            final String text = metrics(run);
            rows().forEach(row -> {
                final Set<String> allowed = Pattern.compile("`([a-z]+)`(?:,|:| *$)")
                        .matcher(row.group(3))
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                allowed.add("le");
                text.lines()
                        .filter(line -> line.matches(row.group(1) + "(_bucket|_count|_sum)?[{ ].*"))
                        .flatMap(line -> LABEL.matcher(line).results())
                        .forEach(label -> assertTrue(allowed.contains(label.group(1)), row.group(1) + label.group()));
            });
            for (final String secret : Set.of("P1", "M1", SettleFrame.INSTITUTION)) {
                assertFalse(text.contains("\"" + secret), secret);
            }
        }
    }

    @Test
    void shouldCountEachAnswerThatSaysNo() throws Exception {
        try (ServerRun run = busyRun()) {
            final String text = metrics(run);
            assertTrue(text.contains("yidi_answers_refused_total{class=\"REFUSED\",code=\"YD-3001\"} 2.0\n"), text);
            assertTrue(text.contains("yidi_answers_refused_total{class=\"MALFORMED\",code=\"YD-1010\"} 1.0\n"), text);
            assertTrue(text.contains("yidi_answers_refused_total{class=\"BUSY\",code=\"YD-2003\"} 0.0\n"), text);
            assertTrue(text.contains("yidi_requests_not_taken_total{cause=\"queue-time\"} 0.0\n"), text);
            assertTrue(text.contains("yidi_connections_ended_total{reason=\"unwritable\"} 0.0\n"), text);
            assertTrue(text.contains("yidi_ready 1.0\n"), text);
        }
    }

    /** Who asks for protobuf gets fine buckets, which hold as many times as the coarse ones. */
    @Test
    void shouldShowFineBucketsToWhoUnderstandsThem() throws Exception {
        try (ServerRun run = busyRun();
                HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
            final HttpPeer.Response response = admin.send(("GET /metrics HTTP/1.1\r\nHost: localhost\r\n"
                            + "Accept: application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                            + "encoding=delimited\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertTrue(response.headers().get("content-type").startsWith("application/vnd.google.protobuf"));
            assertTrue(new String(response.body(), StandardCharsets.ISO_8859_1).contains("yidi_request_stage_seconds"));
        }
    }

    private ServerRun busyRun() throws Exception {
        final ServerRun run = new ServerRun(folder, 10);
        try (BinaryPeer binary = run.binary();
                HttpPeer json = run.json()) {
            binary.send(SettleFrame.inpatient().bill("25000.00", "23456.78").encode());
            final SettleFrame stranger =
                    SettleFrame.inpatient().personNo("P99").msgId("M2").bill("25000.00", "23456.78");
            binary.send(stranger.encode());
            binary.send(stranger.encode());
            binary.send(Requests.query(1, "2304", "M1"));
            json.send(HttpPeer.request("GET", "/v2/nothing"));
            HangGuard.await(() ->
                    metrics(run).contains("stage=\"whole\"") && metrics(run).contains("message=\"look\""));
        }
        return run;
    }

    private static String metrics(final ServerRun run) {
        try (HttpPeer admin = new HttpPeer(run.server().adminAddress())) {
            final HttpPeer.Response response = admin.send(HttpPeer.request("GET", "/metrics"));
            assertEquals(200, response.status());
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (final IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results();
    }
}
