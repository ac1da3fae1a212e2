package io.yidi.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 二进制会话: one connection of the binary door. Cuts the stream into frames, hands each to the intake, and gathers
 * answers into one write a round.
 *
 * <p>A frame whose length is impossible, or whose message is none of this protocol, is answered and ends this
 * connection alone. A peer that does not read its answers is not read from either. Event loop only.
 */
final class BinarySession extends ChannelInboundHandlerAdapter implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(BinarySession.class);
    private static final int OUTBOUND_BYTES_INITIAL = 4 * 1024;

    private final RequestIntake intake;
    private final SessionTable sessions;
    private final UnsafeBuffer message = new UnsafeBuffer();
    private final Fault fault = new Fault();
    private Channel channel;
    private long sessionId;
    private ByteBuf partial;
    private ByteBuf outbound;
    private boolean closing;

    BinarySession(final RequestIntake intake, final SessionTable sessions) {
        this.intake = intake;
        this.sessions = sessions;
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        channel = context.channel();
        sessionId = sessions.add(this);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        sessions.remove(sessionId);
        partial = released(partial);
        outbound = released(outbound);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object received) {
        final ByteBuf bytes = (ByteBuf) received;
        try {
            if (partial == null) {
                readFrames(bytes);
                keepPartial(bytes);
            } else {
                partial.writeBytes(bytes);
                readFrames(partial);
                dropReadPart();
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
        channel.config().setAutoRead(channel.isWritable());
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable failure) {
        LOG.info("binary session {} ends: {}", sessionId, failure.toString());
        context.close();
    }

    @Override
    public void onReply(final DirectBuffer buffer, final int offset, final int length) {
        if (!channel.isActive()) {
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
        channel.close();
    }

    @Override
    public void flush() {
        if (outbound != null) {
            final ByteBuf answers = outbound;
            outbound = null;
            if (closing) {
                channel.writeAndFlush(answers).addListener(ChannelFutureListener.CLOSE);
            } else {
                channel.writeAndFlush(answers, channel.voidPromise());
            }
        }
    }

    private void readFrames(final ByteBuf bytes) {
        while (!closing && bytes.readableBytes() >= FrameDescriptor.LENGTH_BYTES) {
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
        }
    }

    private void onFrame(final ByteBuf bytes, final int index, final int length) {
        if (bytes.hasMemoryAddress()) {
            message.wrap(bytes.memoryAddress() + index, length);
        } else {
            message.wrap(bytes.nioBuffer(index, length));
        }
        final int errorLength = intake.offer(sessionId, message, 0, length);
        if (errorLength != RequestIntake.TAKEN) {
            onReply(intake.reply(), 0, errorLength);
            closing = intake.lastErrorEndsConnection();
        }
    }

    private void refuseLength(final int length) {
        final ResultCode code =
                length < FrameDescriptor.MESSAGE_LENGTH_MIN ? ResultCode.FRAME_TOO_SHORT : ResultCode.FRAME_TOO_LONG;
        onReply(intake.reply(), 0, intake.refuse(fault.set(code, "length").found(length)));
        closing = true;
    }

    private void keepPartial(final ByteBuf bytes) {
        if (!closing && bytes.isReadable()) {
            partial = channel.alloc().directBuffer(bytes.readableBytes() * 2);
            partial.writeBytes(bytes);
        }
    }

    private void dropReadPart() {
        if (partial.isReadable() && !closing) {
            partial.discardReadBytes();
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
