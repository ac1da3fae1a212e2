package io.yidi.gateway.pipeline;

import java.util.function.LongSupplier;

/**
 * 受看线程: a thread that the watchdog looks at, and how far it is.
 *
 * @param thread that works
 * @param item what it works on one after the other, for messages
 * @param begun number of the last item that there is to do
 * @param ended number of the last item that is done with
 */
record WatchedThread(Thread thread, String item, LongSupplier begun, LongSupplier ended) {

    /** A watch that has seen nothing yet. */
    WatchedProgress progress() {
        return new WatchedProgress(this);
    }
}
