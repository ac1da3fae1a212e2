package io.yidi.gateway.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * 运维端口: a small HTTP server beside the doors, on a thread of its own; one answer a connection. {@code GET /health} is
 * answered at once, what else may be asked is told by the routes.
 */
public final class AdminServer implements AutoCloseable {

    private static final int BODY_BYTES_MAX = 1_024;
    private static final long CLOSE_SECONDS = 2;

    private final MultiThreadIoEventLoopGroup group;
    private final Channel channel;
    private final AdminRoutes routes;

    /**
     * Opens the port.
     *
     * @param address where; port 0 takes any free one
     * @param health asked anew for every request; any thread
     * @param served what else may be asked
     * @throws BindException if it cannot be opened, naming the address
     */
    public AdminServer(final InetSocketAddress address, final Supplier<Health> health, final List<AdminRoute> served)
            throws BindException {
        routes = new AdminRoutes(served);
        group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("admin", true), NioIoHandler.newFactory());
        final ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(final Channel connection) {
                        connection
                                .pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new UploadHandler(routes))
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(new AdminHandler(health, routes));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            routes.close();
            group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
            throw new BindException(address + ": " + bound.cause().getMessage());
        }
        channel = bound.channel();
    }

    /** Where the port is. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        routes.close();
        channel.close().syncUninterruptibly();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
