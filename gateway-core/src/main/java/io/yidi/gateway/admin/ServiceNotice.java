package io.yidi.gateway.admin;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 服务通知: tells a service manager that started this process how it stands, by one datagram to the socket that it names,
 * as systemd asks of services of the type {@code notify}. Any thread; waits at most four seconds.
 */
public final class ServiceNotice {

    /** The doors are open. */
    public static final String READY = "READY=1";

    /** What was taken is being finished. */
    public static final String STOPPING = "STOPPING=1";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotice.class);
    private static final long TIMEOUT_MS = 2_000;
    private static final char ABSTRACT_AS_NAMED = '@';
    private static final char ABSTRACT = '\0';

    private ServiceNotice() {}

    /**
     * Tells.
     *
     * @param socket value of {@code NOTIFY_SOCKET}; {@code null} if there is no service manager, then nothing happens
     * @param state {@link #READY} or {@link #STOPPING}
     */
    public static void send(final String socket, final String state) {
        if (socket != null && !socket.isEmpty() && Epoll.isAvailable()) {
            sendTo(socket, state);
        }
    }

    private static void sendTo(final String socket, final String state) {
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            final ChannelFuture connected = new Bootstrap()
                    .group(group)
                    .channel(EpollDomainDatagramChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(new DomainSocketAddress(socket.replace(ABSTRACT_AS_NAMED, ABSTRACT)));
            connected.awaitUninterruptibly(TIMEOUT_MS);
            final ChannelFuture told =
                    connected.channel().writeAndFlush(Unpooled.copiedBuffer(state, StandardCharsets.US_ASCII));
            if (!told.awaitUninterruptibly(TIMEOUT_MS) || !told.isSuccess()) {
                LOG.warn("the service manager could not be told {}: {}", state, String.valueOf(told.cause()));
            }
        } finally {
            group.shutdownGracefully(0, TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
    }
}
