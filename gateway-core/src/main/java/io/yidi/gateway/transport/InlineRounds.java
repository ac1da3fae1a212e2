package io.yidi.gateway.transport;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * 单线程轮次: ends of the rounds of an event loop that decides there itself. What its answers bring about, as the next
 * request of a connection that sent several in a row, is decided in the round after, with what has come from others
 * meanwhile: the loop runs a task that is due at once only after it has looked at its sockets. Event loop only.
 */
final class InlineRounds implements Executor {

    private final EventLoop loop;
    private final Runnable step = this::decide;
    private Runnable roundEnd;
    private boolean isDeciding;

    InlineRounds(final EventLoop loop) {
        this.loop = loop;
    }

    /** Asked once a round, always for the same. */
    @Override
    public void execute(final Runnable newRoundEnd) {
        roundEnd = newRoundEnd;
        if (isDeciding) {
            loop.schedule(step, 0, TimeUnit.NANOSECONDS);
        } else {
            loop.execute(step);
        }
    }

    private void decide() {
        isDeciding = true;
        try {
            roundEnd.run();
        } finally {
            isDeciding = false;
        }
    }
}
