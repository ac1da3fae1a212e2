package io.yidi.gateway.pipeline;

import java.util.concurrent.TimeUnit;

/** 受看进展: whether one thread has got on between two looks at it. Watchdog thread only. */
final class WatchedProgress {

    private final WatchedThread watched;
    private long lastEnded;
    private long looksWithoutProgress;

    WatchedProgress(final WatchedThread watched) {
        this.watched = watched;
        this.lastEnded = watched.ended().getAsLong();
    }

    /**
     * Looks.
     *
     * @param looksMax how often it may be found at the same place with something to do
     * @param intervalNs between two looks
     * @return what is wrong; {@code null} if nothing is
     */
    CoreStalledException look(final long looksMax, final long intervalNs) {
        final Thread thread = watched.thread().get();
        final long ended = watched.ended().getAsLong();
        if (thread == null) {
            return null;
        }
        if (!thread.isAlive()) {
            return new CoreStalledException(
                    "the " + thread.getName() + " thread has ended after " + watched.item() + " " + ended);
        }
        final boolean isIdle = watched.begun().getAsLong() <= ended;
        looksWithoutProgress = isIdle || ended != lastEnded ? 0 : looksWithoutProgress + 1;
        lastEnded = ended;
        return looksWithoutProgress < looksMax ? null : stalled(thread, ended, looksMax * intervalNs);
    }

    private CoreStalledException stalled(final Thread thread, final long ended, final long waitedNs) {
        final CoreStalledException stalled = new CoreStalledException("the "
                + thread.getName() + " thread has not finished " + watched.item() + " " + (ended + 1) + " of "
                + watched.begun().getAsLong() + " within " + TimeUnit.NANOSECONDS.toMillis(waitedNs)
                + " ms; it stands where this trace says");
        stalled.setStackTrace(thread.getStackTrace());
        return stalled;
    }
}
