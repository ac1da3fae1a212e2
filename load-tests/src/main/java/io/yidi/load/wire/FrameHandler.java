package io.yidi.load.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.yidi.protocol.FrameDescriptor;

/**
 * 分帧: one connection; cuts incoming bytes into frames and gathers outgoing frames into one write.
 *
 * <p>Everything runs on the connection's event loop. A length out of range is a broken peer: the connection is closed
 * and {@link #onClosed} says why.
 */
public abstract class FrameHandler extends ChannelInboundHandlerAdapter {

    /** Size of a frame of which too little is here to tell. */
    protected static final int NOT_WHOLE = -1;

    private static final int OUTGOING_INITIAL_BYTES = 64 * 1024;

    private ChannelHandlerContext context;
    private ByteBuf incoming;
    private ByteBuf outgoing;
    private String closeReason = "closed by the peer";

    /**
     * A whole frame arrived.
     *
     * @param buffer holds it; valid only during the call
     * @param offset of the length field, in bytes
     * @param frameBytes the frame's size, its length field included
     */
    protected abstract void onFrame(ByteBuf buffer, int offset, int frameBytes);

    /** No more frames for now: the moment to {@link #flushOutgoing() flush} what {@link #onFrame} wrote. */
    protected abstract void onReadPassEnd();

    /**
     * The connection is gone.
     *
     * @param reason one line
     */
    protected abstract void onClosed(String reason);

    /**
     * Where to append whole frames for the next {@link #flushOutgoing()}.
     *
     * @return owned by this handler
     */
    public final ByteBuf outgoing() {
        if (outgoing == null) {
            outgoing = context.alloc().directBuffer(OUTGOING_INITIAL_BYTES);
        }
        return outgoing;
    }

    /** Sends what was appended since the last flush, in one write. */
    public final void flushOutgoing() {
        if (outgoing != null && outgoing.isReadable()) {
            final ByteBuf ready = outgoing;
            outgoing = null;
            context.writeAndFlush(ready, context.voidPromise());
        }
    }

    /**
     * Whether frames can still be sent.
     *
     * @return false once the connection is gone
     */
    public final boolean isOpen() {
        return context != null && context.channel().isActive();
    }

    /** Closes the connection. */
    public final void close() {
        closeReason = "closed here";
        context.close();
    }

    @Override
    public final void channelActive(final ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public final void channelRead(final ChannelHandlerContext ctx, final Object message) {
        final ByteBuf read = (ByteBuf) message;
        if (incoming == null) {
            incoming = read;
        } else {
            incoming.writeBytes(read);
            read.release();
        }
        takeFrames();
        keepRemainder();
    }

    @Override
    public final void channelReadComplete(final ChannelHandlerContext ctx) {
        onReadPassEnd();
    }

    @Override
    public final void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        closeReason = cause.toString();
        ctx.close();
    }

    @Override
    public final void channelInactive(final ChannelHandlerContext ctx) {
        incoming = released(incoming);
        outgoing = released(outgoing);
        onClosed(closeReason);
    }

    private void takeFrames() {
        while (incoming.isReadable()) {
            final int offset = incoming.readerIndex();
            final int frameBytes = frameBytes(incoming);
            if (frameBytes == NOT_WHOLE || incoming.readableBytes() < frameBytes) {
                return;
            }
            onFrame(incoming, offset, frameBytes);
            incoming.readerIndex(offset + frameBytes);
        }
    }

    /**
     * Finds the end of the frame that begins at the reader's index; by default it begins with its length.
     *
     * @param buffer with at least one readable byte
     * @return the frame's size, or {@link #NOT_WHOLE} if too little of it is here to tell
     */
    protected int frameBytes(final ByteBuf buffer) {
        if (buffer.readableBytes() < FrameDescriptor.LENGTH_BYTES) {
            return NOT_WHOLE;
        }
        final int messageBytes = buffer.getIntLE(buffer.readerIndex());
        if (messageBytes < FrameDescriptor.MESSAGE_LENGTH_MIN || messageBytes > FrameDescriptor.MESSAGE_LENGTH_MAX) {
            throw new IllegalStateException("expected a length field of " + FrameDescriptor.MESSAGE_LENGTH_MIN + " to "
                    + FrameDescriptor.MESSAGE_LENGTH_MAX + ", found " + messageBytes);
        }
        return FrameDescriptor.LENGTH_BYTES + messageBytes;
    }

    private void keepRemainder() {
        if (!incoming.isReadable()) {
            incoming = released(incoming);
            return;
        }
        final ByteBuf remainder = context.alloc().directBuffer(OUTGOING_INITIAL_BYTES);
        remainder.writeBytes(incoming);
        incoming.release();
        incoming = remainder;
    }

    private static ByteBuf released(final ByteBuf buffer) {
        if (buffer != null) {
            buffer.release();
        }
        return null;
    }
}
