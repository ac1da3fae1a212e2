package io.yidi.gateway.pipeline;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * 受看线程: a thread that the watchdog looks at, and how far it is.
 *
 * @param thread that works; {@code null} as long as none does
 * @param item what it works on one after the other, for messages
 * @param begun number of the last item that there is to do
 * @param ended number of the last item that is done with
 */
record WatchedThread(Supplier<Thread> thread, String item, LongSupplier begun, LongSupplier ended) {

    /** A thread that is known from the beginning. */
    WatchedThread(final Thread thread, final String item, final LongSupplier begun, final LongSupplier ended) {
        this(() -> thread, item, begun, ended);
    }

    /** A watch that has seen nothing yet. */
    WatchedProgress progress() {
        return new WatchedProgress(this);
    }
}
