package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.client.Door;
import io.yidi.load.client.DoorClient;
import io.yidi.load.client.DoorConnection;
import io.yidi.load.client.ReplyListener;
import io.yidi.load.population.PopulationRequestSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * 全国日驱动: sends so many requests, each answer the next one, and ends with the last answer.
 *
 * <p>{@link #run} blocks the caller; all else happens on the client's event loop. A driver runs once.
 */
final class DayDriver implements ReplyListener {

    private static final int DIGITS = 3;
    private static final int SENT_SLOTS = 1 << 20;
    private static final long PROGRESS_SECONDS = 5;
    private static final long RUN_SECONDS_MAX = 6 * 3_600;

    private final PopulationRequestSource source;
    private final DayAnswers answers;
    private final long count;
    private final PrintWriter progress;
    private final Histogram latencyNs = new Histogram(DIGITS);
    private final long[] sentNs = new long[SENT_SLOTS];
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private DoorClient client;
    private long sent;
    private long taken;
    private long startNs;
    private long passNs;

    DayDriver(
            final PopulationRequestSource source,
            final DayAnswers answers,
            final long count,
            final PrintWriter progress) {
        this.source = source;
        this.answers = answers;
        this.count = count;
        this.progress = progress;
    }

    /** Sends all requests and waits for the last answer; gives the time from the first request to it. */
    long run(final InetSocketAddress address, final int connections, final int pipeline) throws IOException {
        client = DoorClient.connect(address, Door.BINARY, connections, this);
        try {
            client.loop().execute(() -> start(pipeline));
            return end.get(RUN_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (final ExecutionException e) {
            throw new IOException("the run broke: " + e.getCause().getMessage(), e.getCause());
        } catch (final TimeoutException | InterruptedException e) {
            throw new IOException("the run did not end in time", e);
        } finally {
            client.close();
        }
    }

    /** Times from each request to its answer, taken once a read pass. */
    Histogram latencyNs() {
        return latencyNs;
    }

    private void start(final int pipeline) {
        startNs = System.nanoTime();
        passNs = startNs;
        client.loop().scheduleAtFixedRate(this::tell, PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
        for (final DoorConnection connection : client.connections()) {
            for (int i = 0; i < pipeline; i++) {
                send(connection);
            }
            connection.flushOutgoing();
        }
    }

    private void tell() {
        final long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs);
        progress.println(seconds + " s: " + taken + " of " + count + " settlements, " + taken / Math.max(1, seconds)
                + " a second");
        progress.flush();
    }

    private void send(final DoorConnection connection) {
        if (sent < count) {
            final long number = source.next();
            sentNs[(int) number & SENT_SLOTS - 1] = passNs;
            source.writeNext(connection.outgoing(), number);
            sent++;
        }
    }

    @Override
    public void onReply(
            final DoorConnection connection,
            final long correlationId,
            final int templateId,
            final ByteBuf buffer,
            final int offset,
            final int frameBytes) {
        if (passNs == 0) {
            passNs = System.nanoTime();
        }
        answers.take(correlationId, templateId, buffer, offset, frameBytes);
        latencyNs.recordValue(Math.max(0, passNs - sentNs[(int) correlationId & SENT_SLOTS - 1]));
        taken++;
        send(connection);
    }

    @Override
    public void onReadPassEnd(final DoorConnection connection) {
        passNs = 0;
        connection.flushOutgoing();
        if (taken == count) {
            end.complete(System.nanoTime() - startNs);
        }
    }

    @Override
    public void onClosed(final DoorConnection connection, final String reason) {
        end.completeExceptionally(new IOException("connection " + connection.index() + ": " + reason));
    }
}
