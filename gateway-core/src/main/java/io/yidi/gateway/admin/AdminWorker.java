package io.yidi.gateway.admin;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 运维工作线程: does what was asked on a thread of its own, of the lowest priority, one thing at a time. */
final class AdminWorker implements AutoCloseable {

    /** What is answered while something else is being done. */
    static final AdminAnswer BUSY = new AdminAnswer(
            503, "{\"expected\":\"one request at a time\",\"found\":\"another one is being answered: ask again\"}");

    private static final AdminAnswer FAILED =
            new AdminAnswer(500, "{\"error\":\"expected an answer, found a defect: the log tells more\"}");
    private static final Logger LOG = LoggerFactory.getLogger(AdminWorker.class);

    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final ThreadPoolExecutor executor;

    AdminWorker(final String name) {
        this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            final Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Whether it is free; it then is taken until {@link #run} is done, or {@link #leave} is called. */
    boolean take() {
        return isBusy.compareAndSet(false, true);
    }

    /** Gives it back without anything done. */
    void leave() {
        isBusy.set(false);
    }

    /** Does something for whoever took it; the receiver is called on its thread and may ask the next at once. */
    void run(final Supplier<AdminAnswer> work, final Consumer<AdminAnswer> receiver) {
        executor.execute(() -> receiver.accept(answer(work)));
    }

    private AdminAnswer answer(final Supplier<AdminAnswer> work) {
        try {
            return work.get();
        } catch (final RuntimeException defect) {
            LOG.error("a request to the admin port was not answered", defect);
            return FAILED;
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
