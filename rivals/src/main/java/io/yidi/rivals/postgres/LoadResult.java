package io.yidi.rivals.postgres;

import org.HdrHistogram.Histogram;

/**
 * 负载结果: what one run of load brought.
 *
 * @param perSecond settlements answered in the measured time
 * @param latencyNs of each settlement, from when it was due; under saturation from when it was sent
 */
public record LoadResult(double perSecond, Histogram latencyNs) {}
