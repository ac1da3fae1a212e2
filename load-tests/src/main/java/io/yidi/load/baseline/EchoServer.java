package io.yidi.load.baseline;

import java.io.IOException;
import java.net.InetSocketAddress;

/** 裸回显服务: what the transport alone can do; durability mode {@code none}. */
public final class EchoServer implements AutoCloseable {

    private final FrameServer server = new FrameServer();
    private final InetSocketAddress address;

    /**
     * Listens.
     *
     * @param wanted port 0 chooses a free one
     * @throws IOException if the port is taken
     */
    public EchoServer(final InetSocketAddress wanted) throws IOException {
        address = server.listen(wanted, EchoHandler::new);
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
    public void close() {
        server.close();
    }

    /**
     * Serves on a free loopback port until the standard input ends.
     *
     * @param arguments none
     * @throws IOException if it cannot listen
     */
    public static void main(final String[] arguments) throws IOException {
        try (EchoServer server = new EchoServer(Standalone.LOOPBACK)) {
            Standalone.announceAndWait(server.address());
        }
    }
}
