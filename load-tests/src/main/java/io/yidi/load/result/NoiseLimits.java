package io.yidi.load.result;

/**
 * 噪声上限: how much noise a round may have and still count.
 *
 * @param stealBpMax share of all time taken by the hypervisor, in 1/10 000
 * @param hiccupNsMax p99.9 of how late an idle thread woke up, saturation left out
 * @param replaysMax how many rounds are played again because of noise, in the whole run
 */
public record NoiseLimits(long stealBpMax, long hiccupNsMax, int replaysMax) {

    /**
     * Why a round does not count.
     *
     * @param noise of the round
     * @return one line, or empty
     */
    public String rejection(final Noise noise) {
        if (noise.stealBp() > stealBpMax) {
            return "steal of " + noise.stealBp() + "/10000, expected at most " + stealBpMax + "/10000";
        }
        final long hiccupNs = noise.hiccupNs().getValueAtPercentile(Percentiles.P999);
        return hiccupNs > hiccupNsMax
                ? "hiccup p99.9 of " + Percentiles.micros(hiccupNs) + " µs, expected at most "
                        + Percentiles.micros(hiccupNsMax) + " µs"
                : "";
    }
}
