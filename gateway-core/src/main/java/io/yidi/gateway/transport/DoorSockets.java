package io.yidi.gateway.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.SocketAddress;
import java.util.concurrent.ThreadFactory;

/**
 * 接入套接字: listening sockets and what the system does for each connection. Epoll where the system has it, else NIO, which
 * leaves times of the keepalive to the system.
 */
final class DoorSockets {

    private static final boolean EPOLL = Epoll.isAvailable();
    private static final int BACKLOG = 1_024;
    private static final int WRITE_LOW_BYTES = 32 * 1024;
    private static final int WRITE_HIGH_BYTES = 64 * 1024;
    private static final int UNACKNOWLEDGED_MS = 30_000;
    private static final int KEEPALIVE_IDLE_SECONDS = 20;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 3;

    private DoorSockets() {}

    /**
     * One thread for all connections.
     *
     * @param onEnd called on that thread when it ends, whatever ended it
     */
    static EventLoopGroup newLoop(final Runnable onEnd) {
        final ThreadFactory threads = new DefaultThreadFactory("loop");
        final ThreadFactory told = task -> threads.newThread(() -> {
            try {
                task.run();
            } finally {
                onEnd.run();
            }
        });
        return new MultiThreadIoEventLoopGroup(
                1, told, EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Listens.
     *
     * @throws BindException naming the address that is not to be had
     */
    static Channel bind(
            final EventLoopGroup group, final SocketAddress address, final ChannelInitializer<Channel> initializer)
            throws BindException {
        final ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(WRITE_LOW_BYTES, WRITE_HIGH_BYTES))
                .childHandler(initializer);
        if (EPOLL) {
            noticeDeadPeers(bootstrap);
        }
        final ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw (BindException) new BindException("expected a free port at " + address + ", found "
                            + bound.cause().getMessage())
                    .initCause(bound.cause());
        }
        return bound.channel();
    }

    private static void noticeDeadPeers(final ServerBootstrap bootstrap) {
        bootstrap
                .childOption(EpollChannelOption.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MS)
                .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }
}
