package io.yidi.load.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** 网关读数: what a running gateway says about its times, in its three ways. */
final class GatewayReadings {

    private static final int TIMEOUT_MS = 5_000;
    private static final int DIGITS = 3;
    private static final int MAX_COLUMN = 6;

    private final JsonMapper mapper = new JsonMapper();
    private final InetSocketAddress admin;
    private final Path logFolder;

    GatewayReadings(final InetSocketAddress admin, final Path logFolder) {
        this.admin = admin;
        this.logFolder = logFolder;
    }

    /** What the page of a stage shows, of settlements through the binary door, or of batches. */
    Figures page(final String stage) throws IOException {
        final JsonNode total =
                series(mapper.readTree(get("/v1/latency")), stage).path("total");
        return new Figures(
                total.path("count").asLong(),
                total.path("p50").asLong(),
                total.path("p99").asLong(),
                total.path("max").asLong());
    }

    /**
     * The longest request of the second in which the longest force ended, or of the next one: its answer left after it.
     */
    long longestBesideLongestForceNs() throws IOException {
        final JsonNode stages =
                mapper.readTree(get("/v1/latency?since=0")).path("history").path("stages");
        long second = 0;
        long longestForceNs = 0;
        for (final JsonNode row : stages.path("force")) {
            if (row.path(MAX_COLUMN).asLong() > longestForceNs) {
                longestForceNs = row.path(MAX_COLUMN).asLong();
                second = row.path(0).asLong();
            }
        }
        long longestNs = 0;
        for (final JsonNode row : stages.path("whole")) {
            if (row.path(0).asLong() == second || row.path(0).asLong() == second + 1) {
                longestNs = Math.max(longestNs, row.path(MAX_COLUMN).asLong());
            }
        }
        return longestNs;
    }

    /** What Prometheus would read of a histogram. */
    BucketFigures prometheus(final String series) throws IOException {
        return new BucketFigures(get("/metrics"), series);
    }

    /** What the log holds under a tag; complete once the gateway has stopped. */
    Figures log(final String tag) throws IOException {
        final Histogram logged = new Histogram(DIGITS);
        final List<Path> files;
        try (Stream<Path> listed = Files.list(logFolder)) {
            files = listed.sorted().toList();
        }
        for (final Path file : files) {
            try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
                for (EncodableHistogram next = reader.nextIntervalHistogram();
                        next != null;
                        next = reader.nextIntervalHistogram()) {
                    if (tag.equals(next.getTag())) {
                        logged.add((Histogram) next);
                    }
                }
            }
        }
        return Figures.of(logged);
    }

    private static JsonNode series(final JsonNode document, final String stage) {
        for (final JsonNode series : document.path("series")) {
            final String message = series.path("message").asText();
            if (series.path("stage").asText().equals(stage)
                    && List.of("settle", "").contains(message)) {
                return series;
            }
        }
        return MissingNode.getInstance();
    }

    private String get(final String path) throws IOException {
        final HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + admin.getPort() + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try {
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
