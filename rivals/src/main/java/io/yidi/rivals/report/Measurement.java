package io.yidi.rivals.report;

import io.yidi.load.result.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * 一项测量: one figure of one contestant, round by round.
 *
 * @param contestant name in tables and files
 * @param figure what was measured, with its unit
 * @param durability what happened to the disk before an answer: {@code none}, {@code fdatasync-batch} and the like
 * @param rounds in the order of play
 */
public record Measurement(String contestant, String figure, String durability, List<Double> rounds) {

    /** Takes a copy of the rounds. */
    public Measurement {
        rounds = List.copyOf(rounds);
    }

    /**
     * Its median, with the interval of it.
     *
     * @return of all rounds
     */
    public Estimate estimate() {
        return Ratio.estimate(rounds);
    }

    /**
     * This figure as a multiple of another's in the same round.
     *
     * @param other with as many rounds
     * @return one ratio a round
     */
    public List<Double> over(final Measurement other) {
        final List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(rounds.get(i) / other.rounds.get(i));
        }
        return ratios;
    }
}
