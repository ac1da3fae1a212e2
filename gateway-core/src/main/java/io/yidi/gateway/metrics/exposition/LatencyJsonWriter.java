package io.yidi.gateway.metrics.exposition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.metrics.interval.IntervalHistory;
import io.yidi.gateway.metrics.interval.LatencyFigures;
import io.yidi.gateway.metrics.interval.LatencyTable;
import io.yidi.gateway.metrics.interval.StageSeries;
import java.util.List;

/** 时延JSON写出: the last second, everything since the start, and the seconds before, of all stages. One thread. */
public final class LatencyJsonWriter {

    private static final List<String> COLUMNS = List.of("second", "count", "p50", "p90", "p99", "p999", "max");
    private static final String UNIT = "ns";
    private static final String DURABILITY = "fdatasync-batch";

    private final JsonMapper mapper = new JsonMapper();

    /**
     * Writes the document.
     *
     * @param table what is shown
     * @param afterSecond only seconds after this, since 1970, are shown one by one
     * @return the document
     */
    public String write(final LatencyTable table, final long afterSecond) {
        final ObjectNode document = frame(true);
        return table.read(latencies -> {
            document.put("started", latencies.startedSecond()).put("now", latencies.lastSecond());
            final ArrayNode series = document.putArray("series");
            latencies.forEach(each -> put(series.addObject(), each));
            final ObjectNode histories = histories(document);
            for (final Stage stage : Stage.values()) {
                final ArrayNode rows = histories.putArray(stage.label());
                latencies
                        .history(stage)
                        .forEachAfter(afterSecond, latencies.lastSecond(), (numbers, at) -> put(rows, numbers, at));
            }
            return document.toString();
        });
    }

    /** Writes the document of a gateway that does not measure. */
    public String writeOff() {
        final ObjectNode document = frame(false);
        document.put("started", 0).put("now", 0).putArray("series");
        histories(document);
        return document.toString();
    }

    private ObjectNode frame(final boolean isRecording) {
        return mapper.createObjectNode()
                .put("unit", UNIT)
                .put("recording", isRecording)
                .put("durability", DURABILITY)
                .put("interval_seconds", 1);
    }

    private static ObjectNode histories(final ObjectNode document) {
        final ObjectNode history = document.putObject("history");
        final ArrayNode columns = history.putArray("columns");
        COLUMNS.forEach(columns::add);
        return history.putObject("stages");
    }

    private static void put(final ObjectNode row, final StageSeries series) {
        row.put("stage", series.stage().label()).put("door", series.door()).put("message", series.message());
        put(row.putObject("last"), series.last());
        put(row.putObject("total"), series.sinceStart());
    }

    private static void put(final ObjectNode row, final LatencyFigures figures) {
        row.put("count", figures.count())
                .put("p50", figures.p50())
                .put("p90", figures.p90())
                .put("p99", figures.p99())
                .put("p999", figures.p999())
                .put("max", figures.max());
    }

    private static void put(final ArrayNode rows, final long[] numbers, final int offset) {
        final ArrayNode row = rows.addArray();
        for (int i = 0; i < IntervalHistory.COLUMNS; i++) {
            row.add(numbers[offset + i]);
        }
    }
}
