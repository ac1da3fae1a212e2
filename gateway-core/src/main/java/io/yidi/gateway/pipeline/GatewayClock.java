package io.yidi.gateway.pipeline;

/** 时钟: the only place the gateway reads the time of day from. */
@FunctionalInterface
public interface GatewayClock {

    /**
     * The time.
     *
     * @return nanoseconds since 1970-01-01T00:00Z; may jump either way
     */
    long epochNs();

    /**
     * The business day.
     *
     * @return days since 1970-01-01, Asia/Shanghai
     */
    default int businessDay() {
        return CommandTime.businessDay(epochNs());
    }
}
