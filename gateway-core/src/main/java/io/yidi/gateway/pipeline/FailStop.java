package io.yidi.gateway.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * 故障即停: a defect anywhere ends the node at once; nothing is answered after it.
 *
 * <p>The consumer is told of the first failure only, on the thread that noticed it: core thread, journal thread,
 * event loop or watchdog. It must end the process. A core thread that failed handles no further command.
 */
final class FailStop implements ExceptionHandler<CommandSlot> {

    private final Consumer<Throwable> onFailure;
    private final AtomicBoolean failed = new AtomicBoolean();

    FailStop(final Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Whether the node has failed; the intake then takes nothing more. */
    boolean failed() {
        return failed.get();
    }

    /** Ends the node, unless it has failed before. Any thread. */
    void fail(final Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            onFailure.accept(failure);
        }
    }

    @Override
    public void handleEventException(final Throwable failure, final long sequence, final CommandSlot slot) {
        endCoreThread(failure);
    }

    @Override
    public void handleOnStartException(final Throwable failure) {
        endCoreThread(failure);
    }

    @Override
    public void handleOnShutdownException(final Throwable failure) {
        endCoreThread(failure);
    }

    private void endCoreThread(final Throwable failure) {
        fail(failure);
        throw new IllegalStateException("the core thread has failed", failure);
    }
}
