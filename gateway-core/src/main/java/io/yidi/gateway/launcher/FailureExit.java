package io.yidi.gateway.launcher;

import java.util.function.Consumer;

/**
 * 故障出口: lets a failed node end fast. A thread that waits in the kernel keeps the virtual machine from ending for 0.3 s;
 * the admin port has one, so it is closed first. Any thread.
 */
final class FailureExit implements Consumer<Throwable> {

    private final Consumer<Throwable> end;
    private volatile Runnable first = () -> {};

    /**
     * Makes the exit.
     *
     * @param end ends the process
     */
    FailureExit(final Consumer<Throwable> end) {
        this.end = end;
    }

    /** Says what is to be closed before the end. */
    void closeFirst(final Runnable newFirst) {
        first = newFirst;
    }

    @Override
    public void accept(final Throwable failure) {
        try {
            first.run();
        } finally {
            end.accept(failure);
        }
    }
}
