package io.yidi.gateway.transport;

import io.netty.handler.codec.http.HttpMethod;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.codec.RequestIntake;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;

/** 试算会话: waits for the answer to one quote that no connection asked for. Event loop only. */
final class QuoteSession implements Session {

    private static final String PATH = "/v1/pre-settlements";

    private final JsonDoor door;
    private final SessionTable sessions;
    private final CompletableFuture<Quote> done;
    private final long id;

    QuoteSession(final JsonDoor door, final SessionTable sessions, final CompletableFuture<Quote> done) {
        this.door = door;
        this.sessions = sessions;
        this.done = done;
        this.id = sessions.add(this);
    }

    void ask(final byte[] request) {
        final int errorLength = door.offer(id, new ConnectionLoad(), HttpMethod.POST, PATH, request, request.length);
        if (errorLength != RequestIntake.TAKEN) {
            onReply(door.errorReply(), 0, errorLength);
        }
    }

    @Override
    public void onReply(final DirectBuffer buffer, final int offset, final int length) {
        final int jsonLength = door.writeJson(buffer, offset);
        sessions.remove(id);
        done.complete(new Quote(
                door.statusOf(buffer, offset).code(), new String(door.json(), 0, jsonLength, StandardCharsets.UTF_8)));
    }

    @Override
    public void end() {
        sessions.remove(id);
        done.completeExceptionally(new IllegalStateException("the answer to a quote was lost"));
    }

    @Override
    public void flush() {
        // Nothing is written for a quote.
    }
}
