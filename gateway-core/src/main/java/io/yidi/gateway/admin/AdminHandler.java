package io.yidi.gateway.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** 运维请求: answers one request and closes the connection. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String HEALTH = "/health";

    private final JsonMapper mapper = new JsonMapper();
    private final Supplier<Health> health;
    private final ExplanationRoute explanations;

    AdminHandler(final Supplier<Health> health, final ExplanationRoute explanations) {
        this.health = health;
        this.explanations = explanations;
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request)
            throws JsonProcessingException {
        final Optional<Matcher> explanation = ExplanationRoute.match(request.uri());
        if (!request.method().equals(HttpMethod.GET)) {
            answerNotFound(context);
        } else if (HEALTH.equals(request.uri())) {
            final Health now = health.get();
            answer(
                    context,
                    now.isReady() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                    mapper.writeValueAsString(now));
        } else if (explanation.isPresent()) {
            explanations.answer(
                    explanation.get(), made -> answer(context, HttpResponseStatus.valueOf(made.status()), made.json()));
        } else {
            answerNotFound(context);
        }
    }

    private void answerNotFound(final ChannelHandlerContext context) throws JsonProcessingException {
        answer(
                context,
                HttpResponseStatus.NOT_FOUND,
                mapper.writeValueAsString(
                        Map.of("expected", "GET " + HEALTH + " or GET " + ExplanationRoute.PATH_TEXT)));
    }

    private static void answer(
            final ChannelHandlerContext context, final HttpResponseStatus status, final String body) {
        final byte[] json = body.getBytes(StandardCharsets.UTF_8);
        final FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(json));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, json.length);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
