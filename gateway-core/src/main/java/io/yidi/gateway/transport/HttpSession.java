package io.yidi.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.util.ReferenceCountUtil;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.national.NationalArrival;
import io.yidi.gateway.national.NationalDoor;
import io.yidi.gateway.national.NationalDoor.TokenAnswer;
import io.yidi.gateway.national.NationalExchange;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.page.PageDoor;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;

/**
 * HTTP会话: one connection of the JSON door. One request at a time: what comes before the last is answered waits, and
 * nothing more is read meanwhile, so that answers keep their order. Always a Content-Length, never chunks or redirects.
 * Event loop only.
 */
final class HttpSession extends SimpleChannelInboundHandler<FullHttpRequest> implements Session {

    private static final int PIECE_BYTES = 32 * 1024;
    private static final String JSON_UTF8 = "application/json; charset=UTF-8";

    private final JsonDoor door;
    private final NationalDoor nationalDoor;
    private final PageDoor docsDoor;
    private final SessionTable sessions;
    private final ConnectionTable connections;
    private final int pipelinedMax;
    private final Fault fault = new Fault();
    private final Queue<Arrival> waiting = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private ConnectionWatch watch;
    private long sessionId;
    private boolean keepAlive = true;
    private boolean answering;

    /** Whether what the core thread replied is kept until it has said the rest. */
    private boolean asksForCare;

    /** Of the request that is worked on. */
    private HttpHeaders headers = EmptyHttpHeaders.INSTANCE;

    private final UnaryOperator<String> headerByName = name -> headers.get(name, "");

    /** The request that is worked on, if it speaks the national interface; else {@code null}. */
    private NationalExchange exchange;

    /** What is still to be written of a file, or {@code null}. */
    private ByteBuf file;

    private boolean writingFile;

    HttpSession(
            final JsonDoor door,
            final NationalDoor nationalDoor,
            final PageDoor docsDoor,
            final SessionTable sessions,
            final ConnectionTable connections,
            final int pipelinedMax) {
        this.door = door;
        this.nationalDoor = nationalDoor;
        this.docsDoor = docsDoor;
        this.sessions = sessions;
        this.connections = connections;
        this.pipelinedMax = pipelinedMax;
    }

    /** A request that waits, and when its last bytes came. */
    private record Arrival(FullHttpRequest request, long readAtNs) {}

