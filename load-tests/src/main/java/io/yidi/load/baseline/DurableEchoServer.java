package io.yidi.load.baseline;

import com.lmax.disruptor.FatalExceptionHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.yidi.load.process.ZeroedFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * 耐久回显服务: echo whose every reply was forced to disk first; durability mode {@code fdatasync-batch}.
 *
 * <p>One event loop, one Disruptor consumer that waits as the gateway's core thread does; no engine, no checksums.
 * After a failure to write nothing is answered any more.
 */
public final class DurableEchoServer implements AutoCloseable {

    private static final int RING_SLOTS = 8 * 1024;
    private static final long FILE_BYTES = 64L * 1024 * 1024;

    private final FrameServer server = new FrameServer();
    private final FileChannel file;
    private final Disruptor<EchoSlot> disruptor;
    private final InetSocketAddress address;

    /**
     * Creates the file and listens.
     *
     * @param wanted port 0 chooses a free one
     * @param path of the file, overwritten
     * @throws IOException if the port is taken or the file cannot be written
     */
    public DurableEchoServer(final InetSocketAddress wanted, final Path path) throws IOException {
        file = ZeroedFile.create(path, FILE_BYTES);
        disruptor = new Disruptor<>(
                EchoSlot::new, RING_SLOTS, DaemonThreadFactory.INSTANCE, ProducerType.SINGLE, new GatewayLikeWait());
        disruptor.setDefaultExceptionHandler(new FatalExceptionHandler());
        disruptor.handleEventsWith(new AppendHandler(file, FILE_BYTES, server.loop()));
        disruptor.start();
        address = server.listen(wanted, () -> new DurableEchoHandler(disruptor.getRingBuffer()));
    }

    /**
     * Where it listens.
     *
     * @return with the chosen port
     */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        server.close();
        disruptor.halt();
        file.close();
    }

    /**
     * Serves on a free loopback port until the standard input ends.
     *
     * @param arguments path of the file
     * @throws IOException if it cannot listen or write
     */
    public static void main(final String[] arguments) throws IOException {
        try (DurableEchoServer server = new DurableEchoServer(Standalone.LOOPBACK, Path.of(arguments[0]))) {
            Standalone.announceAndWait(server.address());
        }
    }
}
