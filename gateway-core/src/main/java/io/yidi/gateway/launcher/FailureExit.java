package io.yidi.gateway.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToIntBiFunction;

/**
 * 故障出口: ends a failed node at once, whatever else fails: it may have no memory and no threads left to tell of it.
 * Nothing is answered and nothing tidied up, but for what is named here, which is done meanwhile and not waited for
 * long: the virtual machine stops within 100 ms, whoever does not take the report. A report that hangs in the kernel
 * keeps the process, in which nothing runs any more, for up to 0.3 s. Any thread.
 */
final class FailureExit implements Consumer<Throwable> {

    private static final long WAIT_MAX_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long REPORT_WAIT_MAX_NS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long LOG_STOP_MS = 20;
    private static final long LOOK_INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Some 10 ms: however late it is by then, as where processor time is rationed, what was begun gets its turn. */
    private static final int LOOKS_MIN = 40;

    private final ToIntBiFunction<Throwable, PrintWriter> report;
    private final Consumer<String> err;
    private final IntConsumer halt;
    private final ThreadFactory threadFactory;
    private final long reportWaitMaxNs;
    private final Map<String, Runnable> meanwhile = new ConcurrentSkipListMap<>();
    private volatile String text;
    private volatile Thread reporter;

    /**
     * Makes the exit.
     *
     * @param report tells of the failure and returns the exit code; {@link ExitCode#INTERNAL} if it cannot
     * @param err takes the report; it may hang, as a full pipe does that nobody reads
     * @param halt takes the exit code, and does not return
     * @param threadFactory makes the threads for what is done meanwhile
     * @param reportWaitMaxNs longest time from the failure until the report must be taken
     */
    FailureExit(
            final ToIntBiFunction<Throwable, PrintWriter> report,
            final Consumer<String> err,
            final IntConsumer halt,
            final ThreadFactory threadFactory,
            final long reportWaitMaxNs) {
        this.report = report;
        this.err = err;
        this.halt = halt;
        this.threadFactory = threadFactory;
        this.reportWaitMaxNs = reportWaitMaxNs;
    }

    /** Ends this process, with the report on standard error and the last lines in the log. */
    static FailureExit ofProcess() {
        final FailureExit exit = new FailureExit(
                FailureReport::report, FailureExit::print, Runtime.getRuntime()::halt, Thread::new, REPORT_WAIT_MAX_NS);
        exit.meanwhile("stop-log", () -> ServeLog.stop(LOG_STOP_MS));
        exit.keepReporter();
        return exit;
    }

    /** Starts the thread for the report beforehand: there may be none to be had when the node fails. */
    void keepReporter() {
        reporter = start("report", this::reportWhenAsked);
    }

    private void reportWhenAsked() {
        while (text == null) {
            LockSupport.park(this);
        }
        err.accept(text);
    }

    /**
     * Says what is done meanwhile, on a thread of its own. A thread that waits in the kernel keeps the virtual machine
     * from ending for 0.3 s, so whoever has one names here how it ends.
     */
    void meanwhile(final String threadName, final Runnable task) {
        meanwhile.put(threadName, task);
    }

    @Override
    public void accept(final Throwable failure) {
        final long startNs = System.nanoTime();
        final List<Thread> threads = new ArrayList<>(meanwhile.size());
        int exitCode = ExitCode.INTERNAL;
        try {
            meanwhile.forEach((name, task) -> threads.add(start(name, task)));
        } finally {
            try {
                final StringWriter text = new StringWriter();
                exitCode = report.applyAsInt(failure, new PrintWriter(text));
                await(List.of(tell(text.toString())), startNs + reportWaitMaxNs);
                await(threads, startNs + WAIT_MAX_NS);
            } finally {
                halt.accept(exitCode);
            }
        }
    }

    /** Never by the thread that ends the node: it would stay behind a report that nobody takes. */
    private Thread tell(final String newText) {
        final Thread kept = reporter;
        if (kept == null) {
            return start("report", () -> err.accept(newText));
        }
        text = newText;
        LockSupport.unpark(kept);
        return kept;
    }

    private Thread start(final String name, final Runnable task) {
        final Thread thread = threadFactory.newThread(task);
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(final List<Thread> threads, final long deadlineNs) {
        int looks = 0;
        while (threads.stream().anyMatch(Thread::isAlive)
                && (looks < LOOKS_MIN || System.nanoTime() - deadlineNs < 0)) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
            looks++;
        }
    }

    private static void print(final String text) {
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        err.print(text);
        err.flush();
    }
}
