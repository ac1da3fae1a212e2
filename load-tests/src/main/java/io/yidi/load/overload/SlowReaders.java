package io.yidi.load.overload;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** 慢读者: connections that keep asking and read one byte a second of what they are answered. */
final class SlowReaders implements Closeable {

    private static final int RECEIVE_BYTES = 4_096;
    private static final int FIRST_REQUESTS = 64;
    private static final int TURNS = 20;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final List<SocketChannel> channels = new ArrayList<>();
    private final Supplier<byte[]> requests;
    private final Thread reader = new Thread(this::read, "slow-readers");
    private volatile boolean isOver;
    private volatile int closedByServer;

    SlowReaders(final InetSocketAddress address, final int count, final Supplier<byte[]> requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < count; i++) {
            final SocketChannel channel = SocketChannel.open();
            channels.add(channel);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            channel.connect(address);
            channel.configureBlocking(false);
        }
        reader.setDaemon(true);
        reader.start();
    }

    /** How many the server has had enough of. */
    int closedByServer() {
        return closedByServer;
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        LockSupport.unpark(reader);
        try {
            reader.join();
        } catch (final InterruptedException e) {
            throw new IOException("stopped while ending the slow readers", e);
        }
        for (final SocketChannel channel : channels) {
            channel.close();
        }
    }

    /** Each once a second, but not all at once. */
    private void read() {
        final List<SocketChannel> open = new ArrayList<>(channels);
        open.removeIf(channel -> isGone(channel, FIRST_REQUESTS));
        for (int turn = 0; !isOver; turn++) {
            LockSupport.parkNanos(INTERVAL_NS / TURNS);
            final int from = open.size() * (turn % TURNS) / TURNS;
            final int to = open.size() * (turn % TURNS + 1) / TURNS;
            open.subList(from, to).removeIf(channel -> isGone(channel, 1));
            closedByServer = channels.size() - open.size();
        }
    }

    private boolean isGone(final SocketChannel channel, final int requestCount) {
        try {
            for (int i = 0; i < requestCount; i++) {
                final ByteBuffer request = ByteBuffer.wrap(requests.get());
                channel.write(request);
                if (request.hasRemaining()) {
                    break;
                }
            }
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (final IOException closed) {
            return true;
        }
    }
}
