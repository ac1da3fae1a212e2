package io.yidi.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.gateway.metrics.Door;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 二进制会话: one connection of the binary door. Cuts the stream into frames, hands each to the intake, and gathers
 * answers into one write a round.
 *
 * <p>A frame whose length is impossible, or whose message is none of this protocol, is answered and ends this
 * connection alone. A peer that does not take its answers is not read from either, not even what it sent already. Event
 * loop only.
 */
final class BinarySession extends ChannelInboundHandlerAdapter implements Session {

    private static final int OUTBOUND_BYTES_INITIAL = 16 * 1024;
    private static final int FLUSH_BYTES = 32 * 1024;

    private final RequestIntake intake;
    private final SessionTable sessions;
    private final ConnectionTable connections;
    private final UnsafeBuffer message = new UnsafeBuffer();
    private final Fault fault = new Fault();
    private Channel channel;
    private ConnectionWatch watch;
    private long sessionId;
    private ByteBuf partial;
    private ByteBuf outbound;
    private boolean reading;
    private boolean closing;

    BinarySession(final RequestIntake intake, final SessionTable sessions, final ConnectionTable connections) {
        this.intake = intake;
        this.sessions = sessions;
        this.connections = connections;
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        channel = context.channel();
        watch = connections.add(channel);
        sessionId = sessions.add(this);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        sessions.remove(sessionId);
        watch.closed();
        partial = released(partial);
        outbound = released(outbound);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object received) {
        final ByteBuf bytes = (ByteBuf) received;
        watch.read();
        try {
            if (watch.ending() != null) {
                return;
            }
            if (partial == null) {
                readFrames(bytes);
                keepPartial(bytes);
            } else {
                partial.writeBytes(bytes);
                readPartial();
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(final ChannelHandlerContext context) {
        flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        watch.writable(channel.isWritable());
        if (channel.isWritable() && partial != null && !reading) {
            readPartial();
            flush();
        }
        channel.config().setAutoRead(closing || channel.isWritable());
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        watch.onTlsEvent(event);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable failure) {
        watch.failed(failure);
    }

    @Override
    public void onReply(final DirectBuffer buffer, final int offset, final int length) {
        if (!channel.isActive() || !watch.holds(outbound == null ? length : outbound.readableBytes() + length)) {
            return;
        }
        if (outbound == null) {
            outbound = channel.alloc().directBuffer(OUTBOUND_BYTES_INITIAL);
        }
        outbound.writeIntLE(length);
        outbound.ensureWritable(length);
        buffer.getBytes(offset, outbound.internalNioBuffer(outbound.writerIndex(), length), length);
        outbound.writerIndex(outbound.writerIndex() + length);
    }

    @Override
    public void end() {
        watch.end(CloseReason.FAULT);
    }

    @Override
    public void flush() {
        if (outbound != null) {
            final ByteBuf answers = outbound;
            outbound = null;
            watch.written();
            if (closing) {
                channel.writeAndFlush(answers).addListener(Goodbye.AFTER_LAST_ANSWER);
            } else {
                channel.writeAndFlush(answers, channel.voidPromise());
            }
        }
    }

    private void readFrames(final ByteBuf bytes) {
        reading = true;
        watch.reading(Door.BINARY, watch.readAtNs());
        try {
            cutFrames(bytes);
        } finally {
            reading = false;
        }
    }

    private void cutFrames(final ByteBuf bytes) {
        while (mayRead() && bytes.readableBytes() >= FrameDescriptor.LENGTH_BYTES) {
            final int length = bytes.getIntLE(bytes.readerIndex());
            if (length < FrameDescriptor.MESSAGE_LENGTH_MIN || length > FrameDescriptor.MESSAGE_LENGTH_MAX) {
                refuseLength(length);
                return;
            }
            if (bytes.readableBytes() < FrameDescriptor.LENGTH_BYTES + length) {
                return;
            }
            onFrame(bytes, bytes.readerIndex() + FrameDescriptor.LENGTH_BYTES, length);
            bytes.skipBytes(FrameDescriptor.LENGTH_BYTES + length);
            watch.complete();
        }
    }

    /**
     * Answers go out before they become too many; while the peer does not take them, the rest of its requests
     * waits.
     */
    private boolean mayRead() {
        if (outbound != null && outbound.readableBytes() >= FLUSH_BYTES) {
            flush();
        }
        return !closing && channel.isWritable() && channel.isActive();
    }

    private void onFrame(final ByteBuf bytes, final int index, final int length) {
        if (bytes.hasMemoryAddress()) {
            message.wrap(bytes.memoryAddress() + index, length);
        } else {
            message.wrap(bytes.nioBuffer(index, length));
        }
        final int errorLength = intake.offer(sessionId, watch.load(), message, 0, length);
        if (errorLength != RequestIntake.TAKEN) {
            onReply(intake.reply(), 0, errorLength);
            if (intake.lastErrorEndsConnection()) {
                closeAfterAnswer();
            }
        }
    }

    private void closeAfterAnswer() {
        closing = true;
        watch.endAfterAnswer(CloseReason.PROTOCOL);
    }

    private void refuseLength(final int length) {
        final ResultCode code =
                length < FrameDescriptor.MESSAGE_LENGTH_MIN ? ResultCode.FRAME_TOO_SHORT : ResultCode.FRAME_TOO_LONG;
        onReply(intake.reply(), 0, intake.refuse(fault.set(code, "length").found(length)));
        closeAfterAnswer();
    }

    private void keepPartial(final ByteBuf bytes) {
        if (!closing && bytes.isReadable()) {
            partial = channel.alloc().directBuffer(bytes.readableBytes() * 2);
            partial.writeBytes(bytes);
            watch.begin();
        }
    }

    private void readPartial() {
        readFrames(partial);
        if (partial.isReadable() && !closing) {
            partial.discardReadBytes();
            watch.begin();
        } else {
            partial = released(partial);
        }
    }

    private static ByteBuf released(final ByteBuf bytes) {
        if (bytes != null) {
            bytes.release();
        }
        return null;
    }
}
