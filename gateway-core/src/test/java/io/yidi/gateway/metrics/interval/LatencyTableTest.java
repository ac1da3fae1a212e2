package io.yidi.gateway.metrics.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.metrics.Lane;
import io.yidi.gateway.metrics.MessageKind;
import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.metrics.StageRecorders;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTableTest {

    private static final long START = 1_000_000;

    private final StageRecorders recorders = new StageRecorders();
    private final LatencyTable table = new LatencyTable(recorders, START);
    private final List<String> told = new ArrayList<>();
    private final IntervalSink sink = new IntervalSink() {
        @Override
        public void onInterval(final String tag, final Histogram elapsedNs) {
            told.add(tag + "=" + elapsedNs.getTotalCount());
        }

        @Override
        public void onIntervalEnd() {
            told.add("end");
        }

        @Override
        public void close() {}
    };

    @Test
    void shouldTellTheLastSecondFromEverythingSinceTheStart() {
        record(Door.BINARY, MessageKind.SETTLE, 1_000_000, 3);
        table.collect(START + 1, sink);
        record(Door.BINARY, MessageKind.SETTLE, 2_000_000, 1);
        table.collect(START + 2, sink);

        final List<StageSeries> series = new ArrayList<>();
        table.forEach(series::add);
        assertEquals(1, series.size(), "only what was seen");
        assertEquals("whole binary settle", text(series.get(0)));
        assertEquals(1, series.get(0).last().count());
        assertEquals(4, series.get(0).sinceStart().count());
        assertEquals(5, Math.round(series.get(0).sumNs() / 1_000_000));
        assertEquals(List.of("whole.binary.settle=3", "end", "whole.binary.settle=1", "end"), told);
    }

    @Test
    void shouldKeepASecondOfAllDoorsTogether() {
        record(Door.BINARY, MessageKind.SETTLE, 1_000_000, 1);
        record(Door.JSON, MessageKind.LOOK, 3_000_000, 1);
        table.collect(START + 1, sink);
        table.collect(START + 2, sink);
        record(Door.JSON, MessageKind.LOOK, 5_000_000, 1);
        table.collect(START + 3, sink);

        assertEquals(List.of((START + 1) + " 2 3", (START + 3) + " 1 5"), seconds(0));
        assertEquals(List.of((START + 3) + " 1 5"), seconds(START + 1));
    }

    @Test
    void shouldForgetWhatIsOlderThanAnHour() {
        for (int i = 1; i <= IntervalHistory.SECONDS_MAX + 5; i++) {
            record(Door.BINARY, MessageKind.SETTLE, 1_000_000, 1);
            table.collect(START + i, sink);
        }
        assertEquals(IntervalHistory.SECONDS_MAX, seconds(0).size());
        table.collect(START + 2 * IntervalHistory.SECONDS_MAX, sink);
        assertEquals(5, seconds(0).size(), "a silent hour shows nothing of the one before");
    }

    /** A clock that is set back, or a second collected twice, loses nothing. */
    @Test
    void shouldPutWhatComesTooEarlyIntoTheNextSecond() {
        table.collect(START + 2, sink);
        record(Door.BINARY, MessageKind.SETTLE, 1_000_000, 1);
        table.collect(START + 1, sink);
        table.collect(START + 2, sink);
        table.collect(START + 3, sink);

        assertEquals(List.of((START + 3) + " 1 1"), seconds(0));
    }

    private void record(final Door door, final MessageKind kind, final long elapsedNs, final int count) {
        recorders.of(Stage.WHOLE, Lane.of(door, kind)).recordValueWithCount(elapsedNs, count);
    }

    private List<String> seconds(final long after) {
        final List<String> rows = new ArrayList<>();
        table.history(Stage.WHOLE)
                .forEachAfter(
                        after,
                        table.lastSecond(),
                        (row, at) -> rows.add(row[at] + " " + row[at + 1] + " "
                                + Math.round(row[at + IntervalHistory.COLUMNS - 1] / 1_000_000.0)));
        return rows;
    }

    private static String text(final StageSeries series) {
        return series.stage().label() + " " + series.door() + " " + series.message();
    }
}
