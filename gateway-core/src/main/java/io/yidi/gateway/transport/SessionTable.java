package io.yidi.gateway.transport;

import io.netty.util.internal.OutOfDirectMemoryError;
import io.yidi.gateway.reply.ReplyBatch;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 会话表: finds the session an answer is for; an answer for a session that is gone is dropped, the caller asks again. A
 * session that cannot take its answer ends alone.
 * Event loop only.
 */
final class SessionTable implements ReplyBatch.Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTable.class);

    private final Long2ObjectHashMap<Session> sessions = new Long2ObjectHashMap<>();
    private final List<Session> touched = new ArrayList<>();
    private long lastId;

    /** Adds a session. */
    long add(final Session session) {
        lastId++;
        sessions.put(lastId, session);
        return lastId;
    }

    /** Forgets a session. */
    void remove(final long sessionId) {
        sessions.remove(sessionId);
    }

    @Override
    public void onReply(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        final Session session = sessions.get(sessionId);
        if (session == null) {
            return;
        }
        try {
            session.onReply(buffer, offset, length);
            touch(session);
        } catch (final RuntimeException | OutOfDirectMemoryError failure) {
            LOG.warn("session {} ends: its answer cannot be written: {}", sessionId, failure.toString());
            session.end();
        }
    }

    /** Answers to one session often follow each other. */
    private void touch(final Session session) {
        if (touched.isEmpty() || touched.get(touched.size() - 1) != session) {
            touched.add(session);
        }
    }

    /** Lets the answers of this round go, each session once. */
    void flushTouched() {
        for (int i = 0; i < touched.size(); i++) {
            flush(touched.get(i));
        }
        touched.clear();
    }

    private static void flush(final Session session) {
        try {
            session.flush();
        } catch (final RuntimeException | OutOfDirectMemoryError failure) {
            LOG.warn("a session ends: its answers cannot go: {}", failure.toString());
            session.end();
        }
    }
}
