package io.yidi.clearing.recon.compare;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.LangUtil;

/** 并行: does the same with several things at the same time. Any thread. */
final class InParallel {

    private InParallel() {}

    /** Ends when all have ended; throws what one of them threw. */
    static <T> void run(final T[] things, final Consumer<T> task) {
        try {
            CompletableFuture.allOf(Stream.of(things)
                            .map(thing -> CompletableFuture.runAsync(() -> task.accept(thing)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (final CompletionException failed) {
            LangUtil.rethrowUnchecked(failed.getCause());
        }
    }
}
