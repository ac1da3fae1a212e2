package io.yidi.load.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 收尾: a step that takes away what a run made: done when this is closed, or when the process is told to end before that
 * (Ctrl-C). Then it is tried again for two seconds, because the run goes on meanwhile and may stand in its way.
 */
public final class Cleanup implements Closeable {

    private static final int ATTEMPTS_AT_END = 10;
    private static final long PAUSE_AT_END_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Step step;
    private final Thread hook;

    private Cleanup(final String name, final Step step) {
        this.step = step;
        this.hook = new Thread(this::runAtEnd, name);
    }

    /** 步骤: what is done at last; may come again after it failed. */
    @FunctionalInterface
    public interface Step {

        /**
         * Does it.
         *
         * @throws IOException if something stays behind
         */
        void run() throws IOException;
    }

    /**
     * From now on the step will be done, whatever happens.
     *
     * @param name of the thread that does it if the process is told to end
     * @param step to be done
     * @return to be closed, or forgotten
     * @throws IllegalStateException if the process is ending; the step is done then
     */
    public static Cleanup of(final String name, final Step step) {
        final Cleanup cleanup = new Cleanup(name, step);
        try {
            Runtime.getRuntime().addShutdownHook(cleanup.hook);
        } catch (final IllegalStateException ending) {
            cleanup.runAtEnd();
            throw ending;
        }
        return cleanup;
    }

    /**
     * The step is not needed any more.
     *
     * @return false if the process is ending, which has begun with it already
     */
    public boolean forget() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException ending) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (forget()) {
            step.run();
        }
    }

    void runAtEnd() {
        for (int attempt = 1; !isDone(attempt == ATTEMPTS_AT_END); attempt++) {
            LockSupport.parkNanos(PAUSE_AT_END_NS);
        }
    }

    private boolean isDone(final boolean isLast) {
        try {
            step.run();
            return true;
        } catch (final IOException e) {
            return failed(new UncheckedIOException(e), isLast);
        } catch (final UncheckedIOException e) {
            return failed(e, isLast);
        }
    }

    private static boolean failed(final UncheckedIOException failure, final boolean isLast) {
        if (isLast) {
            throw failure;
        }
        return false;
    }
}
