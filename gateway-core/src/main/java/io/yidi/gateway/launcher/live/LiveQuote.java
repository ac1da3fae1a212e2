package io.yidi.gateway.launcher.live;

import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.gateway.transport.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 试算: {@code POST /console/api/quote} has a bill quoted as {@code POST /v1/pre-settlements} of the JSON door does, by
 * the persons, filings, counters and policies of this moment. Nothing is settled and nothing recorded. One thread.
 */
public final class LiveQuote {

    private static final Logger LOG = LoggerFactory.getLogger(LiveQuote.class);
    private static final long ANSWER_SECONDS = 10;
    private static final int UNAVAILABLE = 503;

    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings the bill to the core thread
     */
    public LiveQuote(final GatewayTransport transport) {
        this.transport = transport;
    }

    /** How it is asked for. */
    public AdminRoute route() {
        return new AdminRoute("POST", "/console/api/quote", List.of(), this::answer);
    }

    private AdminAnswer answer(final AdminRequest asked) {
        try {
            final Quote quote = transport
                    .quote(asked.text().getBytes(StandardCharsets.UTF_8))
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join();
            return new AdminAnswer(quote.status(), quote.json());
        } catch (final CompletionException unanswered) {
            LOG.warn("a quote was not answered: {}", unanswered.toString());
            return new AdminAnswer(UNAVAILABLE, "{\"error\":\"expected an answer of the core thread, found none\"}");
        }
    }
}
