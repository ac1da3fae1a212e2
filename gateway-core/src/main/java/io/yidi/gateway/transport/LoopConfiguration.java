package io.yidi.gateway.transport;

/**
 * 循环配置: how the event loop does its work.
 *
 * @param io how it reads and writes sockets
 */
public record LoopConfiguration(SocketIo io) {

    /** What suits any machine. */
    public static final LoopConfiguration USUAL = new LoopConfiguration(SocketIo.AUTO);
}
