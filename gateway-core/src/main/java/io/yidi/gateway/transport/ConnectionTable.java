package io.yidi.gateway.transport;

import io.netty.channel.Channel;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.metrics.EventCounts;
import io.yidi.gateway.metrics.LoopTimes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 连接表: admits connections, looks at their deadlines a few at a time, and counts why they end. Event loop only, but for
 * the counts.
 */
final class ConnectionTable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTable.class);
    private static final int LOOKED_AT_A_TICK = 64;
    private static final int LINES_A_SECOND = 10;
    private static final long UNATTENDED_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final ConnectionConfiguration limits;
    private final CallerIdentity newcomer;
    private final LoopClock clock;
    private final LoopTimes times;
    private final BooleanSupplier nodeFailed;
    private final Consumer<Throwable> endOfNode;
    private final List<ConnectionWatch> connections = new ArrayList<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final EventCounts<CloseReason> ends = new EventCounts<>(CloseReason.values());
    private volatile int count;
    private int next;
    private long linesSinceNs;
    private int lines;
    private long linesLeftOut;

    /**
     * Admits nobody yet.
     *
     * @param limits how many, and how long
     * @param newcomer whom a connection speaks for at first
     * @param clock of the event loop
     * @param times of the event loop
     * @param nodeFailed whether nobody may be answered
     * @param endOfNode takes what concerns more than one connection
     */
    ConnectionTable(
            final ConnectionConfiguration limits,
            final CallerIdentity newcomer,
            final LoopClock clock,
            final LoopTimes times,
            final BooleanSupplier nodeFailed,
            final Consumer<Throwable> endOfNode) {
        this.limits = limits;
        this.newcomer = newcomer;
        this.clock = clock;
        this.times = times;
        this.nodeFailed = nodeFailed;
        this.endOfNode = endOfNode;
        this.linesSinceNs = clock.nowNs();
    }

    /** Whether one more connection is admitted; if not, it is counted and closed. */
    boolean admits(final Channel channel) {
        clock.update();
        final CloseReason reason = connections.size() >= limits.connectionsMax()
                ? CloseReason.CONNECTIONS
                : byAddress.getOrDefault(address(channel), 0) >= limits.addressConnectionsMax()
                        ? CloseReason.ADDRESS
                        : null;
        if (reason == null) {
            return true;
        }
        ends.add(reason);
        log(channel, reason, 0, "");
        channel.close();
        return false;
    }

    /** Adds a connection that was admitted. */
    ConnectionWatch add(final Channel channel) {
        final ConnectionWatch watch = new ConnectionWatch(this, limits, newcomer, clock, channel, address(channel));
        watch.place(connections.size());
        connections.add(watch);
        byAddress.merge(watch.address(), 1, Integer::sum);
        count = connections.size();
        return watch;
    }

    /** Forgets a connection that is closed. */
    void remove(final ConnectionWatch watch) {
        final ConnectionWatch last = connections.remove(connections.size() - 1);
        if (last != watch) {
            connections.set(watch.place(), last);
            last.place(watch.place());
        }
        byAddress.computeIfPresent(watch.address(), (address, held) -> held > 1 ? held - 1 : null);
        ends.add(watch.ending() == null ? CloseReason.PEER : watch.ending());
        count = connections.size();
    }

    /** Looks at the deadlines of the next few. */
    void sweep() {
        for (int i = Math.min(LOOKED_AT_A_TICK, connections.size()); i > 0 && !connections.isEmpty(); i--) {
            next = next + 1 < connections.size() ? next + 1 : 0;
            final ConnectionWatch watch = connections.get(next);
            final CloseReason overdue = watch.overdue();
            if (overdue != null) {
                watch.end(overdue);
            }
        }
    }

    /**
     * Nobody was read from for some time. Deadlines move on by what is more than a tenth of a second of it: the rest
     * counts, so that who is slow does not stay for ever behind a slow device.
     *
     * @param elapsedNs how long
     */
    void unattended(final long elapsedNs) {
        if (elapsedNs > UNATTENDED_NS) {
            connections.forEach(watch -> watch.moveOn(elapsedNs - UNATTENDED_NS));
        }
    }

    /** Shows each connection to somebody who may close it. */
    void forEach(final Consumer<ConnectionWatch> visitor) {
        List.copyOf(connections).forEach(visitor);
    }

    /** Tells operators of an end, if they have to know. */
    void tell(final ConnectionWatch watch, final long waitingBytes) {
        if (watch.ending().isUnusual()) {
            log(watch.channel(), watch.ending(), waitingBytes, "");
        }
    }

    /** Tells operators why a caller is not, or no longer, who it has to be. */
    void tell(final ConnectionWatch watch, final CloseReason reason, final String detail) {
        log(watch.channel(), reason, 0, ": " + detail);
    }

    /** Whether the node has failed: nobody may be answered. */
    boolean isSilent() {
        return nodeFailed.getAsBoolean();
    }

    /** Ends the node. */
    void endNode(final Throwable defect) {
        endOfNode.accept(defect);
    }

    /** Where what is read is noted. */
    LoopTimes times() {
        return times;
    }

    /** Connections now; any thread. */
    int count() {
        return count;
    }

    /** Ends since the start; any thread. */
    EventCounts<CloseReason> ends() {
        return ends;
    }

    /** A flood of connections must not become a flood of lines. */
    private void log(final Channel channel, final CloseReason reason, final long waitingBytes, final String detail) {
        if (clock.nowNs() - linesSinceNs >= NS_PER_SECOND) {
            linesSinceNs = clock.nowNs();
            lines = 0;
        }
        lines++;
        if (lines > LINES_A_SECOND) {
            linesLeftOut++;
            return;
        }
        LOG.warn(
                "connection {} of {} closed: {}{}, {} bytes of answers waiting; {} such lines left out so far",
                channel.id().asShortText(),
                channel.remoteAddress(),
                reason,
                detail,
                waitingBytes,
                linesLeftOut);
    }

    private static InetAddress address(final Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
