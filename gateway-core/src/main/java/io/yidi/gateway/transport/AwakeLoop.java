package io.yidi.gateway.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.yidi.gateway.pipeline.WaitMode;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * 醒着的循环: an event loop that looks itself whether something came, for some tens of microseconds or always, before it has
 * the system wake it. Each look is a system call.
 */
final class AwakeLoop {

    private static final int SPINS = 50;
    private static final int YIELDS = 50;

    /** Until something comes, a task is handed over, or one is due. */
    private static final long UNTIL_WOKEN = 0;

    private final ManualIoEventLoop loop;
    private final boolean parks;
    private int vainLooks;

    private AwakeLoop(final IoHandlerFactory handlers, final WaitMode wait) {
        loop = new ManualIoEventLoop(null, handlers);
        parks = wait != WaitMode.SPIN;
    }

    /**
     * Starts one.
     *
     * @param handlers make what it does its input and output with
     * @param wait how it waits
     * @param threads make its thread
     * @return the loop, as a group of its own
     */
    static EventLoopGroup start(final IoHandlerFactory handlers, final WaitMode wait, final ThreadFactory threads) {
        final AwakeLoop awake = new AwakeLoop(handlers, wait);
        final Thread thread = threads.newThread(awake::run);
        awake.loop.setOwningThread(thread);
        thread.start();
        return awake.loop;
    }

    /** Whatever ends it, it ends as a loop: who waits for something of it is told that nothing comes. */
    private void run() {
        try {
            while (!loop.isTerminated()) {
                look();
            }
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
            while (!loop.isTerminated()) {
                loop.runNow();
            }
        }
    }

    private void look() {
        final boolean isPatient = vainLooks < SPINS + YIELDS;
        if (loop.run(isPatient || !parks ? -1 : UNTIL_WOKEN) > 0) {
            vainLooks = 0;
        } else if (vainLooks < SPINS) {
            vainLooks++;
            Thread.onSpinWait();
        } else {
            vainLooks += isPatient ? 1 : 0;
            Thread.yield();
        }
    }
}
