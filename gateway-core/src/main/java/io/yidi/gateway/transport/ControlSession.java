package io.yidi.gateway.transport;

import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;

/** 控制会话: waits for the acknowledgement of one control command. Event loop only. */
final class ControlSession implements Session {

    private final SessionTable sessions;
    private final CompletableFuture<Void> done;
    private final long id;

    ControlSession(final SessionTable sessions, final CompletableFuture<Void> done) {
        this.sessions = sessions;
        this.done = done;
        this.id = sessions.add(this);
    }

    long id() {
        return id;
    }

    void fail(final Throwable failure) {
        sessions.remove(id);
        done.completeExceptionally(failure);
    }

    @Override
    public void onReply(final DirectBuffer buffer, final int offset, final int length) {
        if (length == 0) {
            sessions.remove(id);
            done.complete(null);
        } else {
            fail(new IllegalStateException("the disk is full"));
        }
    }

    @Override
    public void end() {
        sessions.remove(id);
    }

    @Override
    public void flush() {
        // Nothing is written for a control command.
    }
}
