package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.state.SuspicionTable;
import io.yidi.gateway.engine.suspicion.Suspicion;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 疑点日志: counts the settlements that are marked, and tells them to the log on a thread of its own, by their ids alone:
 * no number of a person stands there. What the log cannot take in time is counted, not told; the state has it.
 */
final class SuspicionLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SuspicionLog.class);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int RING_BYTES = 1 << 14;
    private static final int MARK = 1;
    private static final int WITH_OFFSET = 8;
    private static final int KINDS_OFFSET = 16;
    private static final int MARK_BYTES = 20;
    private static final Suspicion[] KINDS = Suspicion.values();

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private final UnsafeBuffer mark = new UnsafeBuffer(new byte[MARK_BYTES]);
    private final AtomicLongArray counts = new AtomicLongArray(KINDS.length);
    private final Thread thread = new Thread(this::run, "suspicions");
    private volatile boolean running = true;
    private long seen;

    /** Passes over what is there already. */
    SuspicionLog(final SuspicionTable table) {
        seen = table.count();
    }

    /** Starts the thread. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes up a mark, if there is a new one. Core thread only; allocates nothing. */
    void follow(final SuspicionTable table) {
        if (table.count() == seen) {
            return;
        }
        seen = table.count();
        for (final Suspicion suspicion : KINDS) {
            if (suspicion.isIn(table.kinds(0))) {
                counts.lazySet(suspicion.ordinal(), counts.get(suspicion.ordinal()) + 1);
            }
        }
        mark.putLong(0, table.settlementId(0));
        mark.putLong(WITH_OFFSET, table.withSettlementId(0));
        mark.putInt(KINDS_OFFSET, table.kinds(0));
        ring.write(MARK, mark, 0, MARK_BYTES);
    }

    /** Marks since the start, by rule; any thread. */
    Map<String, Long> counts() {
        final Map<String, Long> byName = new LinkedHashMap<>();
        for (final Suspicion suspicion : KINDS) {
            byName.put(suspicion.name(), counts.get(suspicion.ordinal()));
        }
        return byName;
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
            ring.read((type, buffer, offset, length) -> tell(
                    buffer.getLong(offset),
                    buffer.getLong(offset + WITH_OFFSET),
                    buffer.getInt(offset + KINDS_OFFSET)));
        }
    }

    private static void tell(final long settlementId, final long withSettlementId, final int kinds) {
        for (final Suspicion suspicion : KINDS) {
            if (suspicion.isIn(kinds)) {
                LOG.warn("settlement {} marked {}, seen with settlement {}", settlementId, suspicion, withSettlementId);
            }
        }
    }
}
