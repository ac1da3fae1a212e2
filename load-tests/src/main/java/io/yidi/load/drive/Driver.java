package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.yidi.load.client.DoorClient;
import io.yidi.load.client.DoorConnection;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.client.ReplyListener;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ResultClass;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * 驱动器: what both kinds of load have in common: connections, requests in flight, replies, the end.
 *
 * <p>{@link #run} blocks the caller; all else happens on the client's event loop. A driver runs once.
 */
abstract class Driver implements ReplyListener {

    /** How long to wait for the last replies, in nanoseconds. */
    static final long DRAIN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private static final int DIGITS = 3;
    private static final long RUN_SLACK_NS = TimeUnit.SECONDS.toNanos(30);

    private final LoadShape shape;
    private final RequestSource source;
    private final InFlightTable table;
    private final LatencyLog corrected = new LatencyLog();
    private final LatencyLog service = new LatencyLog();
    private final Histogram turnedAwayNs = new Histogram(DIGITS);
    private final CompletableFuture<DriveResult> result = new CompletableFuture<>();
    private DoorClient client;
    private List<DoorConnection> connections;
    private long sent;
    private long turnedAway;
    private long unexpected;
    private String firstUnexpected = "";

    Driver(final LoadShape shape, final RequestSource source) {
        this.shape = shape;
        this.source = source;
        this.table = new InFlightTable(shape.connections(), shape.pipeline());
    }

    /**
     * Connects, drives, waits for the end.
     *
     * @param address of the server
     * @return what came out
     * @throws IOException if a connection cannot be opened, or broke, or the run does not end
     */
    public final DriveResult run(final InetSocketAddress address) throws IOException {
        client = DoorClient.connect(address, shape.door(), shape.connections(), this);
        try {
            connections = client.connections();
            client.loop().execute(this::start);
            return result.get(lengthNs() + DRAIN_TIMEOUT_NS + RUN_SLACK_NS, TimeUnit.NANOSECONDS);
        } catch (final ExecutionException e) {
            throw new IOException("the run broke: " + e.getCause().getMessage(), e.getCause());
        } catch (final TimeoutException | InterruptedException e) {
            throw new IOException("the run did not end in time", e);
        } finally {
            client.close();
        }
    }

    /** Sends the first requests. */
    abstract void start();

    /** Planned length, in nanoseconds. */
    abstract long lengthNs();

    /** A request was answered; its slot can be read until the next {@link #send}. */
    abstract void onAnswer(DoorConnection connection, int slot);

    /** A request was turned away; its slot is free. */
    abstract void onTurnedAway(DoorConnection connection, int slot);

    final int connectionCount() {
        return connections.size();
    }

    final DoorConnection connection(final int index) {
        return connections.get(index);
    }

    final InFlightTable table() {
        return table;
    }

    /** Sends one request if the connection has room; the caller flushes. */
    final boolean send(final DoorConnection connection, final long number, final long intendedNs, final long sentNs) {
        final int slot = table.claim(connection.index());
        if (slot == InFlightTable.NONE) {
            return false;
        }
        sent++;
        final long correlationId = table.put(slot, number, intendedNs, sentNs);
        source.writeNext(connection.outgoing(), correlationId);
        connection.onRequest(correlationId);
        return true;
    }

    final void record(final int slot, final long nowNs) {
        corrected.record(nowNs - table.intendedNs(slot), nowNs);
        service.record(nowNs - table.sentNs(slot), nowNs);
    }

    final void flushAll() {
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).flushOutgoing();
        }
    }

    final void after(final long delayNs, final Runnable task) {
        client.loop().schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    final void finish(final long askedPerSecond, final long answered, final long windowNs) {
        corrected.end();
        service.end();
        result.complete(new DriveResult(
                askedPerSecond,
                sent,
                answered,
                windowNs,
                unexpected,
                firstUnexpected,
                table.inFlight(),
                corrected,
                service,
                turnedAway,
                turnedAwayNs));
    }

    final boolean isFinished() {
        return result.isDone();
    }

    @Override
    public final void onReply(
            final DoorConnection connection,
            final long correlationId,
            final int templateId,
            final ByteBuf buffer,
            final int offset,
            final int frameBytes) {
        final int slot = table.release(connection.index(), correlationId);
        if (slot == InFlightTable.NONE) {
            result.completeExceptionally(new IOException("expected replies to open requests, found correlation id "
                    + Long.toHexString(correlationId) + " on connection " + connection.index()));
            return;
        }
        if (shape.mayTurnAway() && isBusy(templateId, buffer, offset)) {
            turnedAway++;
            turnedAwayNs.recordValue(Math.max(0, System.nanoTime() - table.sentNs(slot)));
            onTurnedAway(connection, slot);
            return;
        }
        if (!shape.expectedTemplateIds().contains(templateId)) {
            noteUnexpected(templateId, buffer, offset);
        }
        source.onReply(correlationId, templateId, buffer, offset);
        onAnswer(connection, slot);
    }

    @Override
    public final void onClosed(final DoorConnection connection, final String reason) {
        result.completeExceptionally(
                new IOException("connection " + connection.index() + " of " + connections.size() + ": " + reason));
    }

    private static boolean isBusy(final int templateId, final ByteBuf buffer, final int offset) {
        final int classOffset = offset + ReplyDescriptor.BODY_OFFSET + ErrorReplyDecoder.resultClassEncodingOffset();
        return templateId == ErrorReplyDecoder.TEMPLATE_ID
                && buffer.getUnsignedByte(classOffset) == ResultClass.BUSY.value();
    }

    private void noteUnexpected(final int templateId, final ByteBuf buffer, final int offset) {
        unexpected++;
        if (unexpected == 1) {
            firstUnexpected = "template " + templateId + resultCode(templateId, buffer, offset);
        }
    }

    private static String resultCode(final int templateId, final ByteBuf buffer, final int offset) {
        final int fieldOffset;
        if (templateId == ErrorReplyDecoder.TEMPLATE_ID) {
            fieldOffset = ErrorReplyDecoder.resultCodeEncodingOffset();
        } else if (templateId == RefusalReplyDecoder.TEMPLATE_ID) {
            fieldOffset = RefusalReplyDecoder.resultCodeEncodingOffset();
        } else {
            return "";
        }
        return ", code " + buffer.getUnsignedShortLE(offset + ReplyDescriptor.BODY_OFFSET + fieldOffset);
    }
}
