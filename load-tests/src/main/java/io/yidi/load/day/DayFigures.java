package io.yidi.load.day;

import org.HdrHistogram.Histogram;

/**
 * 全国日数字: what was measured of a day.
 *
 * @param acts answered as they were asked for
 * @param requestCount sent
 * @param requestBytes of all of them, with their length fields
 * @param elapsedNs from the first request to the last answer
 * @param latencyNs from each request to its answer
 * @param serverCpuNs of the gateway meanwhile
 * @param generatorCpuNs of the driver meanwhile
 * @param journalBytes written, spare segments included
 * @param residentBeforeKib of the gateway before the first request
 * @param residentAfterKib of the gateway after the last answer
 */
record DayFigures(
        DayActs acts,
        long requestCount,
        long requestBytes,
        long elapsedNs,
        Histogram latencyNs,
        long serverCpuNs,
        long generatorCpuNs,
        long journalBytes,
        long residentBeforeKib,
        long residentAfterKib) {

    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_US = 1e3;
    private static final long BYTES_PER_KIB = 1_024;

    long settlements() {
        return acts.bills();
    }

    /** The mean, with the length field. */
    long frameBytes() {
        return requestBytes / requestCount;
    }

    double seconds() {
        return elapsedNs / NS_PER_SECOND;
    }

    long perSecond() {
        return (long) (settlements() / seconds());
    }

    double serverCpuUs() {
        return serverCpuNs / NS_PER_US / shares();
    }

    double generatorCpuUs() {
        return generatorCpuNs / NS_PER_US / shares();
    }

    long journalBytesEach() {
        return journalBytes / shares();
    }

    long residentBytesEach() {
        return (residentAfterKib - residentBeforeKib) * BYTES_PER_KIB / shares();
    }

    /** Bills that what was used is shared among. */
    private long shares() {
        return Math.max(1, settlements());
    }

    double latencyUs(final double percentile) {
        return latencyNs.getValueAtPercentile(percentile) / NS_PER_US;
    }
}
