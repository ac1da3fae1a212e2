package io.yidi.gateway.admin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 文件接收: takes the body of a request that brings a file, piece by piece, into the file's inbox, and then has it
 * answered; passes every other request on. One a connection; the port's event loop only.
 *
 * <p>At most {@link #BYTES_MAX}; a sender that pauses for {@link #PAUSE_SECONDS_MAX} is disconnected. What was not
 * received whole is deleted.
 */
final class UploadHandler extends ChannelInboundHandlerAdapter {

    /** Most bytes of a file. */
    static final long BYTES_MAX = 64L << 20;

    private static final int PAUSE_SECONDS_MAX = 30;
    private static final Logger LOG = LoggerFactory.getLogger(UploadHandler.class);
    private static final AdminAnswer TOO_LONG = new AdminAnswer(
            HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code(),
            "{\"error\":\"expected a file of at most " + BYTES_MAX + " bytes: split it, or load it at a start\"}");
    private static final AdminAnswer NOT_STORED = new AdminAnswer(
            HttpResponseStatus.INTERNAL_SERVER_ERROR.code(),
            "{\"error\":\"expected a data directory that can be written: the log tells more\"}");

    private final AdminRoutes routes;
    private AdminRoutes.Found found;
    private AdminWorker worker;
    private Path file;
    private OutputStream out;
    private long receivedBytes;
    private boolean isDone;

    UploadHandler(final AdminRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (message instanceof HttpRequest request && found == null) {
            begin(context, request);
        }
        if (found == null) {
            context.fireChannelRead(message);
            return;
        }
        try {
            if (message instanceof HttpContent content && !isDone) {
                receive(context, content);
            }
        } catch (final IOException unwritable) {
            LOG.error("a file could not be received", unwritable);
            giveUp(context, NOT_STORED);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        if (found != null && !isDone) {
            giveUp(context, TOO_LONG);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable failure) {
        LOG.info("connection to the admin port ended: {}", failure.toString());
        context.close();
    }

    private void begin(final ChannelHandlerContext context, final HttpRequest request) {
        final Optional<AdminRoutes.Found> asked =
                routes.find(request).filter(route -> route.route().inbox().isPresent());
        if (asked.isEmpty()) {
            return;
        }
        found = asked.get();
        if (HttpUtil.getContentLength(request, 0L) > BYTES_MAX) {
            refuse(context, TOO_LONG);
        } else if (routes.worker(found.route()).take()) {
            worker = routes.worker(found.route());
            open(context, request);
        } else {
            refuse(context, AdminWorker.BUSY);
        }
    }

    private void open(final ChannelHandlerContext context, final HttpRequest request) {
        try {
            file = found.route().inbox().orElseThrow().newFile();
            out = Files.newOutputStream(file);
        } catch (final IOException unwritable) {
            LOG.error("a file could not be received", unwritable);
            giveUp(context, NOT_STORED);
            return;
        }
        context.pipeline()
                .addBefore(context.name(), "pause", new ReadTimeoutHandler(PAUSE_SECONDS_MAX, TimeUnit.SECONDS));
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void receive(final ChannelHandlerContext context, final HttpContent content) throws IOException {
        final ByteBuf bytes = content.content();
        receivedBytes += bytes.readableBytes();
        if (receivedBytes > BYTES_MAX) {
            giveUp(context, TOO_LONG);
            return;
        }
        bytes.readBytes(out, bytes.readableBytes());
        if (content instanceof LastHttpContent) {
            out.close();
            isDone = true;
            context.pipeline().remove("pause");
            final AdminRequest request = new AdminRequest(
                    found.request().parameters(),
                    Optional.of(file),
                    found.request().accept(),
                    "");
            worker.run(() -> found.route().answer(request), made -> AdminReplies.send(context, made));
        }
    }

    private void giveUp(final ChannelHandlerContext context, final AdminAnswer answer) {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException undeletable) {
            LOG.error("a file that was not received whole could not be deleted", undeletable);
        }
        if (worker != null) {
            worker.leave();
        }
        refuse(context, answer);
    }

    private void refuse(final ChannelHandlerContext context, final AdminAnswer answer) {
        isDone = true;
        AdminReplies.send(context, answer);
    }
}
