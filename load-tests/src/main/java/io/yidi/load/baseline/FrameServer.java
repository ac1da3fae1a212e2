package io.yidi.load.baseline;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.yidi.load.wire.FrameHandler;
import io.yidi.load.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** 帧服务端: one listening socket whose connections share one event loop; closed by {@link #close()}. */
public final class FrameServer implements AutoCloseable {

    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private Channel listening;

    /** A server that does not listen yet. */
    public FrameServer() {
        group = Transport.best().newSingleLoop();
        loop = group.next();
    }

    /**
     * Starts to listen.
     *
     * @param address port 0 chooses a free one
     * @param handlers makes the handler of each new connection
     * @return the address it listens on
     * @throws IOException if the port is taken
     */
    public InetSocketAddress listen(final InetSocketAddress address, final Supplier<FrameHandler> handlers)
            throws IOException {
        final ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(Transport.best().serverChannelType())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.pipeline().addLast(handlers.get());
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("expected to listen on " + address + ", found: " + bound.cause());
        }
        listening = bound.channel();
        return (InetSocketAddress) listening.localAddress();
    }

    /**
     * The one event loop.
     *
     * @return of all connections
     */
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }
}
