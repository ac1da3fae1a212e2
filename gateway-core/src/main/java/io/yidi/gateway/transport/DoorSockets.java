package io.yidi.gateway.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.yidi.gateway.pipeline.WaitMode;
import java.net.BindException;
import java.net.SocketAddress;
import java.util.concurrent.ThreadFactory;

/** 接入套接字: listening sockets and what the system does for each connection. */
final class DoorSockets {

    private static final int BACKLOG = 1_024;
    private static final int WRITE_LOW_BYTES = 32 * 1024;
    private static final int WRITE_HIGH_BYTES = 64 * 1024;

    private DoorSockets() {}

    /**
     * One thread for all connections.
     *
     * @param configuration how it works
     * @param onEnd called on that thread when it ends, whatever ended it
     */
    static EventLoopGroup newLoop(final LoopConfiguration configuration, final Runnable onEnd) {
        final ThreadFactory threads = new DefaultThreadFactory("loop");
        final ThreadFactory told = task -> threads.newThread(() -> {
            try {
                task.run();
            } finally {
                onEnd.run();
            }
        });
        final IoHandlerFactory handlers = configuration.io().resolved().newHandlerFactory();
        return configuration.waiting() == WaitMode.BLOCKING
                ? new MultiThreadIoEventLoopGroup(1, told, handlers)
                : AwakeLoop.start(handlers, configuration.waiting(), told);
    }

    /**
     * Listens.
     *
     * @param io of the event loop
     * @throws BindException naming the address that is not to be had
     */
    static Channel bind(
            final SocketIo io,
            final EventLoopGroup group,
            final SocketAddress address,
            final ChannelInitializer<Channel> initializer)
            throws BindException {
        final ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(io.channelType())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(WRITE_LOW_BYTES, WRITE_HIGH_BYTES))
                .childHandler(initializer);
        io.noticeDeadPeers(bootstrap);
        final ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw (BindException) new BindException("expected a free port at " + address + ", found "
                            + bound.cause().getMessage())
                    .initCause(bound.cause());
        }
        return bound.channel();
    }
}
