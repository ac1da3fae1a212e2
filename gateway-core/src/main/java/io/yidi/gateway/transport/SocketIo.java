package io.yidi.gateway.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Optional;

/**
 * 套接字方式: how the event loop is told by the system that sockets are ready, or lets it read and write them. Any thread.
 *
 * <p>Only the system's own ways notice peers that are gone without a word within seconds; NIO leaves that to the
 * system's settings.
 */
public enum SocketIo {
    /** Epoll where the machine offers it, else NIO. */
    AUTO {
        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public SocketIo resolved() {
            return EPOLL.obstacle().isEmpty() ? EPOLL : NIO;
        }
    },

    /** The system tells which sockets are ready. Linux. */
    EPOLL {
        @Override
        public Optional<String> obstacle() {
            return reason(Epoll.unavailabilityCause());
        }

        @Override
        IoHandlerFactory newHandlerFactory() {
            return EpollIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> channelType() {
            return EpollServerSocketChannel.class;
        }

        @Override
        void noticeDeadPeers(final ServerBootstrap bootstrap) {
            setTimes(
                    bootstrap,
                    EpollChannelOption.TCP_USER_TIMEOUT,
                    EpollChannelOption.TCP_KEEPIDLE,
                    EpollChannelOption.TCP_KEEPINTVL,
                    EpollChannelOption.TCP_KEEPCNT);
        }
    },

    /** The system reads and writes what it is asked to through two rings. Linux, where it is not switched off. */
    IO_URING {
        @Override
        public Optional<String> obstacle() {
            return reason(IoUring.unavailabilityCause());
        }

        @Override
        IoHandlerFactory newHandlerFactory() {
            return IoUringIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> channelType() {
            return IoUringServerSocketChannel.class;
        }

        @Override
        void noticeDeadPeers(final ServerBootstrap bootstrap) {
            setTimes(
                    bootstrap,
                    IoUringChannelOption.TCP_USER_TIMEOUT,
                    IoUringChannelOption.TCP_KEEPIDLE,
                    IoUringChannelOption.TCP_KEEPINTVL,
                    IoUringChannelOption.TCP_KEEPCNT);
        }
    },

    /** What the Java library has; any system. */
    NIO {
        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }
    };

    private static final int UNACKNOWLEDGED_MS = 30_000;
    private static final int KEEPALIVE_IDLE_SECONDS = 20;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 3;

    /** Why this machine does not offer it; empty if it does. */
    public abstract Optional<String> obstacle();

    /** Itself, or what {@link #AUTO} comes to on this machine. */
    public SocketIo resolved() {
        return this;
    }

    /** Makes what an event loop does its input and output with. */
    IoHandlerFactory newHandlerFactory() {
        return NioIoHandler.newFactory();
    }

    /** The channel of a listening socket. */
    Class<? extends ServerChannel> channelType() {
        return NioServerSocketChannel.class;
    }

    /** Has the system look after peers that say nothing. */
    void noticeDeadPeers(final ServerBootstrap bootstrap) {
        // NIO cannot set it.
    }

    private static void setTimes(
            final ServerBootstrap bootstrap,
            final ChannelOption<Integer> userTimeout,
            final ChannelOption<Integer> idle,
            final ChannelOption<Integer> interval,
            final ChannelOption<Integer> probes) {
        bootstrap
                .childOption(userTimeout, UNACKNOWLEDGED_MS)
                .childOption(idle, KEEPALIVE_IDLE_SECONDS)
                .childOption(interval, KEEPALIVE_INTERVAL_SECONDS)
                .childOption(probes, KEEPALIVE_PROBES);
    }

    /** The innermost reason says most. */
    private static Optional<String> reason(final Throwable cause) {
        Throwable innermost = cause;
        while (innermost != null && innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return Optional.ofNullable(innermost).map(Throwable::toString);
    }
}
