package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.Test;

/** P14, P25: the end of a failed node, with what else may fail meanwhile. */
class FailureExitTest {

    private static final Throwable FAILURE = new IllegalStateException("the node failed");
    private static final long HANG_SECONDS = 30;
    private static final long PATIENT_NS = TimeUnit.SECONDS.toNanos(HANG_SECONDS);
    private static final long IMPATIENT_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<Object> happened = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldEndWithTheCodeOfTheReportOnceTheRestIsDone() {
        final FailureExit exit = exit((failure, err) -> ExitCode.JOURNAL_FAILED);
        exit.meanwhile("close", () -> happened.add("closed"));

        exit.accept(FAILURE);

        assertEquals(List.of("closed", ExitCode.JOURNAL_FAILED), happened);
    }

    /** What is done meanwhile has begun when the report is made: the one does not wait for the other. */
    @Test
    void shouldReportWhileTheRestIsDone() {
        final CountDownLatch begun = new CountDownLatch(1);
        final FailureExit exit = exit((failure, err) -> isDown(begun) ? ExitCode.JOURNAL_FAILED : ExitCode.USAGE);
        exit.meanwhile("close", begun::countDown);

        exit.accept(FAILURE);

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), happened);
    }

    @Test
    void shouldNotWaitForWhatHangs() {
        final CountDownLatch ended = new CountDownLatch(1);
        final FailureExit exit = exit((failure, err) -> ExitCode.JOURNAL_FAILED);
        exit.meanwhile("hang", () -> isDown(ended));

        final long startNs = System.nanoTime();
        exit.accept(FAILURE);
        final long elapsedNs = System.nanoTime() - startNs;
        ended.countDown();

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), happened);
        assertTrue(elapsedNs < TimeUnit.SECONDS.toNanos(HANG_SECONDS), () -> elapsedNs + " ns");
    }

    @Test
    void shouldEndWithoutAReportWhenThereIsNoMemoryForOne() {
        final FailureExit exit = exit((failure, err) -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThrows(OutOfMemoryError.class, () -> exit.accept(FAILURE));

        assertEquals(List.of(ExitCode.INTERNAL), happened);
    }

    /** Who ends the node must not be kept by standard error, which may be full. */
    @Test
    void shouldEndWithoutAReportWhenNoThreadIsLeft() {
        final FailureExit exit = new FailureExit(
                FailureExitTest::message,
                happened::add,
                happened::add,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                PATIENT_NS);
        exit.meanwhile("close", () -> happened.add("closed"));

        assertThrows(OutOfMemoryError.class, () -> exit.accept(FAILURE));

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), happened);
    }

    @Test
    void shouldReportOnTheThreadThatWasKeptWhenNoOtherIsLeft() {
        final AtomicBoolean isAnyLeft = new AtomicBoolean(true);
        final FailureExit exit = new FailureExit(
                FailureExitTest::message,
                happened::add,
                happened::add,
                task -> {
                    if (isAnyLeft.getAndSet(false)) {
                        return new Thread(task);
                    }
                    throw new OutOfMemoryError("unable to create native thread");
                },
                PATIENT_NS);
        exit.keepReporter();

        exit.accept(FAILURE);

        assertEquals(List.of("the node failed", ExitCode.JOURNAL_FAILED), happened);
    }

    @Test
    void shouldReportBeforeTheEnd() {
        exit(FailureExitTest::message).accept(FAILURE);

        assertEquals(List.of("the node failed", ExitCode.JOURNAL_FAILED), happened);
    }

    /** A pipe that nobody reads any more takes no report. */
    @Test
    void shouldEndWithTheCodeOfAReportThatNobodyTakes() {
        final CountDownLatch taken = new CountDownLatch(1);
        final FailureExit exit = new FailureExit(
                FailureExitTest::message, text -> isDown(taken), happened::add, Thread::new, IMPATIENT_NS);

        final long startNs = System.nanoTime();
        exit.accept(FAILURE);
        final long elapsedNs = System.nanoTime() - startNs;
        taken.countDown();

        assertEquals(List.of(ExitCode.JOURNAL_FAILED), happened);
        assertTrue(elapsedNs < TimeUnit.SECONDS.toNanos(HANG_SECONDS), () -> elapsedNs + " ns");
    }

    private FailureExit exit(final ToIntBiFunction<Throwable, PrintWriter> report) {
        return new FailureExit(report, this::tell, happened::add, Thread::new, PATIENT_NS);
    }

    private void tell(final String text) {
        if (!text.isEmpty()) {
            happened.add(text);
        }
    }

    private static int message(final Throwable failure, final PrintWriter err) {
        err.print(failure.getMessage());
        return ExitCode.JOURNAL_FAILED;
    }

    private static boolean isDown(final CountDownLatch latch) {
        try {
            return latch.await(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
