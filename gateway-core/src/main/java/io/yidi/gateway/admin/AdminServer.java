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
import io.yidi.gateway.page.PageDoor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * 运维端口: a small HTTP server beside the doors, on a thread of its own; one answer a connection. {@code GET /health} and
 * pages are answered at once, what else may be asked is told by the routes. Browsers are let in from its own pages
 * alone.
 */
public final class AdminServer implements AutoCloseable {

    private static final int BODY_BYTES_MAX = 256 * 1_024;
    private static final long CLOSE_SECONDS = 2;

    private final MultiThreadIoEventLoopGroup group;
    private final Channel channel;
    private final AdminRoutes routes;

    /**
     * Opens the port.
     *
     * @param address where; port 0 takes any free one
     * @param offer what may be asked
     * @throws BindException if it cannot be opened, naming the address
     */
    public AdminServer(final InetSocketAddress address, final AdminOffer offer) throws BindException {
        routes = new AdminRoutes(offer.routes());
        final PageDoor pages = new PageDoor(offer.pages(), offer.pagesPolicy());
        final Listeners listeners = new Listeners(offer.stream());
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
                                .addLast(new OriginGuard())
                                .addLast(new UploadHandler(routes))
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(new AdminHandler(offer.health(), routes, pages, listeners));
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
        channel.eventLoop().scheduleAtFixedRate(listeners::tell, 0, 1, TimeUnit.SECONDS);
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
