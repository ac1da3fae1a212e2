package io.yidi.gateway.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import java.util.function.Consumer;

/**
 * 故障即停: whatever the core thread throws ends the node at once; nothing is answered after it.
 *
 * <p>The consumer must end the process; it is called on the core thread, which handles no further command.
 */
final class FailStop implements ExceptionHandler<CommandSlot> {

    private final Consumer<Throwable> onFailure;
    private volatile boolean failed;

    FailStop(final Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Whether the node has failed; the intake then takes nothing more. */
    boolean failed() {
        return failed;
    }

    @Override
    public void handleEventException(final Throwable failure, final long sequence, final CommandSlot slot) {
        fail(failure);
    }

    @Override
    public void handleOnStartException(final Throwable failure) {
        fail(failure);
    }

    @Override
    public void handleOnShutdownException(final Throwable failure) {
        fail(failure);
    }

    private void fail(final Throwable failure) {
        failed = true;
        onFailure.accept(failure);
        throw new IllegalStateException("the core thread has failed", failure);
    }
}
