package io.yidi.load.result;

import io.yidi.load.process.NoiseSample;
import org.HdrHistogram.Histogram;

/**
 * 噪声: how quiet the machine was during a round.
 *
 * @param stealBp share of all time taken by the hypervisor, in 1/10 000
 * @param ioWaitBp share of all time idle for the disk, in 1/10 000
 * @param loadAverage at the end
 * @param hiccupNs how late an idle thread woke up under loads that are not meant to fill a core
 * @param saturatedHiccupNs the same under the others, where it says nothing about the machine
 */
public record Noise(long stealBp, long ioWaitBp, String loadAverage, Histogram hiccupNs, Histogram saturatedHiccupNs) {

    private static final double BP_PER_PERCENT = 100;

    /** What happened while the loads of a round were on, put together. */
    public static Noise of(final NoiseSample during, final Histogram hiccupNs, final Histogram saturatedHiccupNs) {
        return new Noise(
                during.stealBpSince(NoiseSample.NONE),
                during.ioWaitBpSince(NoiseSample.NONE),
                during.loadAverage(),
                hiccupNs,
                saturatedHiccupNs);
    }

    /** One line. */
    public String text() {
        return Percentiles.format(
                "steal %.2f %%  iowait %.2f %%  load %s  hiccup p99.9 %s µs, max %s µs (saturated: %s µs)",
                stealBp / BP_PER_PERCENT,
                ioWaitBp / BP_PER_PERCENT,
                loadAverage,
                Percentiles.micros(hiccupNs.getValueAtPercentile(Percentiles.P999)),
                Percentiles.micros(hiccupNs.getMaxValue()),
                Percentiles.micros(saturatedHiccupNs.getValueAtPercentile(Percentiles.P999)));
    }
}
