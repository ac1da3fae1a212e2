package io.yidi.load.day;

import org.HdrHistogram.Histogram;

/**
 * 全国日数字: what was measured of a day.
 *
 * @param frameBytes of a request, with its length field
 * @param settlements answered
 * @param elapsedNs from the first request to the last answer
 * @param latencyNs from each request to its answer
 * @param serverCpuNs of the gateway meanwhile
 * @param generatorCpuNs of the driver meanwhile
 * @param journalBytes written, spare segments included
 * @param residentBeforeKib of the gateway before the first request
 * @param residentAfterKib of the gateway after the last answer
 */
record DayFigures(
        int frameBytes,
        long settlements,
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

    double seconds() {
        return elapsedNs / NS_PER_SECOND;
    }

    long perSecond() {
        return (long) (settlements / seconds());
    }

    double serverCpuUs() {
        return serverCpuNs / NS_PER_US / settlements;
    }

    double generatorCpuUs() {
        return generatorCpuNs / NS_PER_US / settlements;
    }

    long journalBytesEach() {
        return journalBytes / settlements;
    }

    long residentBytesEach() {
        return (residentAfterKib - residentBeforeKib) * BYTES_PER_KIB / settlements;
    }

    double latencyUs(final double percentile) {
        return latencyNs.getValueAtPercentile(percentile) / NS_PER_US;
    }
}
