package io.yidi.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * 运维端口: a small HTTP server beside the doors, on a thread of its own; one answer a connection.
 *
 * <pre>
 *   GET /health   200 when ready, 503 when draining or failed
 * </pre>
 */
public final class AdminServer implements AutoCloseable {

    private static final int BODY_BYTES_MAX = 1_024;
    private static final long CLOSE_SECONDS = 2;
    private static final String HEALTH = "/health";

    private final MultiThreadIoEventLoopGroup group;
    private final Channel channel;

    /**
     * Opens the port.
     *
     * @param address where; port 0 takes any free one
     * @param health asked anew for every request; any thread
     * @throws BindException if it cannot be opened, naming the address
     */
    public AdminServer(final InetSocketAddress address, final Supplier<Health> health) throws BindException {
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
                                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                                .addLast(new AdminHandler(health));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
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
        channel.close().syncUninterruptibly();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Answers one request. */
    private static final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final JsonMapper mapper = new JsonMapper();
        private final Supplier<Health> health;

        AdminHandler(final Supplier<Health> health) {
            this.health = health;
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request)
                throws JsonProcessingException {
            if (HEALTH.equals(request.uri()) && request.method().equals(HttpMethod.GET)) {
                final Health now = health.get();
                answer(context, now.isReady() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE, now);
            } else {
                answer(context, HttpResponseStatus.NOT_FOUND, Map.of("expected", "GET " + HEALTH));
            }
        }

        private void answer(final ChannelHandlerContext context, final HttpResponseStatus status, final Object body)
                throws JsonProcessingException {
            final byte[] json = mapper.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            final FullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(json));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8")
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, json.length);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
