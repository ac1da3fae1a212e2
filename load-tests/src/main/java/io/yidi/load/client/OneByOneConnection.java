package io.yidi.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * HTTP连接: one of a client's connections to the JSON door; one request at a time. Answers must have a Content-Length, as
 * those of a gateway do. Event loop only.
 */
public final class OneByOneConnection extends ChannelInboundHandlerAdapter {

    private static final int HEAD_BYTES_MAX = 8 * 1024;
    private static final int REQUEST_BYTES_INITIAL = 4 * 1024;
    private static final String CONTENT_LENGTH = "content-length: ";
    private static final ByteBuf HEAD_END =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

    private final Listener listener;
    private ChannelHandlerContext context;
    private ByteBuf received;

    OneByOneConnection(final Listener listener) {
        this.listener = listener;
    }

    /** Told about answers, on the event loop. */
    public interface Listener {

        /**
         * An answer is there.
         *
         * @param connection that it came on
         * @param answer head and body; valid only during the call
         */
        void onAnswer(OneByOneConnection connection, ByteBuf answer);

        /**
         * The connection is gone.
         *
         * @param reason one line
         */
        void onClosed(String reason);
    }

    /**
     * Opens a connection.
     *
     * @param group of one event loop
     * @param address of the JSON door
     * @param listener told about answers
     * @return connected
     * @throws IOException if it cannot be opened
     */
    public static OneByOneConnection open(
            final EventLoopGroup group, final InetSocketAddress address, final Listener listener) throws IOException {
        final OneByOneConnection connection = new OneByOneConnection(listener);
        Connector.open(group, address, connection);
        return connection;
    }

    /**
     * Sends the next request of a source.
     *
     * @param source of whole HTTP requests
     */
    public void send(final Consumer<ByteBuf> source) {
        final ByteBuf request = context.alloc().directBuffer(REQUEST_BYTES_INITIAL);
        source.accept(request);
        context.writeAndFlush(request, context.voidPromise());
    }

    @Override
    public void channelActive(final ChannelHandlerContext newContext) {
        context = newContext;
        received = newContext.alloc().directBuffer(HEAD_BYTES_MAX);
    }

    @Override
    public void channelRead(final ChannelHandlerContext newContext, final Object message) {
        final ByteBuf bytes = (ByteBuf) message;
        received.writeBytes(bytes);
        bytes.release();
        takeAnswer();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext newContext, final Throwable cause) {
        listener.onClosed(cause.toString());
        newContext.close();
    }

    @Override
    public void channelInactive(final ChannelHandlerContext newContext) {
        received.release();
        listener.onClosed("closed");
    }

    private void takeAnswer() {
        final int end = ByteBufUtil.indexOf(HEAD_END, received);
        if (end < 0) {
            return;
        }
        final String head = received.toString(0, end, StandardCharsets.US_ASCII);
        final int bodyOffset = end + HEAD_END.readableBytes();
        final int bodyBytes = bodyBytes(head);
        if (received.writerIndex() - bodyOffset >= bodyBytes) {
            listener.onAnswer(this, received);
            received.clear();
        }
    }

    private static int bodyBytes(final String head) {
        final int at = head.toLowerCase(Locale.ROOT).indexOf(CONTENT_LENGTH);
        if (at < 0) {
            throw new IllegalStateException("expected an answer with '" + CONTENT_LENGTH + "N', found " + head);
        }
        final int from = at + CONTENT_LENGTH.length();
        final int lineEnd = head.indexOf('\r', from);
        return Integer.parseInt(head.substring(from, lineEnd < 0 ? head.length() : lineEnd));
    }
}