    /** Sees the bytes before they become requests; those behind the last request do not become any. */
    ChannelHandler byteHandler() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(final ChannelHandlerContext bytesContext, final Object bytes) {
                if (watch.ending() != null) {
                    ReferenceCountUtil.release(bytes);
                    return;
                }
                watch.read();
                watch.begin();
                bytesContext.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelActive(final ChannelHandlerContext newContext) {
        context = newContext;
        watch = connections.add(context.channel());
        sessionId = sessions.add(this);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext newContext) {
        sessions.remove(sessionId);
        watch.closed();
        if (exchange != null) {
            endExchange();
        }
        if (file != null) {
            endFile();
        }
        waiting.forEach(arrival -> arrival.request().release());
        waiting.clear();
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext newContext, final FullHttpRequest request) {
        watch.complete();
        if (watch.ending() != null) {
            return;
        }
        if (waiting.size() >= pipelinedMax) {
            watch.end(CloseReason.PIPELINED);
            return;
        }
        waiting.add(new Arrival(request.retain(), watch.readAtNs()));
        offerWaiting();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext newContext) {
        watch.writable(context.channel().isWritable());
        if (!writingFile) {
            writeFile();
            offerWaiting();
        }
    }

    @Override
    public void onReply(final DirectBuffer buffer, final int offset, final int length) {
        final int jsonLength = door.writeJson(buffer, offset);
        if (exchange == null) {
            answer(copyOf(door.json(), jsonLength), door.statusOf(buffer, offset), JSON_UTF8);
        } else if (nationalDoor.isForCare(exchange, door.json(), jsonLength)) {
            askCare(exchange);
        } else {
            answerNationally(nationalDoor.close(exchange, door.json(), jsonLength));
        }
    }

    /** The verdict stands in the document: clients of the national interface look at nothing else. */
    private void answerNationally(final int length) {
        if (exchange.isFile()) {
            answerFile(nationalDoor.answer());
        } else {
            answer(copyOf(nationalDoor.answer(), length), HttpResponseStatus.OK, exchange.contentType());
        }
        endExchange();
    }

    private void endExchange() {
        nationalDoor.release(exchange);
        exchange = null;
    }

    private void answerToken(final TokenAnswer token) {
        answering = false;
        answer(
                Unpooled.wrappedBuffer(token.document()),
                token.isGiven() ? HttpResponseStatus.OK : HttpResponseStatus.UNAUTHORIZED,
                JSON_UTF8);
    }

    private void answer(final ByteBuf body, final HttpResponseStatus status, final String contentType) {
        if (!watch.holds(body.readableBytes())) {
            body.release();
            return;
        }
        final FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        write(response);
    }

    /** A page is shared by all connections, so its bytes do not count as answers that wait here. */
    private void answerPage(final FullHttpResponse page) {
        answering = false;
        if (watch.holds(0)) {
            write(page);
        }
    }

    /** A file is kept elsewhere anyway; of its bytes no more wait here than the connection takes at a time. */
    private void answerFile(final byte[] content) {
        if (watch.holds(0)) {
            final HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            head.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, exchange.contentType())
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, content.length);
            sayWhetherToClose(head);
            context.write(head);
            file = Unpooled.wrappedBuffer(content);
            writeFile();
        }
    }

    /** Writes pieces of a file as long as the peer reads; each may tell of itself that there is no or again room. */
    private void writeFile() {
        writingFile = true;
        while (file != null && context.channel().isWritable()) {
            writePiece();
            if (!context.channel().isWritable()) {
                context.flush();
            }
        }
        writingFile = false;
    }

    private void writePiece() {
        final ByteBuf piece = file.readRetainedSlice(Math.min(PIECE_BYTES, file.readableBytes()));
        if (file.isReadable()) {
            context.write(new DefaultHttpContent(piece));
            watch.written();
        } else {
            endFile();
            written(context.write(new DefaultLastHttpContent(piece)));
        }
    }

    private void endFile() {
        file.release();
        file = null;
    }

    private void write(final FullHttpResponse response) {
        sayWhetherToClose(response);
        written(context.write(response));
    }

    private void sayWhetherToClose(final HttpResponse response) {
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void written(final ChannelFuture written) {
        watch.written();
        if (!keepAlive) {
            watch.endAfterAnswer(CloseReason.ASKED);
            written.addListener(
                    watch.ending() == CloseReason.ASKED ? ChannelFutureListener.CLOSE : Goodbye.AFTER_LAST_ANSWER);
        }
    }

    @Override
    public void end() {
        watch.end(CloseReason.FAULT);
    }

    @Override
    public void flush() {
        answering = asksForCare;
        offerWaiting();
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext newContext, final Object event) {
        watch.onTlsEvent(event);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext newContext, final Throwable failure) {
        watch.failed(failure);
    }

    /** Offers requests until one is taken; those that are refused are answered at once, as long as the peer reads. */
    private void offerWaiting() {
        while (!answering && file == null && keepAlive && context.channel().isWritable() && !waiting.isEmpty()) {
            final Arrival arrival = waiting.remove();
            try {
                offer(arrival);
            } finally {
                arrival.request().release();
            }
        }
        context.flush();
        context.channel()
                .config()
                .setAutoRead(waiting.isEmpty() && context.channel().isWritable());
    }

    private void offer(final Arrival arrival) {
        final FullHttpRequest request = arrival.request();
        keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        exchange = null;
        if (!request.decoderResult().isSuccess()) {
            refuseBroken(request, brokenBy(request.decoderResult().cause()));
            return;
        }
        final FullHttpResponse page = docsDoor.answer(request, path(request.uri()));
        if (page != null) {
            answerPage(page);
        } else if (isNational(request)) {
            watch.reading(Door.NATIONAL, arrival.readAtNs());
            offerNationally(request, arrival.readAtNs());
        } else {
            watch.reading(Door.JSON, arrival.readAtNs());
            offer(request.method(), path(request.uri()), request.content());
        }
    }

    /** What is broken is refused as its address speaks, as far as that was read. */
    private void refuseBroken(final FullHttpRequest request, final Fault broken) {
        if (isNational(request)) {
            answerRefused(nationalDoor.refuse(arrivalOf(request), broken));
        } else {
            refuse(door.refuse(broken));
        }
    }

    private static boolean isNational(final FullHttpRequest request) {
        return request.method().equals(HttpMethod.POST) && NationalDoor.isAskedAt(path(request.uri()));
    }

    private void answerRefused(final NationalExchange refused) {
        exchange = refused;
        refused.refusal().ifPresent(door::refused);
        answering = false;
        answerNationally(nationalDoor.close(refused));
    }

    private void offerNationally(final FullHttpRequest request, final long readAtNs) {
        final NationalArrival arrival = arrivalOf(request);
        if (NationalDoor.isTokenAskedAt(arrival.path())) {
            answerToken(nationalDoor.token(arrival));
            return;
        }
        final int refusalLength = door.refuseUnread(nationalDoor.likelyNativePath(arrival));
        if (refusalLength != RequestIntake.TAKEN) {
            exchange = nationalDoor.leaveUnread(arrival);
            refuse(refusalLength);
            return;
        }
        exchange = nationalDoor.open(arrival);
        if (exchange.isToBeAsked()) {
            offerTranslated();
        } else if (exchange.isForInsurance()) {
            askInsurance(exchange, readAtNs);
        } else if (exchange.isForDesk()) {
            askDesk(exchange);
        } else {
            answerRefused(exchange);
        }
    }

    private void offerTranslated() {
        onOffered(door.offer(sessionId, watch.load(), nationalDoor.message(), exchange.messageLength()));
    }

    /** Like a look of the desk: it costs the institution a token, and comes back later. */
    private void askInsurance(final NationalExchange asked, final long readAtNs) {
        final int refusalLength = door.refuseAside(asked.institution(), watch.load());
        if (refusalLength != RequestIntake.TAKEN) {
            refuse(refusalLength);
            return;
        }
        answering = true;
        nationalDoor
                .askInsurance(asked)
                .whenComplete((insuranceType, failure) -> context.channel()
                        .eventLoop()
                        .execute(() -> onInsurance(asked, failure == null ? insuranceType : null, readAtNs)));
    }

    /** The connection may be gone by then. */
    private void onInsurance(final NationalExchange asked, final String insuranceType, final long readAtNs) {
        if (exchange != asked || !context.channel().isActive()) {
            return;
        }
        try {
            nationalDoor.takeInsurance(asked, insuranceType);
            if (asked.isToBeAsked()) {
                watch.reading(Door.NATIONAL, readAtNs);
                offerTranslated();
            } else {
                answerRefused(asked);
            }
            if (!answering) {
                flush();
            }
        } catch (final RuntimeException | Error failure) {
            watch.failed(failure);
        }
    }

    /** One more question for a query that was answered; it costs the institution nothing more. */
    private void askCare(final NationalExchange asked) {
        asksForCare = true;
        nationalDoor
                .askCare(asked)
                .whenComplete((care, failure) -> context.channel().eventLoop().execute(() -> onCare(asked)));
    }

    /** The connection may be gone by then. */
    private void onCare(final NationalExchange asked) {
        if (exchange != asked || !context.channel().isActive()) {
            return;
        }
        try {
            asksForCare = false;
            final int length = nationalDoor.closeWithCare(asked);
            asked.refusal().ifPresent(door::refused);
            answerNationally(length);
            flush();
        } catch (final RuntimeException | Error failure) {
            watch.failed(failure);
        }
    }

    private NationalArrival arrivalOf(final FullHttpRequest request) {
        headers = request.headers();
        final ByteBuf content = request.content();
        final NationalArrival arrival = nationalDoor.arrival();
        final byte[] body =
                arrival.begin(watch.load().caller(), path(request.uri()), headerByName, content.readableBytes());
        content.getBytes(content.readerIndex(), body, 0, content.readableBytes());
        return arrival;
    }

    /** The desk's requests cost what queries cost: who asks too fast is told so before the desk has to do with it. */
    private void askDesk(final NationalExchange asked) {
        final int refusalLength = door.refuseAside(asked.institution(), watch.load());
        if (refusalLength != RequestIntake.TAKEN) {
            refuse(refusalLength);
            return;
        }
        answering = nationalDoor.askDesk(
                asked, answer -> context.channel().eventLoop().execute(() -> onDesk(asked, answer)));
        if (!answering) {
            answerNationally(nationalDoor.close(asked));
        }
    }

    /** The connection may be gone by then. */
    private void onDesk(final NationalExchange asked, final DeskAnswer answer) {
        if (exchange != asked || !context.channel().isActive()) {
            return;
        }
        try {
            answerNationally(nationalDoor.close(asked, answer));
            flush();
        } catch (final RuntimeException | Error failure) {
            watch.failed(failure);
        }
    }

    private void offer(final HttpMethod method, final String path, final ByteBuf content) {
        final int length = content.readableBytes();
        content.getBytes(content.readerIndex(), door.body(), 0, length);
        onOffered(door.offer(sessionId, watch.load(), method, path, door.body(), length));
    }

    private void onOffered(final int errorLength) {
        answering = errorLength == RequestIntake.TAKEN;
        if (!answering) {
            onReply(door.errorReply(), 0, errorLength);
        }
    }

    private void refuse(final int errorLength) {
        answering = false;
        onReply(door.errorReply(), 0, errorLength);
    }

    private Fault brokenBy(final Throwable cause) {
        watch.endAfterAnswer(CloseReason.PROTOCOL);
        return cause instanceof TooLongHttpContentException
                ? fault.set(ResultCode.HTTP_BODY_TOO_LARGE).found(JsonDoor.BODY_BYTES_MAX)
                : fault.set(ResultCode.HTTP_SYNTAX);
    }

    private static String path(final String uri) {
        final int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private ByteBuf copyOf(final byte[] document, final int length) {
        return context.alloc().directBuffer(length).writeBytes(document, 0, length);
    }
}
