package io.yidi.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.yidi.gateway.page.PageDoor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** 运维请求: answers one request and closes the connection, unless somebody listens. Event loop only. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final JsonMapper mapper = new JsonMapper();
    private final Supplier<Health> health;
    private final AdminRoutes routes;
    private final PageDoor pages;
    private final Listeners listeners;

    AdminHandler(
            final Supplier<Health> health, final AdminRoutes routes, final PageDoor pages, final Listeners listeners) {
        this.health = health;
        this.routes = routes;
        this.pages = pages;
        this.listeners = listeners;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request)
            throws JsonProcessingException {
        final Optional<AdminRoutes.Found> found = routes.find(request);
        if (found.isPresent()) {
            ask(context, found.get().with(request.content().toString(StandardCharsets.UTF_8)));
        } else if (listeners.isAsked(request)) {
            listeners.add(context);
        } else if (!showPage(context, request)) {
            answer(context, request);
        }
    }

    private void answer(final ChannelHandlerContext context, final FullHttpRequest request)
            throws JsonProcessingException {
        if (request.method().equals(HttpMethod.GET) && AdminRoutes.HEALTH.equals(request.uri())) {
            final Health now = health.get();
            final HttpResponseStatus status =
                    now.isReady() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
            AdminReplies.send(context, new AdminAnswer(status.code(), mapper.writeValueAsString(now)));
        } else {
            final String expected = mapper.writeValueAsString(Map.of("expected", routes.text()));
            AdminReplies.send(context, new AdminAnswer(HttpResponseStatus.NOT_FOUND.code(), expected));
        }
    }

    private boolean showPage(final ChannelHandlerContext context, final FullHttpRequest request) {
        final FullHttpResponse page = pages.answer(request, new QueryStringDecoder(request.uri()).rawPath());
        if (page == null) {
            return false;
        }
        page.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(page).addListener(ChannelFutureListener.CLOSE);
        return true;
    }

    private void ask(final ChannelHandlerContext context, final AdminRoutes.Found found) {
        if (found.route().isAtOnce()) {
            AdminReplies.send(context, found.route().answer(found.request()));
            return;
        }
        final AdminWorker worker = routes.worker(found.route());
        if (worker.take()) {
            worker.run(() -> found.route().answer(found.request()), made -> AdminReplies.send(context, made));
        } else {
            AdminReplies.send(context, AdminWorker.BUSY);
        }
    }
}
