package io.yidi.load.wire;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** 传输方式: epoll where the machine has it, else NIO; client and baselines always use the same one. */
public enum Transport {
    EPOLL(EpollSocketChannel.class, EpollServerSocketChannel.class),
    NIO(NioSocketChannel.class, NioServerSocketChannel.class);

    private final Class<? extends Channel> channelType;
    private final Class<? extends ServerChannel> serverChannelType;

    Transport(final Class<? extends Channel> channelType, final Class<? extends ServerChannel> serverChannelType) {
        this.channelType = channelType;
        this.serverChannelType = serverChannelType;
    }

    /**
     * The best transport of this machine.
     *
     * @return {@link #EPOLL} on Linux with the native library, else {@link #NIO}
     */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /**
     * A group of exactly one event loop.
     *
     * @return to be shut down by the caller
     */
    public EventLoopGroup newSingleLoop() {
        return new MultiThreadIoEventLoopGroup(
                1, this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * The channel of an outgoing connection.
     *
     * @return a class Netty instantiates
     */
    public Class<? extends Channel> channelType() {
        return channelType;
    }

    /**
     * The channel of a listening socket.
     *
     * @return a class Netty instantiates
     */
    public Class<? extends ServerChannel> serverChannelType() {
        return serverChannelType;
    }
}
