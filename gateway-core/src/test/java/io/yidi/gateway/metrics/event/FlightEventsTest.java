package io.yidi.gateway.metrics.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.Threshold;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording holds afterwards. */
class FlightEventsTest {

    private static final Path PAGE = Path.of("../docs/operations/metrics.md");

    @TempDir
    private Path folder;

    @Test
    void shouldTellOfABatchThatTookLongAndOfNoOther() throws Exception {
        final CommitEvent event = new CommitEvent();
        final List<RecordedEvent> events = recorded("yidi.Commit", () -> {
            event.begin();
            event.end();
            event.tell(1, 1, 1);
            event.begin();
            pass(30);
            event.end();
            event.tell(7, 2_000, 29_000_000);
        });

        assertNoneIsShort(events, CommitEvent.class);
        final RecordedEvent last = events.get(events.size() - 1);
        assertEquals(7, last.getInt("records"));
        assertEquals(Duration.ofNanos(2_000), last.getDuration("write"));
        assertEquals(Duration.ofMillis(29), last.getDuration("force"));
        assertTrue(last.getDuration().toMillis() >= 30, events::toString);
    }

    @Test
    void shouldTellOfALoopThatStoodStill() throws Exception {
        final PauseEvent event = new PauseEvent();
        final List<RecordedEvent> events = recorded("yidi.Pause", () -> {
            event.round();
            event.round();
            pass(50);
            event.round();
            event.round();
        });

        assertNoneIsShort(events, PauseEvent.class);
        assertTrue(events.stream().anyMatch(told -> told.getDuration().toMillis() >= 50), events::toString);
    }

    @Test
    void shouldTellHowManyRefusalsCameSince() throws Exception {
        final List<RecordedEvent> events;
        final AtomicInteger looks = new AtomicInteger();
        try (RefusalsReport report = new RefusalsReport(code -> code == ResultCode.BUSY ? busy(looks) : 0)) {
            report.start();
            events = recorded("yidi.Refusals", () -> HangGuard.await(() -> looks.get() >= 3));
        }

        assertEquals(1, events.size(), events::toString);
        assertEquals("YD-2001", events.get(0).getString("code"));
        assertEquals(5, events.get(0).getLong("count"));
    }

    /** A machine that stands still makes any event long; it is told rightly then. */
    private static void assertNoneIsShort(final List<RecordedEvent> events, final Class<? extends jdk.jfr.Event> kind) {
        final String[] threshold = kind.getAnnotation(Threshold.class).value().split(" ", 2);
        assertEquals("ms", threshold[1]);
        final Duration shortest = Duration.ofMillis(Long.parseLong(threshold[0]));
        events.forEach(event -> assertTrue(event.getDuration().compareTo(shortest) >= 0, event::toString));
    }

    @Test
    void shouldAllocateNothingWhenNobodyRecords() {
        final CommitEvent commit = new CommitEvent();
        final PauseEvent pause = new PauseEvent();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 120_000; i++) {
            if (i == 20_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            commit.begin();
            commit.end();
            commit.tell(1, 1, 1);
            pause.round();
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 10_000, "bytes allocated for 100000 rounds: " + allocated);
    }

    @Test
    void shouldBeOnThePageWithItsThreshold() throws IOException {
        final String page = Files.readString(PAGE);
        for (final Class<? extends jdk.jfr.Event> event :
                List.of(CommitEvent.class, PauseEvent.class, RefusalsEvent.class)) {
            final String name = EventType.getEventType(event).getName();
            final String threshold = Stream.ofNullable(event.getAnnotation(Threshold.class))
                    .map(Threshold::value)
                    .findFirst()
                    .orElse("once a second");
            assertTrue(
                    Pattern.compile("\\| `" + name + "` \\| " + threshold + " \\|")
                            .matcher(page)
                            .find(),
                    name + " " + threshold);
        }
    }

    private static long busy(final AtomicInteger looks) {
        looks.incrementAndGet();
        return 5;
    }

    private List<RecordedEvent> recorded(final String name, final Runnable work) throws IOException {
        final Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(name);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static void pass(final long elapsedMs) {
        final long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < TimeUnit.MILLISECONDS.toNanos(elapsedMs)) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
