package io.yidi.gateway.admin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import io.yidi.gateway.fixture.HangGuard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ServiceNoticeTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void shouldTellTheSocketOfAServiceManager() throws InterruptedException {
        final String socket = folder.resolve("notify").toString();
        final Channel manager = listen(new DomainSocketAddress(socket));
        ServiceNotice.send(socket, ServiceNotice.READY);
        assertEquals("READY=1", told.poll(HangGuard.SECONDS, TimeUnit.SECONDS));
        manager.close().sync();
    }

    @Test
    void shouldGoOnWithoutAServiceManagerOrOneThatIsGone() {
        assertDoesNotThrow(() -> ServiceNotice.send(null, ServiceNotice.READY));
        assertDoesNotThrow(() -> ServiceNotice.send(folder.resolve("nobody").toString(), ServiceNotice.STOPPING));
    }

    private Channel listen(final DomainSocketAddress address) throws InterruptedException {
        return new Bootstrap()
                .group(group)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(
                            final ChannelHandlerContext context, final DomainDatagramPacket packet) {
                        told.add(packet.content().toString(StandardCharsets.US_ASCII));
                    }
                })
                .bind(address)
                .sync()
                .channel();
    }
}
