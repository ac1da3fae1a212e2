package io.yidi.load.client;

import io.yidi.load.wire.FrameHandler;

/** 连接: one of a client's connections; requests are appended to {@link #outgoing()} and flushed together. */
public abstract class DoorConnection extends FrameHandler {

    private final int index;
    private final ReplyListener listener;

    DoorConnection(final int index, final ReplyListener listener) {
        this.index = index;
        this.listener = listener;
    }

    /**
     * Number of this connection within its client.
     *
     * @return 0 …
     */
    public final int index() {
        return index;
    }

    /**
     * Told after each request was appended.
     *
     * @param correlationId of the request
     */
    public void onRequest(final long correlationId) {
        // Most replies name their request.
    }

    /** Who is told about replies. */
    final ReplyListener listener() {
        return listener;
    }

    @Override
    protected final void onReadPassEnd() {
        listener.onReadPassEnd(this);
    }

    @Override
    protected final void onClosed(final String reason) {
        listener.onClosed(this, reason);
    }
}
