package io.yidi.gateway.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ScheduledFuture;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.gateway.pipeline.IngressPublisher;
import io.yidi.gateway.reply.ReplyExchange;
import io.yidi.gateway.reply.ReplySink;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 接入服务: one event loop with both doors. Epoll where the system has it, else NIO.
 *
 * <p>Made before the pipeline, which tells it of released answers; {@link #attach} closes the circle; {@link #bind}
 * opens the doors.
 */
public final class GatewayTransport implements ReplySink, AutoCloseable {

    private static final int BACKLOG = 1_024;
    private static final int WRITE_LOW_BYTES = 256 * 1024;
    private static final int WRITE_HIGH_BYTES = 1024 * 1024;
    private static final int HTTP_LINE_BYTES_MAX = 1_024;
    private static final int HTTP_HEADER_BYTES_MAX = 8_192;
    private static final long TICK_MS = 2;
    private static final long CLOSE_SECONDS = 5;

    private final TransportConfiguration configuration;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final Class<? extends ServerChannel> channelType;
    private final SessionTable sessions = new SessionTable();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drainReplies = this::drainReplies;
    private IngressPublisher publisher;
    private ReplyExchange replies;
    private RequestIntake intake;
    private JsonDoor jsonDoor;
    private ScheduledFuture<?> ticks;
    private Channel binaryChannel;
    private Channel jsonChannel;

    /**
     * Starts the event loop.
     *
     * @param configuration where the doors will be
     */
    public GatewayTransport(final TransportConfiguration configuration) {
        this.configuration = configuration;
        final boolean epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("loop"), epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        channelType = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        loop = group.next();
    }

    /**
     * Connects the doors to the pipeline.
     *
     * @param newPublisher puts commands on the ring
     * @param newReplies brings answers back
     */
    public void attach(final IngressPublisher newPublisher, final ReplyExchange newReplies) {
        publisher = newPublisher;
        publisher.publishBy(loop);
        replies = newReplies;
        intake = new RequestIntake(publisher);
        jsonDoor = new JsonDoor(intake);
        ticks = loop.scheduleAtFixedRate(publisher::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens both doors.
     *
     * @throws BindException naming the address that is not to be had
     */
    public void bind() throws BindException {
        binaryChannel = bind(configuration.binary(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel channel) {
                if (admits(channel)) {
                    channel.pipeline().addLast(new BinarySession(intake, sessions));
                }
            }
        });
        jsonChannel = bind(configuration.json(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel channel) {
                if (admits(channel)) {
                    channel.pipeline()
                            .addLast(new HttpServerCodec(
                                    HTTP_LINE_BYTES_MAX, HTTP_HEADER_BYTES_MAX, HTTP_HEADER_BYTES_MAX))
                            .addLast(new BodyAggregator())
                            .addLast(new HttpSession(jsonDoor, sessions));
                }
            }
        });
    }

    /** Where the binary door is. */
    public InetSocketAddress binaryAddress() {
        return (InetSocketAddress) binaryChannel.localAddress();
    }

    /** Where the JSON door is. */
    public InetSocketAddress jsonAddress() {
        return (InetSocketAddress) jsonChannel.localAddress();
    }

    /**
     * Has a control command executed. Any thread.
     *
     * @param command holds it, from offset 0
     * @param length in bytes
     * @return done when it is executed and durable
     */
    public CompletableFuture<Void> control(final UnsafeBuffer command, final int length) {
        final CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> offerControl(command, length, done));
        return done;
    }

    @Override
    public void onReplies() {
        if (drainScheduled.compareAndSet(false, true)) {
            loop.execute(drainReplies);
        }
    }

    /** Closes the doors, answers DRAINING to what still comes, and lets what was taken finish. */
    public void drain() {
        close(binaryChannel);
        close(jsonChannel);
        loop.submit(() -> {
                    ticks.cancel(false);
                    intake.drain();
                })
                .syncUninterruptibly();
    }

    /** Ends all connections and the event loop. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private boolean admits(final Channel channel) {
        if (sessions.count() >= configuration.connectionsMax()) {
            channel.close();
            return false;
        }
        return true;
    }

    private Channel bind(final SocketAddress address, final ChannelInitializer<Channel> initializer)
            throws BindException {
        final ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(channelType)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(WRITE_LOW_BYTES, WRITE_HIGH_BYTES))
                .childHandler(initializer)
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw (BindException) new BindException("expected a free port at " + address + ", found "
                            + bound.cause().getMessage())
                    .initCause(bound.cause());
        }
        return bound.channel();
    }

    private void offerControl(final UnsafeBuffer command, final int length, final CompletableFuture<Void> done) {
        final ControlSession session = new ControlSession(sessions, done);
        if (!publisher.offerControl(session.id(), command, length)) {
            session.fail(new IllegalStateException("the ring is full or the node has failed"));
        }
    }

    private void drainReplies() {
        drainScheduled.set(false);
        try {
            replies.drain(sessions);
        } finally {
            sessions.flushTouched();
        }
    }

    private static void close(final Channel channel) {
        if (channel != null) {
            channel.close().syncUninterruptibly();
        }
    }

    /** Waits for the acknowledgement of one control command. */
    private static final class ControlSession implements Session {

        private final SessionTable sessions;
        private final CompletableFuture<Void> done;
        private final long id;

        ControlSession(final SessionTable sessions, final CompletableFuture<Void> done) {
            this.sessions = sessions;
            this.done = done;
            this.id = sessions.add(this);
        }

        long id() {
            return id;
        }

        void fail(final Throwable failure) {
            sessions.remove(id);
            done.completeExceptionally(failure);
        }

        @Override
        public void onReply(final DirectBuffer buffer, final int offset, final int length) {
            if (length == 0) {
                sessions.remove(id);
                done.complete(null);
            } else {
                fail(new IllegalStateException("the disk is full"));
            }
        }

        @Override
        public void end() {
            sessions.remove(id);
        }

        @Override
        public void flush() {
            // Nothing is written for a control command.
        }
    }
}
