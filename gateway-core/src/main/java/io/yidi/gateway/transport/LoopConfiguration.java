package io.yidi.gateway.transport;

import io.yidi.gateway.pipeline.WaitMode;

/**
 * 循环配置: how the event loop does its work.
 *
 * @param io how it reads and writes sockets
 * @param waiting what it does while nothing comes
 */
public record LoopConfiguration(SocketIo io, WaitMode waiting) {

    /** What suits any machine. */
    public static final LoopConfiguration USUAL = new LoopConfiguration(SocketIo.AUTO, WaitMode.BLOCKING);
}
