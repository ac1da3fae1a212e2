package io.yidi.gateway.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.Map;

/**
 * 页面接入: answers requests for pages. The bytes lie outside the heap once for all connections, so that an answer that a
 * peer takes slowly costs nothing. One event loop.
 */
public final class PageDoor {

    private final Map<String, ByteBuf> contents = new HashMap<>();
    private final PageTable pages;
    private final String policy;

    /**
     * Prepares.
     *
     * @param pages that may be asked for
     * @param policy what they may load, ask and run (Content-Security-Policy)
     */
    public PageDoor(final PageTable pages, final String policy) {
        this.pages = pages;
        this.policy = policy;
        pages.all().forEach(page -> contents.put(page.path(), offHeap(page.content())));
    }

    /**
     * Answers a request.
     *
     * @param request any
     * @param path of the request, without a query
     * @return the response, or {@code null} if it asks for none of these pages
     */
    public FullHttpResponse answer(final HttpRequest request, final String path) {
        final boolean isAsked =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        final Page page = isAsked ? pages.at(path) : null;
        return page == null ? null : answer(request, page);
    }

    private FullHttpResponse answer(final HttpRequest request, final Page page) {
        final boolean isKept = page.tag().equals(request.headers().get(HttpHeaderNames.IF_NONE_MATCH));
        final ByteBuf content = contents.get(page.path());
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                isKept ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
                isKept ? Unpooled.EMPTY_BUFFER : content.duplicate());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.contentType())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .set(HttpHeaderNames.ETAG, page.tag())
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, policy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer");
        if (!isKept) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        return response;
    }

    private static ByteBuf offHeap(final byte[] content) {
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(content.length).writeBytes(content).asReadOnly());
    }
}
