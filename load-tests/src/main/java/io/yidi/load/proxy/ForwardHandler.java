package io.yidi.load.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;

/** 转发: passes on what arrives on one side, up to the byte from which the fault acts. */
final class ForwardHandler extends ChannelInboundHandlerAdapter {

    static final long DELAY_MS = 40;
    private static final int SLICED_BYTES_MAX = 2_048;

    private final Channel other;
    private final NetworkFault fault;
    private final boolean isFaulty;
    private long passedBytes;
    private long slicedBytes;
    private boolean isSwallowing;

    ForwardHandler(final Channel other, final NetworkFault fault, final boolean isFaulty) {
        this.other = other;
        this.fault = fault;
        this.isFaulty = isFaulty && fault.kind() != NetworkFault.Kind.NONE;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final ByteBuf bytes = (ByteBuf) message;
        if (!isFaulty) {
            other.writeAndFlush(bytes);
            return;
        }
        final int before = (int) Math.max(0, Math.min(bytes.readableBytes(), fault.atByte() - passedBytes));
        passedBytes += bytes.readableBytes();
        if (before > 0) {
            other.writeAndFlush(bytes.readRetainedSlice(before));
        }
        if (bytes.isReadable()) {
            act(context, bytes);
        } else {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        if (!isSwallowing) {
            other.writeAndFlush(other.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        reset(context.channel());
        reset(other);
    }

    private void act(final ChannelHandlerContext context, final ByteBuf bytes) {
        switch (fault.kind()) {
            case DELAY:
                context.executor().schedule(() -> other.writeAndFlush(bytes), DELAY_MS, TimeUnit.MILLISECONDS);
                break;
            case SLICE:
                slice(bytes);
                break;
            case SWALLOW:
                isSwallowing = true;
                bytes.release();
                break;
            case RESET:
                bytes.release();
                reset(context.channel());
                reset(other);
                break;
            default:
                other.writeAndFlush(bytes);
                break;
        }
    }

    private void slice(final ByteBuf bytes) {
        while (bytes.isReadable() && slicedBytes < SLICED_BYTES_MAX) {
            other.writeAndFlush(bytes.readRetainedSlice(1));
            slicedBytes++;
        }
        if (bytes.isReadable()) {
            other.writeAndFlush(bytes);
        } else {
            bytes.release();
        }
    }

    private static void reset(final Channel channel) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }
}
