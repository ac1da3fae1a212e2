package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.yidi.load.client.OneByOneConnection;
import io.yidi.load.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * JSON驱动: what {@link BurstDriver} is for the JSON door: sends one request on each connection, waits until all are
 * answered, and does so again, a fixed number of times. Insists on settlements. Takes no times. A driver runs once.
 */
public final class JsonDriver implements OneByOneConnection.Listener {

    private static final long BASE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long SLOWEST_REQUEST_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long CLOSE_TIMEOUT_MS = 5_000;
    private static final ByteBuf SETTLED = text("\"setl_id\"");

    private final int connectionCount;
    private final RequestSource source;
    private final long requests;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<OneByOneConnection> connections = new ArrayList<>();
    private long sent;
    private long answered;

    /**
     * A driver for one run.
     *
     * @param connectionCount 1 …
     * @param source of whole HTTP requests
     * @param bursts one after the other, 1 …
     */
    public JsonDriver(final int connectionCount, final RequestSource source, final long bursts) {
        this.connectionCount = connectionCount;
        this.source = source;
        this.requests = bursts * connectionCount;
    }

    /**
     * Connects, sends, waits for the last answer.
     *
     * @param address of the JSON door
     * @throws IOException if a connection cannot be opened or breaks, or an answer is no settlement
     */
    public void run(final InetSocketAddress address) throws IOException {
        final EventLoopGroup group = Transport.best().newSingleLoop();
        try {
            for (int i = 0; i < connectionCount; i++) {
                connections.add(OneByOneConnection.open(group, address, this));
            }
            group.execute(this::sendBurst);
            done.get(BASE_NS + requests * SLOWEST_REQUEST_NS, TimeUnit.NANOSECONDS);
        } catch (final ExecutionException e) {
            throw new IOException("the run broke: " + e.getCause().getMessage(), e.getCause());
        } catch (final TimeoutException | InterruptedException e) {
            throw new IOException("the run did not end in time", e);
        } finally {
            group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onAnswer(final OneByOneConnection connection, final ByteBuf answer) {
        if (ByteBufUtil.indexOf(SETTLED, answer) < 0) {
            done.completeExceptionally(
                    new IOException("expected a settlement, found: " + answer.toString(StandardCharsets.UTF_8)));
            return;
        }
        answered++;
        if (answered == requests) {
            done.complete(null);
        } else if (answered == sent) {
            sendBurst();
        }
    }

    @Override
    public void onClosed(final String reason) {
        done.completeExceptionally(new IOException("a connection is gone: " + reason));
    }

    private void sendBurst() {
        for (final OneByOneConnection connection : connections) {
            connection.send(target -> source.writeNext(target, 0));
        }
        sent += connectionCount;
    }

    private static ByteBuf text(final String text) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
