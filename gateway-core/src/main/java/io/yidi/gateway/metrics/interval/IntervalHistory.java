package io.yidi.gateway.metrics.interval;

/**
 * 时段历史: what the last hour's seconds say of one stage, in rows of {@link #COLUMNS} numbers; seconds in which nothing
 * happened have no row. Under the table's lock.
 */
public final class IntervalHistory {

    /** Second since 1970, count, p50, p90, p99, p99.9 and the longest, in nanoseconds. */
    public static final int COLUMNS = 7;

    static final int SECONDS_MAX = 3_600;

    private final long[] rows = new long[SECONDS_MAX * COLUMNS];
    private int next;
    private int count;

    /** Receives rows. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * One row.
         *
         * @param numbers holds it
         * @param offset of its first number
         */
        void onRow(long[] numbers, int offset);
    }

    void add(final long second, final LatencyFigures figures) {
        int at = next * COLUMNS;
        rows[at++] = second;
        rows[at++] = figures.count();
        rows[at++] = figures.p50();
        rows[at++] = figures.p90();
        rows[at++] = figures.p99();
        rows[at++] = figures.p999();
        rows[at] = figures.max();
        next = (next + 1) % SECONDS_MAX;
        count = Math.min(count + 1, SECONDS_MAX);
    }

    /**
     * Shows what came after a second, oldest first.
     *
     * @param second since 1970
     * @param nowSecond what is an hour older than this is left out
     * @param visitor gets the rows
     */
    public void forEachAfter(final long second, final long nowSecond, final Visitor visitor) {
        final long after = Math.max(second, nowSecond - SECONDS_MAX);
        for (int i = count; i > 0; i--) {
            final int at = (next - i + SECONDS_MAX) % SECONDS_MAX * COLUMNS;
            if (rows[at] > after) {
                visitor.onRow(rows, at);
            }
        }
    }
}
