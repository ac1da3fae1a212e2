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
}
