package io.yidi.load.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.yidi.load.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * 客户端: several pipelined connections on one event loop.
 *
 * <p>Connections are opened by {@link #connect}; after that everything, replies included, happens on {@link #loop()}.
 */
public final class DoorClient implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final EventLoopGroup group;
    private final List<DoorConnection> connections = new ArrayList<>();
    private EventLoop loop;

    private DoorClient(final EventLoopGroup group) {
        this.group = group;
    }

    /**
     * Opens all connections.
     *
     * @param address of the door
     * @param door that listens there
     * @param connectionCount 1 …
     * @param listener told about replies
     * @return connected
     * @throws IOException if one connection cannot be opened; none stays open then
     */
    public static DoorClient connect(
            final InetSocketAddress address, final Door door, final int connectionCount, final ReplyListener listener)
            throws IOException {
        final DoorClient client = new DoorClient(Transport.best().newSingleLoop());
        try {
            for (int i = 0; i < connectionCount; i++) {
                client.open(address, door.connection(i, listener));
            }
            return client;
        } catch (final IOException e) {
            client.close();
            throw e;
        }
    }

    /**
     * The one event loop.
     *
     * @return of all connections
     */
    public EventLoop loop() {
        return loop;
    }

    /**
     * The connections, by their index.
     *
     * @return unmodifiable
     */
    public List<DoorConnection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    private void open(final InetSocketAddress address, final DoorConnection connection) throws IOException {
        final ChannelFuture connected = new Bootstrap()
                .group(group)
                .channel(Transport.best().channelType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(final Channel channel) {
                        channel.pipeline().addLast(connection);
                    }
                })
                .connect(address)
                .awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw new IOException("expected a door at " + address + ", found: " + connected.cause());
        }
        loop = connected.channel().eventLoop();
        connections.add(connection);
    }
}
