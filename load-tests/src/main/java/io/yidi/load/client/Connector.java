package io.yidi.load.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.yidi.load.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;

/** 建立连接: opens a connection of an event loop and waits until it is there. */
final class Connector {

    private static final int CONNECT_TIMEOUT_MS = 5_000;

    private Connector() {}

    /** Opens one; the handler is its only one. */
    static Channel open(final EventLoopGroup group, final InetSocketAddress address, final ChannelHandler handler)
            throws IOException {
        final ChannelFuture connected = new Bootstrap()
                .group(group)
                .channel(Transport.best().channelType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.pipeline().addLast(handler);
                    }
                })
                .connect(address)
                .awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw new IOException("expected a door at " + address + ", found: " + connected.cause());
        }
        return connected.channel();
    }
}
