package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;

/** 请求来源: an endless supply of distinct requests; one thread. */
public interface RequestSource {

    /**
     * Appends the next request.
     *
     * @param target receives one whole frame
     * @param correlationId to put into it
     */
    void writeNext(ByteBuf target, long correlationId);

    /**
     * Hears what became of a request, unless it was turned away.
     *
     * @param correlationId that was put into it; in its low half the number of a slot that is free again now
     * @param templateId of the reply
     * @param buffer holds the reply; valid only during the call
     * @param offset of the reply's length field, in bytes
     */
    default void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {}
}
