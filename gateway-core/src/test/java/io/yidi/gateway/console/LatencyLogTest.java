package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.metrics.interval.IntervalLogWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-N4.2a: the end of the log of intervals is a log of intervals. */
class LatencyLogTest {

    private static final int BYTES_MAX = 32 << 10;

    @TempDir
    private Path data;

    @Test
    void shouldSayThatThereIsNone() throws Exception {
        assertEquals(404, ask().status());
    }

    @Test
    void shouldHandOutTheEndOfALongLogWithItsHead() throws Exception {
        final Path file = write(300);
        assertTrue(Files.size(file) > BYTES_MAX, "longer than what is handed out");
        Files.writeString(file, "Tag=torn,1,", StandardOpenOption.APPEND);

        final HttpPeer.Response answer = ask();

        assertEquals(200, answer.status());
        assertTrue(answer.body().length < BYTES_MAX + 4_096, "bounded");
        final String text = new String(answer.body(), StandardCharsets.US_ASCII);
        assertTrue(text.startsWith("#[times of a gateway") && text.contains("#[StartTime: "), "with its head");
        final Path received = Files.write(data.resolve("received.hlog"), answer.body());
        int intervals = 0;
        long last = 0;
        try (HistogramLogReader reader = new HistogramLogReader(received.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                last = ((Histogram) next).getTotalCount();
                intervals++;
            }
        }
        assertTrue(intervals > 10, "whole intervals");
        assertEquals(299, last, "up to the latest");
    }

    /** Of each interval one value more than of the one before. */
    private Path write(final int intervals) throws Exception {
        try (IntervalLogWriter writer = new IntervalLogWriter(data.resolve("log"), 1L << 30, 1_000)) {
            final Histogram interval = new Histogram(3);
            for (int i = 0; i < intervals; i++) {
                interval.reset();
                interval.setStartTimeStamp(1_000 + i * 1_000L);
                interval.setEndTimeStamp(2_000 + i * 1_000L);
                for (int value = 0; value < i; value++) {
                    interval.recordValue(1_000 + value * 7_919L * value);
                }
                writer.onInterval("whole", interval);
                writer.onIntervalEnd();
            }
        }
        try (Stream<Path> files = Files.list(data.resolve("log"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private HttpPeer.Response ask() throws Exception {
        try (AdminServer server = new AdminServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        AdminOffer.withoutPages(() -> null, List.of(new LatencyLog(data, BYTES_MAX).route())));
                HttpPeer peer = new HttpPeer(server.address())) {
            return peer.send(HttpPeer.request("GET", "/console/api/latency.hlog"));
        }
    }
}
