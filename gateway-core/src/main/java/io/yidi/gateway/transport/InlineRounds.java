package io.yidi.gateway.transport;

import io.netty.channel.EventLoop;
import io.yidi.gateway.admission.LoopClock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * 单线程轮次: ends of the rounds of an event loop that decides there itself. What its answers bring about, as the next
 * request of a connection that sent several in a row, is decided in the round after, with what has come from others
 * meanwhile: the loop runs a task that is due at once only after it has looked at its sockets. Nobody can be read from
 * while it decides; if that takes long, deadlines of connections move on with it. Event loop only.
 */
final class InlineRounds implements Executor {

    private final EventLoop loop;
    private final LoopClock clock;
    private final ConnectionTable connections;
    private final Runnable step = this::decide;
    private Runnable roundEnd;
    private boolean isDeciding;
    private long leftAtNs;

    InlineRounds(final EventLoop loop, final LoopClock clock, final ConnectionTable connections) {
        this.loop = loop;
        this.clock = clock;
        this.connections = connections;
    }

    /** Asked at least once a round, always for the same. */
    @Override
    public void execute(final Runnable newRoundEnd) {
        roundEnd = newRoundEnd;
        if (isDeciding) {
            loop.schedule(step, 0, TimeUnit.NANOSECONDS);
        } else {
            loop.execute(step);
        }
    }

    /** Some of it is decided: deadlines move on before anything new is noted at connections. */
    void decided() {
        clock.update();
        connections.unattended(clock.nowNs() - leftAtNs);
        leftAtNs = clock.nowNs();
    }

    private void decide() {
        isDeciding = true;
        clock.update();
        leftAtNs = clock.nowNs();
        try {
            roundEnd.run();
        } finally {
            isDeciding = false;
            decided();
        }
    }
}
