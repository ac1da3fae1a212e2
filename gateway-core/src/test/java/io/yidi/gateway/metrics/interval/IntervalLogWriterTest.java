package io.yidi.gateway.metrics.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.metrics.Lane;
import io.yidi.gateway.metrics.MessageKind;
import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.metrics.StageRecorders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back by the reader that plotters use. */
class IntervalLogWriterTest {

    private static final long STARTED_MS = 1_700_000_000_000L;
    private static final long BYTES_MAX = 32_768;

    @TempDir
    private Path folder;

    private final StageRecorders recorders = new StageRecorders();
    private final LatencyTable table = new LatencyTable(recorders, 0);
    private int second;

    @Test
    void shouldWriteWhatPlottersRead() throws Exception {
        try (IntervalLogWriter writer = new IntervalLogWriter(folder, BYTES_MAX, STARTED_MS)) {
            recorders.of(Stage.FORCE, 0).recordValue(50_000_000);
            recorders.of(Stage.WHOLE, Lane.of(Door.JSON, MessageKind.LOOK)).recordValueWithCount(2_000_000, 3);
            collect(writer);
            recorders.of(Stage.FORCE, 0).recordValue(1_000_000);
            collect(writer);
        }
        assertEquals(
                List.of("force 1 up to 50 ms", "whole.json.look 3 up to 2 ms", "force 1 up to 1 ms"),
                intervals(files().get(0)));
    }

    @Test
    void shouldWriteNothingWhereNothingHappens() throws Exception {
        try (IntervalLogWriter writer = new IntervalLogWriter(folder, BYTES_MAX, STARTED_MS)) {
            collect(writer);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void shouldKeepWithinItsSpaceOverAllRuns() throws Exception {
        for (int run = 0; run < 3; run++) {
            try (IntervalLogWriter writer = new IntervalLogWriter(folder, BYTES_MAX, STARTED_MS + run * 60_000L)) {
                for (int i = 0; i < 500; i++) {
                    recorders.of(Stage.FORCE, 0).recordValue(i * 100_000L);
                    recorders.of(Stage.WRITE, 0).recordValue(i * 1_000L);
                    collect(writer);
                }
            }
        }
        final List<Path> files = files();
        long bytes = 0;
        for (final Path file : files) {
            bytes += Files.size(file);
            assertTrue(!intervals(file).isEmpty(), file + " opens by itself");
        }
        assertTrue(bytes <= BYTES_MAX && files.size() == IntervalLogWriter.FILES, bytes + " in " + files);
        assertTrue(files.get(0).getFileName().toString().startsWith("latency-20231114T221520Z"), files.toString());
    }

    @Test
    void shouldGoOnWhenItCanBeWrittenAgain() throws Exception {
        final Path taken = Files.createFile(folder.resolve("log"));
        try (IntervalLogWriter writer = new IntervalLogWriter(taken, BYTES_MAX, STARTED_MS)) {
            recorders.of(Stage.FORCE, 0).recordValue(1_000_000);
            collect(writer);
            Files.delete(taken);
            recorders.of(Stage.FORCE, 0).recordValue(3_000_000);
            collect(writer);
        }
        try (Stream<Path> written = Files.list(taken)) {
            assertEquals(
                    List.of("force 1 up to 3 ms"), intervals(written.findFirst().orElseThrow()));
        }
    }

    private void collect(final IntervalLogWriter writer) {
        second++;
        table.collect(second, writer);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> intervals(final Path file) throws IOException {
        final List<String> intervals = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                final Histogram interval = (Histogram) next;
                intervals.add(interval.getTag() + " " + interval.getTotalCount() + " up to "
                        + Math.round(interval.getMaxValue() / 1_000_000.0) + " ms");
            }
        }
        return intervals;
    }
}
