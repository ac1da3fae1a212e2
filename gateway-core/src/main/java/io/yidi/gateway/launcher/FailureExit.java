package io.yidi.gateway.launcher;

import java.io.PrintWriter;
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
import java.util.function.ToIntFunction;

/**
 * 故障出口: ends a failed node at once, whatever else fails: it may have no memory and no threads left to tell of it.
 * Nothing is answered and nothing tidied up, but for what is named here, which is done meanwhile and not waited for
 * long. Any thread.
 */
final class FailureExit implements Consumer<Throwable> {

    private static final long WAIT_MAX_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long LOG_STOP_MS = 20;
    private static final long LOOK_INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private final ToIntFunction<Throwable> report;
    private final IntConsumer halt;
    private final ThreadFactory threadFactory;
    private final Map<String, Runnable> meanwhile = new ConcurrentSkipListMap<>();

    /**
     * Makes the exit.
     *
     * @param report tells of the failure and returns the exit code; {@link ExitCode#INTERNAL} if it cannot
     * @param halt takes the exit code, and does not return
     * @param threadFactory makes the threads for what is done meanwhile
     */
    FailureExit(final ToIntFunction<Throwable> report, final IntConsumer halt, final ThreadFactory threadFactory) {
        this.report = report;
        this.halt = halt;
        this.threadFactory = threadFactory;
    }

    /** Ends this process, with the report on standard error and the last lines in the log. */
    static FailureExit ofProcess() {
        final FailureExit exit = new FailureExit(
                failure -> FailureReport.report(failure, new PrintWriter(System.err, true, StandardCharsets.UTF_8)),
                Runtime.getRuntime()::halt,
                Thread::new);
        exit.meanwhile("stop-log", () -> ServeLog.stop(LOG_STOP_MS));
        return exit;
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
            start(threads);
        } finally {
            try {
                exitCode = report.applyAsInt(failure);
                await(threads, startNs);
            } finally {
                halt.accept(exitCode);
            }
        }
    }

    private void start(final List<Thread> threads) {
        meanwhile.forEach((name, task) -> {
            final Thread thread = threadFactory.newThread(task);
            thread.setName(name);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        });
    }

    private static void await(final List<Thread> threads, final long startNs) {
        while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() - startNs < WAIT_MAX_NS) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
        }
    }
}
