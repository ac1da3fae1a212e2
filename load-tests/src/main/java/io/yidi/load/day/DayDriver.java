package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.client.Door;
import io.yidi.load.client.DoorClient;
import io.yidi.load.client.DoorConnection;
import io.yidi.load.client.ReplyListener;
import io.yidi.load.corpus.Act;
import io.yidi.load.drive.InFlightTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * 全国日驱动: sends so many bills with what follows some of them, each answer the next request, and ends with the last
 * answer.
 *
 * <p>{@link #run} blocks the caller; all else happens on the client's event loop. A driver runs once.
 */
final class DayDriver implements ReplyListener {

    private static final int DIGITS = 3;
    private static final int NO_NUMBER = 0;
    private static final long PROGRESS_SECONDS = 5;
    private static final long SILENT_SECONDS_MAX = 120;
    private static final long RUN_SECONDS_MAX = 6 * 3_600;

    private final DayRequests requests;
    private final DayAnswers answers;
    private final long billCount;
    private final InFlightTable table;
    private final int connections;
    private final int pipeline;
    private final PrintWriter progress;
    private final Histogram latencyNs = new Histogram(DIGITS);
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private DoorClient client;
    private long billsSent;
    private long sent;
    private long sentBytes;
    private long taken;
    private long takenWhenTold;
    private long silentSeconds;
    private long startNs;
    private long passNs;

    /**
     * A driver for one run.
     *
     * @param billCount bills to send; what follows them comes on top
     * @param connections to open
     * @param pipeline most requests in flight on each
     */
    DayDriver(
            final DayRequests requests,
            final DayAnswers answers,
            final long billCount,
            final int connections,
            final int pipeline,
            final PrintWriter progress) {
        this.requests = requests;
        this.answers = answers;
        this.billCount = billCount;
        this.connections = connections;
        this.pipeline = pipeline;
        this.table = new InFlightTable(connections, pipeline);
        this.progress = progress;
    }

    /** Sends all requests and waits for the last answer; gives the time from the first request to it. */
    long run(final InetSocketAddress address) throws IOException {
        client = DoorClient.connect(address, Door.BINARY, connections, this);
        try {
            client.loop().execute(this::start);
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

    long sent() {
        return sent;
    }

    /** Bytes of all requests, with their length fields. */
    long sentBytes() {
        return sentBytes;
    }

    private void start() {
        startNs = System.nanoTime();
        passNs = startNs;
        client.loop().scheduleAtFixedRate(this::tell, PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
        for (final DoorConnection connection : client.connections()) {
            for (int i = 0; i < pipeline; i++) {
                send(connection);
            }
            connection.flushOutgoing();
        }
        passNs = 0;
    }

    private void tell() {
        final long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs);
        progress.println(seconds + " s: " + billsSent + " of " + billCount + " bills sent, " + taken + " answers, "
                + taken / Math.max(1, seconds) + " a second");
        progress.flush();
        silentSeconds = taken == takenWhenTold ? silentSeconds + PROGRESS_SECONDS : 0;
        takenWhenTold = taken;
        if (silentSeconds >= SILENT_SECONDS_MAX) {
            fail("expected answers to " + table.inFlight() + " requests, found none for " + silentSeconds + " s");
        }
    }

    private void send(final DoorConnection connection) {
        if (billsSent == billCount) {
            return;
        }
        final int slot = table.claim(connection.index());
        final ByteBuf target = connection.outgoing();
        final int start = target.writerIndex();
        requests.writeNext(target, table.put(slot, NO_NUMBER, passNs, passNs));
        answers.asked(slot, target, start);
        sentBytes += target.writerIndex() - start;
        sent++;
        if (requests.act(slot) == Act.BILL) {
            billsSent++;
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
        final int slot = table.release(connection.index(), correlationId);
        if (slot == InFlightTable.NONE) {
            answers.takeSurplus(correlationId);
            return;
        }
        answers.take(correlationId, templateId, buffer, offset, frameBytes);
        latencyNs.recordValue(Math.max(0, passNs - table.sentNs(slot)));
        taken++;
        send(connection);
    }

    @Override
    public void onReadPassEnd(final DoorConnection connection) {
        passNs = 0;
        connection.flushOutgoing();
        if (billsSent == billCount && table.inFlight() == 0) {
            end.complete(System.nanoTime() - startNs);
        }
    }

    @Override
    public void onClosed(final DoorConnection connection, final String reason) {
        fail("connection " + connection.index() + ": " + reason);
    }

    /** What was wrong before may be the reason. */
    private void fail(final String reason) {
        final String before = answers.unexpected() == 0 ? "" : "; before that: " + answers.firstUnexpected();
        end.completeExceptionally(new IOException(reason + before));
    }
}
