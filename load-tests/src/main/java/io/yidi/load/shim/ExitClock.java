package io.yidi.load.shim;

import io.yidi.load.process.ServerProcess;
import java.util.concurrent.CompletableFuture;

/** 退出时刻: notes when a process ended, as soon as the system tells. */
final class ExitClock {

    private final CompletableFuture<Long> endedAtNs;

    private ExitClock(final CompletableFuture<Long> endedAtNs) {
        this.endedAtNs = endedAtNs;
    }

    static ExitClock of(final ServerProcess process) {
        return new ExitClock(process.onExit().thenApply(ended -> System.nanoTime()));
    }

    /** On the clock of {@link System#nanoTime()}; now if it still runs. */
    long endedAtNs() {
        return endedAtNs.getNow(System.nanoTime());
    }
}
