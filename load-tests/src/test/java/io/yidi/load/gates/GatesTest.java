package io.yidi.load.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ResultBlock;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatesTest {

    private static final String PAGE = """
            # TYPE yidi_commit_seconds histogram
            yidi_commit_seconds_count{step="force"} 547
            yidi_commit_seconds_count{step="write"} 548
            # TYPE yidi_thread_allocated_bytes_total counter
            yidi_thread_allocated_bytes_total{thread="core"} 1024.0
            yidi_thread_allocated_bytes_total{thread="loop"} 1.234567891E9
            yidi_thread_cpu_seconds_total{thread="core"} 2.5
            """;

    private static final String CALLS = """
            % time     seconds  usecs/call     calls    errors syscall
            ------ ----------- ----------- --------- --------- ----------------
             53.24    0.012345          12      1000           fdatasync
             46.76    0.000345          12        20         3 futex
              0.00    0.000000           0         7           read
            ------ ----------- ----------- --------- --------- ----------------
            100.00    0.012690          12      1027         3 total
            """;

    @Test
    void shouldReadWhatAGatewayCounted() {
        final Counters counters = Counters.of(PAGE);

        assertEquals(Map.of("core", 1_024L, "loop", 1_234_567_891L), counters.byThread());
        assertEquals(547, counters.forces());
    }

    @Test
    void shouldTakeOffWhatWasCountedBefore() {
        final Counters spent =
                new Counters(Map.of("core", 10L, "new", 3L), 7).since(new Counters(Map.of("core", 4L), 2));

        assertEquals(new Counters(Map.of("core", 6L, "new", 3L), 5), spent);
        assertEquals(9, spent.allocatedBytes());
        assertEquals(0, spent.allocatedBytesOf("gone"));
    }

    @Test
    void shouldNotTakeAThreadThatNobodyCountedForOneThatTookNothing() throws IOException {
        final Counters counters = Counters.of(PAGE);

        assertEquals(1_024, counters.expectBytesOf("core"));
        assertThrows(IOException.class, () -> counters.expectBytesOf("loops"));
    }

    @Test
    void shouldReadWhatStraceCounted() {
        assertEquals(Map.of("fdatasync", 1_000L, "futex", 20L, "read", 7L), SystemCalls.counts(CALLS));
    }

    @Test
    void shouldNotJudgeHowOftenAThreadWaited() {
        final Map<String, Long> calls = SystemCalls.counts(CALLS);

        assertEquals(1_007, SystemCalls.ofWork(calls));
    }

    @Test
    void shouldReadItsOwnBounds() throws IOException {
        final Map<String, Bound> bounds = Bound.all();

        assertFalse(bounds.isEmpty());
        bounds.values().forEach(bound -> {
            assertTrue(bound.least().compareTo(bound.most()) <= 0, bound::toString);
            assertFalse(bound.reason().isEmpty(), bound::toString);
        });
        assertThrows(IllegalArgumentException.class, () -> Bound.of("a | 1 | 2"));
    }

    @Test
    void shouldBeCleanWithinBoundsOnly() {
        assertTrue(result(1_000).isClean());
        assertFalse(result(1_001).isClean());
        assertFalse(result(999).isClean(), "an answer without a force is as wrong as a force too many");
    }

    @Test
    void shouldMissWhatWasNotCountedUnlessItWasSkipped() {
        final GateTable table = new GateTable(Map.of("calls.fdatasync", bound("calls.fdatasync")));
        assertFalse(table.result().isClean());

        table.skip("calls", "no strace");

        assertTrue(table.result().isClean());
        assertTrue(table.result().text().contains("skipped: calls: no strace"));
    }

    private static ResultBlock result(final double forces) {
        final GateTable table = new GateTable(Map.of("alone.forces", bound("alone.forces")));
        table.put("alone.forces", forces);
        table.put("unbounded", Double.MAX_VALUE);
        return table.result();
    }

    private static Bound bound(final String name) {
        return Bound.of(name + " | 1000 | 1000 | each answer waits for its own");
    }
}
