package io.yidi.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.internal.OutOfDirectMemoryError;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.transport.tls.CertificateRefusal;
import java.net.InetAddress;

/**
 * 连接看管: deadlines and bounds of one connection; no timer of its own, {@link ConnectionTable} looks at all of them in
 * turns. Event loop only.
 */
final class ConnectionWatch {

    private final ConnectionTable table;
    private final ConnectionConfiguration limits;
    private final LoopClock clock;
    private final Channel channel;
    private final InetAddress address;
    private final ConnectionLoad load;
    private long openedAtNs;
    private int place;
    private boolean hasRead;
    private long movedAtNs;
    private long readAtNs;
    private boolean isRequestBegun;
    private long requestBegunAtNs;
    private boolean isUnwritable;
    private long unwritableAtNs;
    private CloseReason ending;
    private long endingAtNs;

    ConnectionWatch(
            final ConnectionTable table,
            final ConnectionConfiguration limits,
            final CallerIdentity newcomer,
            final LoopClock clock,
            final Channel channel,
            final InetAddress address) {
        this.table = table;
        this.limits = limits;
        this.load = new ConnectionLoad(newcomer);
        this.clock = clock;
        this.channel = channel;
        this.address = address;
        this.openedAtNs = clock.nowNs();
        this.movedAtNs = openedAtNs;
    }

    /** Its unanswered requests, and whom it speaks for. */
    ConnectionLoad load() {
        return load;
    }

    Channel channel() {
        return channel;
    }

    InetAddress address() {
        return address;
    }

    int place() {
        return place;
    }

    void place(final int newPlace) {
        place = newPlace;
    }

    /** Why it ends, or {@code null} as long as it does not. */
    CloseReason ending() {
        return ending;
    }

    /** Bytes came. */
    void read() {
        clock.update();
        hasRead = true;
        movedAtNs = clock.nowNs();
        readAtNs = table.times().nowNs();
    }

    /** When bytes came last, as times are measured. */
    long readAtNs() {
        return readAtNs;
    }

    /** A request is handed on that came at a time as told by {@link #readAtNs}. */
    void reading(final Door door, final long cameAtNs) {
        table.times().reading(door, cameAtNs);
    }

    /** Part of a request is there, and the rest is not. */
    void begin() {
        if (!isRequestBegun) {
            isRequestBegun = true;
            requestBegunAtNs = clock.nowNs();
        }
    }

    /** What was begun is complete. */
    void complete() {
        isRequestBegun = false;
    }

    /** Answers go. */
    void written() {
        movedAtNs = clock.nowNs();
    }

    /** The channel can or cannot take answers; a request that could not be read meanwhile starts anew. */
    void writable(final boolean isWritable) {
        if (isUnwritable == isWritable) {
            isUnwritable = !isWritable;
            unwritableAtNs = clock.nowNs();
            requestBegunAtNs = clock.nowNs();
        }
    }

    /**
     * Whether answers may wait here; if not, the connection ends at once. A node that has failed answers nothing, not
     * even that it is busy.
     *
     * @param gatheredBytes not handed to the channel yet
     */
    boolean holds(final int gatheredBytes) {
        if (table.isSilent()) {
            end(CloseReason.FAULT);
            return false;
        }
        if (gatheredBytes + waitingBytes() > limits.answerBytesMax()) {
            end(CloseReason.ANSWERS);
            return false;
        }
        return true;
    }

    /** Remembers why the connection will be closed, by whoever does it after the last answer. */
    void endAfterAnswer(final CloseReason reason) {
        if (ending == null) {
            ending = reason;
            endingAtNs = clock.nowNs();
        }
    }

    /** Closes the connection now. */
    void end(final CloseReason reason) {
        if (!channel.isOpen()) {
            return;
        }
        endAfterAnswer(reason);
        table.tell(this, waitingBytes());
        channel.close();
    }

    /**
     * Something went wrong with the connection, which ends. An {@link Error} says more than that of the process: the
     * node ends, unless only the memory that is set aside for connections is used up.
     */
    void failed(final Throwable failure) {
        final Throwable reason = failure.getCause() instanceof Error ? failure.getCause() : failure;
        if (reason instanceof Error && !(reason instanceof OutOfDirectMemoryError)) {
            table.endNode(reason);
        }
        end(CloseReason.FAULT);
    }

    /** What TLS tells: who the other side is, or why it is nobody, or nobody any more. */
    void onTlsEvent(final Object event) {
        if (event instanceof CallerIdentity caller) {
            load.caller(caller);
        } else if (event instanceof CertificateRefusal refusal) {
            final CloseReason reason = refusal.isHandshake() ? CloseReason.HANDSHAKE : CloseReason.CERTIFICATE;
            load.caller(CallerIdentity.NOBODY);
            table.tell(this, reason, refusal.reason());
            endAfterAnswer(reason);
            if (!refusal.isHandshake()) {
                channel.close();
            }
        }
    }

    /** The connection is closed. */
    void closed() {
        table.remove(this);
    }

    /** All deadlines are so much later. */
    void moveOn(final long byNs) {
        openedAtNs += byNs;
        movedAtNs += byNs;
        requestBegunAtNs += byNs;
        unwritableAtNs += byNs;
        endingAtNs += byNs;
    }

    /** Which deadline has passed, if any. */
    CloseReason overdue() {
        final long nowNs = clock.nowNs();
        if (ending != null) {
            return nowNs - endingAtNs > limits.unwritableTimeNs() ? ending : null;
        }
        if (isUnwritable) {
            return nowNs - unwritableAtNs > limits.unwritableTimeNs() ? CloseReason.UNWRITABLE : null;
        }
        if (!hasRead) {
            return nowNs - openedAtNs > limits.firstByteTimeNs() ? CloseReason.SILENT : null;
        }
        if (isRequestBegun && nowNs - requestBegunAtNs > limits.requestTimeNs()) {
            return CloseReason.SLOW_REQUEST;
        }
        return nowNs - movedAtNs > limits.idleTimeNs() && load.inFlight() == 0 ? CloseReason.IDLE : null;
    }

    private long waitingBytes() {
        final ChannelOutboundBuffer pending = channel.unsafe().outboundBuffer();
        return pending == null ? 0 : pending.totalPendingWriteBytes();
    }
}
