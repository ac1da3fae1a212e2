package io.yidi.gateway.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * 道别: says the end of a connection and leaves it to the peer to close. Closing while the peer still sends would reset
 * the connection, and a reset takes back answers that the peer did not read yet. What comes after a goodbye is read and
 * dropped; a peer that does not leave is overdue like one that takes no answers. Event loop only.
 */
final class Goodbye {

    /** For the last write of a connection: on a later turn, when whoever wrote has done with the channel. */
    static final ChannelFutureListener AFTER_LAST_ANSWER =
            written -> written.channel().eventLoop().execute(() -> say(written.channel()));

    private Goodbye() {}

    /** With TLS the end is said twice, by its own alert first: an end without it looks like an answer cut off. */
    static void say(final Channel channel) {
        if (!(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        if (!duplex.isActive() || duplex.isOutputShutdown()) {
            return;
        }
        channel.config().setAutoRead(true);
        final SslHandler tls = channel.pipeline().get(SslHandler.class);
        final ChannelFuture said = tls == null ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER) : tls.closeOutbound();
        said.addListener(done -> duplex.shutdownOutput());
    }
}
