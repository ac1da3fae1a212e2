package io.yidi.load.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.yidi.load.wire.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** 故障代理: listens on a port of its own, passes every connection on to a server, and brings each its fault. */
final class FaultProxy implements Closeable {

    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final Transport transport = Transport.best();
    private final EventLoopGroup group = transport.newSingleLoop();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final InetSocketAddress server;
    private final Supplier<NetworkFault> faults;
    private final InetSocketAddress address;

    /**
     * Listens.
     *
     * @param server to pass on to
     * @param faults asked for each connection
     */
    FaultProxy(final InetSocketAddress server, final Supplier<NetworkFault> faults) throws IOException {
        this.server = server;
        this.faults = faults;
        final ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(transport.serverChannelType())
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel client) {
                        connect(client);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("expected a free port for the proxy, found: " + bound.cause());
        }
        channels.add(bound.channel());
        address = (InetSocketAddress) bound.channel().localAddress();
    }

    InetSocketAddress address() {
        return address;
    }

    /** Closes all connections, also those that nobody would ever have closed. */
    @Override
    public void close() {
        channels.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    private void connect(final Channel client) {
        channels.add(client);
        final NetworkFault fault = faults.get();
        new Bootstrap()
                .group(client.eventLoop())
                .channel(transport.channelType())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel upstream) {
                        channels.add(upstream);
                    }
                })
                .connect(server)
                .addListener((final ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        join(client, connected.channel(), fault);
                    } else {
                        client.close();
                    }
                });
    }

    /** Reading from one side may already have closed the other. */
    private static void readFrom(final Channel channel) {
        if (channel.isActive()) {
            channel.config().setAutoRead(true);
        }
    }

    private static void join(final Channel client, final Channel upstream, final NetworkFault fault) {
        client.pipeline()
                .addLast(new ForwardHandler(upstream, fault, fault.direction() == NetworkFault.Direction.TO_SERVER));
        upstream.pipeline()
                .addLast(new ForwardHandler(client, fault, fault.direction() == NetworkFault.Direction.TO_CLIENT));
        readFrom(client);
        readFrom(upstream);
    }
}
