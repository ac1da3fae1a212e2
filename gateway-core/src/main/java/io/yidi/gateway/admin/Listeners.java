package io.yidi.gateway.admin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 监听者: connections that are told an event a second (server-sent events), beginning with those of the last five
 * minutes. At most {@link #LISTENERS_MAX}; who reads too slowly misses events, which are whole each. Event loop only.
 */
final class Listeners {

    /** Most listeners at a time. */
    static final int LISTENERS_MAX = 16;

    static final AdminAnswer FULL = new AdminAnswer(
            503, "{\"expected\":\"at most " + LISTENERS_MAX + " listeners\",\"found\":\"one more: close some pages\"}");

    private static final int EVENTS_KEPT = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final AdminStream stream;
    private final Queue<String> past = new ArrayDeque<>(EVENTS_KEPT);
    private final List<Channel> listeners = new ArrayList<>(LISTENERS_MAX);

    Listeners(final AdminStream stream) {
        this.stream = stream;
    }

    /** Whether somebody wants to listen. */
    boolean isAsked(final HttpRequest request) {
        return request.method().name().equals("GET") && stream.path().equals(request.uri());
    }

    /** Lets somebody listen, or tells that there is no room. */
    void add(final ChannelHandlerContext context) {
        if (listeners.size() == LISTENERS_MAX) {
            AdminReplies.send(context, FULL);
            return;
        }
        final HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setTransferEncodingChunked(head, true);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=UTF-8")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.write(head);
        context.writeAndFlush(new DefaultHttpContent(bytes("event: past\ndata: [" + String.join(",", past) + "]\n\n")));
        final Channel listener = context.channel();
        listeners.add(listener);
        listener.closeFuture().addListener(closed -> listeners.remove(listener));
    }

    /** Makes the next event and tells it. */
    void tell() {
        final String event;
        try {
            event = stream.event().get();
        } catch (final RuntimeException defect) {
            LOG.error("an event of {} was not made", stream.path(), defect);
            return;
        }
        if (past.size() == EVENTS_KEPT) {
            past.remove();
        }
        past.add(event);
        final ByteBuf data = bytes("data: " + event + "\n\n");
        for (final Channel listener : listeners) {
            if (listener.isWritable()) {
                listener.writeAndFlush(new DefaultHttpContent(data.retainedDuplicate()));
            }
        }
        data.release();
    }

    private static ByteBuf bytes(final String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
