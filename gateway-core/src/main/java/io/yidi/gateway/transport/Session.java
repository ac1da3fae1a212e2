package io.yidi.gateway.transport;

import org.agrona.DirectBuffer;

/** 会话: one connection, as the answers see it. Event loop only. */
interface Session {

    /**
     * An answer for this session.
     *
     * @param buffer holds the reply message with its header
     * @param offset of the message
     * @param length in bytes; 0 acknowledges a control command
     */
    void onReply(DirectBuffer buffer, int offset, int length);

    /** The session cannot go on: end it. */
    void end();

    /** All answers of a round were handed over: let them go. */
    void flush();
}
