package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SegmentPreparerTest {

    private static final int LENGTH = 8192;
    private static final int LOOKS_MAX = 3_000;
    private static final long LOOK_INTERVAL_NS = 10_000_000;
    private static final int LONG_LENGTH = 64 << 20;
    private static final int CLOSES = 20;
    private static final long CLOSES_MS_MAX = 10_000;
    private static final String DEFECT = "a class is missing";

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final SegmentPreparer preparer = new SegmentPreparer(files, LENGTH, 2, SystemNanoClock.INSTANCE);

    @Test
    void shouldKeepTwoZeroFilledSparesThatSurviveAPowerCut() throws IOException {
        preparer.makeReady();

        assertEquals(2, preparer.readyCount());
        final SimulatedJournalFiles image = files.crashImage(new Random(1));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(new byte[LENGTH], image.bytes(preparer.take(0).name()));
        }
    }

    @Test
    void shouldMakeASpareWhenNoneIsReady() throws IOException {
        assertEquals(LENGTH, preparer.take(0).file().lengthBytes());
        assertEquals(0, preparer.readyCount());
    }

    @Test
    void shouldLeaveNothingHalfMadeWhenTheDiskIsFull() throws IOException {
        preparer.makeReady();
        preparer.take(0);
        files.failOnceAfter(1);

        assertThrows(IOException.class, preparer::makeReady);

        assertEquals(1, preparer.readyCount());
        assertEquals(2, files.list().size());
        preparer.makeReady();
        assertEquals(2, preparer.readyCount());
    }

    @Test
    void shouldDeleteItsSparesWhenClosed() throws IOException {
        preparer.makeReady();
        preparer.close();

        assertTrue(files.list().isEmpty());
    }

    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldMakeSparesOnItsOwnThread(@TempDir final Path directory) throws IOException {
        final JournalFiles realFiles = new ChannelJournalFiles(directory);
        try (SegmentPreparer threaded = new SegmentPreparer(realFiles, LENGTH, 2, SystemNanoClock.INSTANCE)) {
            threaded.start();
            for (int i = 0; i < 20; i++) {
                threaded.take(0).file().close();
            }
            while (threaded.readyCount() < 2) {
                Thread.onSpinWait();
            }
        }
        assertEquals(20, realFiles.list().size());
    }

    /** A rest between two parts must not use up what tells the thread to end. */
    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldBeClosedAtOnceWhileItFills(@TempDir final Path directory) throws IOException {
        final long begunNs = System.nanoTime();
        for (int i = 0; i < CLOSES; i++) {
            final JournalFiles realFiles = new ChannelJournalFiles(directory.resolve(Integer.toString(i)));
            try (SegmentPreparer threaded = new SegmentPreparer(realFiles, LONG_LENGTH, 1, SystemNanoClock.INSTANCE)) {
                threaded.start();
                while (realFiles.list().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(realFiles.list().isEmpty());
        }
        final long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs);
        assertTrue(tookMs < CLOSES_MS_MAX, CLOSES + " closes took " + tookMs + " ms");
    }

    /** What is no lack of space does not go away: the owner of the journal has to hear of it. */
    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldTellTheOwnerThatADefectHasEndedItsThread() throws IOException {
        try (SegmentPreparer threaded =
                new SegmentPreparer(brokenForItsThread(), LENGTH, 2, SystemNanoClock.INSTANCE)) {
            threaded.start();
            IllegalStateException told = refusalOf(threaded);
            for (int i = 0; i < LOOKS_MAX && told == null; i++) {
                LockSupport.parkNanos(LOOK_INTERVAL_NS);
                told = refusalOf(threaded);
            }

            assertNotNull(told);
            assertEquals(DEFECT, told.getCause().getMessage());
        }
    }

    private static IllegalStateException refusalOf(final SegmentPreparer preparer) throws IOException {
        try {
            preparer.take(0);
            return null;
        } catch (final IllegalStateException refused) {
            return refused;
        }
    }

    private JournalFiles brokenForItsThread() {
        return (JournalFiles) Proxy.newProxyInstance(
                JournalFiles.class.getClassLoader(),
                new Class<?>[] {JournalFiles.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("create")
                            && Thread.currentThread().getName().equals("journal-preparer")) {
                        throw new LinkageError(DEFECT);
                    }
                    return method.invoke(files, arguments);
                });
    }
}
