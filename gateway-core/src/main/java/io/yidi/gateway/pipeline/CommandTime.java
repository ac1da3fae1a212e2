package io.yidi.gateway.pipeline;

/**
 * 命令时间: stamps commands with a time that never falls, and tells their business day (Asia/Shanghai calendar day).
 */
final class CommandTime {

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long SHANGHAI_OFFSET_NS = 8 * 3_600_000_000_000L;

    private final GatewayClock clock;
    private long lastNs;

    CommandTime(final GatewayClock clock) {
        this.clock = clock;
    }

    /** The next stamp: the clock's time, but always after the stamp before. */
    long nextNs() {
        lastNs = Math.max(lastNs + 1, clock.epochNs());
        return lastNs;
    }

    /** Continues after a stamp of the past. */
    void continueAfter(final long stampNs) {
        lastNs = Math.max(lastNs, stampNs);
    }

    /** Business day of a stamp, days since 1970-01-01. */
    static int businessDay(final long stampNs) {
        return (int) Math.floorDiv(stampNs + SHANGHAI_OFFSET_NS, NS_PER_DAY);
    }
}
