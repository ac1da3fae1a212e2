package io.yidi.load.client;

import io.netty.buffer.ByteBuf;

/** 应答监听: told about replies on the client's event loop. */
public interface ReplyListener {

    /**
     * A reply arrived.
     *
     * @param connection that it came on
     * @param correlationId as sent
     * @param templateId what kind of message it is
     * @param buffer holds the frame; valid only during the call
     * @param offset of the frame's length field, in bytes
     * @param frameBytes size with the length field
     */
    void onReply(
            DoorConnection connection, long correlationId, int templateId, ByteBuf buffer, int offset, int frameBytes);

    /**
     * All replies at hand were told: the moment to flush.
     *
     * @param connection that was read
     */
    void onReadPassEnd(DoorConnection connection);

    /**
     * A connection is gone.
     *
     * @param connection that closed
     * @param reason one line
     */
    void onClosed(DoorConnection connection, String reason);
}
