package io.yidi.load.result;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * 运行结果: everything a comparison brought.
 *
 * @param conditions of the run
 * @param summaries one a contestant, in the order of play
 * @param rejections rounds that were played again because the machine was not quiet
 * @param noisyKept rounds that count although the machine was not quiet, because no replay was left
 * @param probeBeforeNs raw write and fdatasync of a request's size, before the rounds
 * @param probeAfterNs the same after the rounds
 */
public record RunResult(
        Conditions conditions,
        List<Summary> summaries,
        List<Rejection> rejections,
        int noisyKept,
        Histogram probeBeforeNs,
        Histogram probeAfterNs) {

    /**
     * 剔除: a round that was played and does not count.
     *
     * @param round number
     * @param reason one line
     */
    public record Rejection(int round, String reason) {}

    /** Why there is no verdict on the run or on some contestant, a line each; empty if there is one on all. */
    public List<String> invalidReasons() {
        final List<String> reasons = new ArrayList<>(noiseReasons());
        for (final Summary summary : summaries) {
            if (!summary.invalidReason().isEmpty()) {
                reasons.add(summary.entrant() + ": " + summary.invalidReason());
            }
        }
        return reasons;
    }

    /** Why there is no verdict on anything, because of noise; empty if there is one. */
    public List<String> noiseReasons() {
        return noisyKept == 0
                ? List.of()
                : List.of(noisyKept + " rounds count although the machine was not quiet: no replay was left");
    }
}
