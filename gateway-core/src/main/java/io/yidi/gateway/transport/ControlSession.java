package io.yidi.gateway.transport;

import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 控制会话: waits for the acknowledgement of one control command. Event loop only. */
final class ControlSession implements Session {

    /** Length of the answer to a command that was not carried out; any length not named here is that of a report. */
    private static final int NOT_DONE_BYTES = 1;

    /** Length of the answer to a question about a record in the archive that cannot be read. */
    private static final int UNREADABLE_BYTES = 2;

    private final SessionTable sessions;
    private final CompletableFuture<DirectBuffer> done;
    private final long id;

    ControlSession(final SessionTable sessions, final CompletableFuture<DirectBuffer> done) {
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
        if (length == NOT_DONE_BYTES) {
            fail(new IllegalStateException("the disk is full"));
        } else if (length == UNREADABLE_BYTES) {
            fail(new IllegalStateException("the record lies in the archive and cannot be read"));
        } else {
            final UnsafeBuffer report = new UnsafeBuffer(new byte[length]);
            report.putBytes(0, buffer, offset, length);
            sessions.remove(id);
            done.complete(report);
        }
    }

    @Override
    public void end() {
        fail(new IllegalStateException("the answer to a control command was lost"));
    }

    @Override
    public void flush() {
        // Nothing is written for a control command.
    }
}
