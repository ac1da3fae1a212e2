package io.yidi.gateway.engine.machine;

import org.agrona.DirectBuffer;

/** 请求处理: decides the requests of one template under their key. Core thread only; allocates nothing per request. */
@FunctionalInterface
interface CommandHandler {

    /**
     * Decides a request.
     *
     * @param buffer holds the checked message
     * @param offset of its header
     * @param length in bytes, header included
     * @param outcome filled
     */
    void onCommand(DirectBuffer buffer, int offset, int length, Outcome outcome);
}
