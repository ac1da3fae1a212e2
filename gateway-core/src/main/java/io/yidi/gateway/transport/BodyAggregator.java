package io.yidi.gateway.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpContentException;

/**
 * 请求体聚合: collects a body up to its limit. A larger one is handed on as a broken request without a body, so that it is
 * refused in its turn, after the answers to what came before it, and in the words of its address.
 */
final class BodyAggregator extends HttpObjectAggregator {

    BodyAggregator() {
        super(JsonDoor.BODY_BYTES_MAX);
    }

    @Override
    protected void handleOversizedMessage(final ChannelHandlerContext context, final HttpMessage oversized) {
        final String uri = oversized instanceof HttpRequest request ? request.uri() : "/v1/";
        final FullHttpRequest refused = new DefaultFullHttpRequest(oversized.protocolVersion(), HttpMethod.POST, uri);
        refused.headers().set(oversized.headers());
        refused.setDecoderResult(DecoderResult.failure(
                new TooLongHttpContentException("expected at most " + JsonDoor.BODY_BYTES_MAX + " bytes")));
        context.fireChannelRead(refused);
    }
}
