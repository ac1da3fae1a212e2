package io.yidi.rivals.postgres;

import io.yidi.rivals.postgres.Arrivals.Portion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** 结算负载: many connections that settle bills by the procedure, each bill under a key never used before. */
public final class SettleLoad implements SettleContestant {

    private static final int DIGITS = 3;
    private static final long NAP_NS = 20_000;
    private static final double NS_PER_SECOND = 1e9;
    private static final AtomicLong RUNS = new AtomicLong();

    private final PostgresCluster cluster;
    private final List<SettleBill> bills;
    private final int connections;
    private final int batch;

    /**
     * A load.
     *
     * @param cluster with the schema
     * @param bills settled round and round
     * @param connections at once
     * @param batch most settlements a call; 1 calls for each
     */
    public SettleLoad(
            final PostgresCluster cluster, final List<SettleBill> bills, final int connections, final int batch) {
        this.cluster = cluster;
        this.bills = List.copyOf(bills);
        this.connections = connections;
        this.batch = batch;
    }

    @Override
    public LoadResult saturate(final long warmUpNs, final long measuredNs) throws SQLException {
        return run(Arrivals.ALL_DUE, warmUpNs, measuredNs);
    }

    @Override
    public LoadResult open(final double ratePerSecond, final long warmUpNs, final long measuredNs) throws SQLException {
        return run(ratePerSecond, warmUpNs, measuredNs);
    }

    private LoadResult run(final double ratePerSecond, final long warmUpNs, final long measuredNs) throws SQLException {
        final String keys = String.format(Locale.ROOT, "L%d-", RUNS.incrementAndGet());
        final List<SettleCall> calls = new ArrayList<>();
        final ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                calls.add(new SettleCall(cluster));
            }
            final long startNs = System.nanoTime();
            final Arrivals arrivals =
                    new Arrivals(ratePerSecond, batch, startNs, startNs + warmUpNs, startNs + warmUpNs + measuredNs);
            final List<Future<Part>> parts = new ArrayList<>();
            for (final SettleCall call : calls) {
                parts.add(threads.submit(() -> settleAll(arrivals, portion -> settle(call, keys, portion))));
            }
            return sum(parts, arrivals);
        } finally {
            threads.shutdown();
            for (final SettleCall call : calls) {
                call.close();
            }
        }
    }

    /** Settles a portion; when it returns, all are committed. */
    @FunctionalInterface
    interface PortionCall {

        void settle(Portion portion) throws SQLException;
    }

    /**
     * 一份结果: what one connection brought.
     *
     * @param latencyNs of what counts
     * @param lastNs when the last of it was answered
     */
    record Part(Histogram latencyNs, long lastNs) {}

    private static LoadResult sum(final List<Future<Part>> parts, final Arrivals arrivals) throws SQLException {
        final Histogram latencyNs = new Histogram(DIGITS);
        long lastNs = Long.MIN_VALUE;
        try {
            for (final Future<Part> part : parts) {
                latencyNs.add(part.get().latencyNs());
                lastNs = Math.max(lastNs, part.get().lastNs());
            }
        } catch (final ExecutionException | InterruptedException e) {
            throw new SQLException("expected every call to settle, found a failure", e);
        }
        return new LoadResult(latencyNs.getTotalCount() * NS_PER_SECOND / arrivals.windowNs(lastNs), latencyNs);
    }

    /** Settles by one connection until nothing is left. */
    static Part settleAll(final Arrivals arrivals, final PortionCall call) throws SQLException {
        final Histogram latencyNs = new Histogram(DIGITS);
        long lastNs = Long.MIN_VALUE;
        long nowNs = System.nanoTime();
        while (!arrivals.isOver(nowNs)) {
            final Portion portion = arrivals.take(nowNs);
            if (portion.count() == 0) {
                LockSupport.parkNanos(NAP_NS);
                nowNs = System.nanoTime();
            } else {
                final long sentNs = nowNs;
                call.settle(portion);
                nowNs = System.nanoTime();
                for (long n = portion.first(); n < portion.first() + portion.count(); n++) {
                    if (arrivals.counts(n, nowNs)) {
                        latencyNs.recordValue(nowNs - arrivals.dueNs(n, sentNs));
                        lastNs = nowNs;
                    }
                }
            }
        }
        return new Part(latencyNs, lastNs);
    }

    private void settle(final SettleCall call, final String keys, final Portion portion) throws SQLException {
        if (batch == 1) {
            call.settle(keys + portion.first(), bill(portion.first()));
        } else {
            settleBatch(call, keys, portion);
        }
        if (call.splits().size() != portion.count()) {
            throw new SQLException("expected " + portion.count() + " settlements, found "
                    + call.splits().size());
        }
    }

    private void settleBatch(final SettleCall call, final String keys, final Portion portion) throws SQLException {
        final List<String> msgids = new ArrayList<>(portion.count());
        final List<SettleBill> portionBills = new ArrayList<>(portion.count());
        for (long n = portion.first(); n < portion.first() + portion.count(); n++) {
            msgids.add(keys + n);
            portionBills.add(bill(n));
        }
        call.settle(msgids, portionBills);
    }

    private SettleBill bill(final long number) {
        return bills.get((int) (number % bills.size()));
    }
}
