package io.yidi.gateway.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 说明路由: {@code GET /v1/settlements/{setl_id}/explanation?lang=zh}. Explanations are made on a thread of their own, of
 * the lowest priority, one at a time; whoever asks meanwhile is told to ask again.
 */
final class ExplanationRoute implements AutoCloseable {

    /** The path, for people. */
    static final String PATH_TEXT = "/v1/settlements/{setl_id}/explanation?lang=zh|en";

    private static final Pattern PATH =
            Pattern.compile("/v1/settlements/([0-9]{1,18})/explanation(?:\\?lang=([a-z]{1,8}))?");
    private static final String DEFAULT_LANGUAGE = "zh";
    private static final ExplanationSource.Answer BUSY = new ExplanationSource.Answer(
            503, "{\"expected\":\"one explanation at a time\",\"found\":\"another one is being made: ask again\"}");

    private final ExplanationSource source;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    ExplanationRoute(final ExplanationSource source) {
        this.source = source;
        this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            final Thread thread = new Thread(task, "explain");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** What a path asks for; empty if it is another one. */
    static Optional<Matcher> match(final String uri) {
        final Matcher matcher = PATH.matcher(uri);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Has a settlement explained; the answer may come on another thread. */
    void answer(final Matcher asked, final Consumer<ExplanationSource.Answer> receiver) {
        final long settlementId = Long.parseLong(asked.group(1));
        final String language =
                asked.group(2) == null ? DEFAULT_LANGUAGE : asked.group(2).toLowerCase(Locale.ROOT);
        if (isBusy.compareAndSet(false, true)) {
            executor.execute(() -> receiver.accept(explained(settlementId, language)));
        } else {
            receiver.accept(BUSY);
        }
    }

    /** Whoever has the answer may ask the next at once. */
    private ExplanationSource.Answer explained(final long settlementId, final String language) {
        try {
            return source.explain(settlementId, language);
        } finally {
            isBusy.set(false);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
