package io.yidi.load.overload;

/**
 * 过载配置: what a campaign does.
 *
 * @param held what the gateway is held by
 * @param seconds of overload, and of peak and normal load before it
 * @param capacityPerSecond settlements that the gateway is held to
 * @param factor of the overload
 * @param connections of the load
 * @param personCount of the reference file
 * @param seed of requests
 * @param slowReaders beside healthy clients; 0: that part is left out
 * @param inFlight requests that the gateway admits unanswered
 * @param queueTimeMs milliseconds after which the gateway turns away what waits
 */
public record OverloadConfiguration(
        Held held,
        int seconds,
        int capacityPerSecond,
        int factor,
        int connections,
        int personCount,
        long seed,
        int slowReaders,
        int inFlight,
        int queueTimeMs) {

    /** 限制对象: what is scarce. */
    public enum Held {
        /** Time of a processor. */
        CPU,
        /** Bytes a second to the device. */
        BYTES,
        /** Writes a second to the device. */
        WRITES
    }

    /** Checks the ranges. */
    public OverloadConfiguration {
        if (seconds < 1
                || capacityPerSecond < 100
                || factor < 1
                || connections < 1
                || slowReaders < 0
                || inFlight < 1
                || queueTimeMs < 1) {
            throw new IllegalArgumentException("expected at least one second, 100 settlements a second, factor 1, one "
                    + "connection, one in flight, a millisecond and no negative number of slow readers, found " + this);
        }
    }
}
