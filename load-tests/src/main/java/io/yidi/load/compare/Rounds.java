package io.yidi.load.compare;

import io.yidi.load.result.NoiseLimits;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.RunResult.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * 赛程: plays every contestant in every round, interleaved; a round in which the machine was not quiet is played again by
 * all, until the run has no replays left. One thread.
 *
 * @param <T> a contestant
 */
final class Rounds<T> {

    private final NoiseLimits limits;
    private final ReportWriter report;
    private final List<RoundResult> kept = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int noisyKept;

    /**
     * 选手: plays one round of one contestant.
     *
     * @param <T> a contestant
     */
    interface Player<T> {

        RoundResult play(T contestant, int round) throws IOException;
    }

    Rounds(final NoiseLimits limits, final ReportWriter report) {
        this.limits = limits;
        this.report = report;
    }

    /** Plays one round to warm up, then all that count. */
    void play(final List<T> contestants, final int rounds, final Player<T> player) throws IOException {
        once(contestants, 0, player);
        for (int round = 1; round <= rounds; round++) {
            List<RoundResult> played = once(contestants, round, player);
            String rejection = rejection(played);
            while (!rejection.isEmpty() && rejections.size() < limits.replaysMax()) {
                rejections.add(new Rejection(round, rejection));
                report.putRejection(round, rejection);
                played = once(contestants, round, player);
                rejection = rejection(played);
            }
            noisyKept += rejection.isEmpty() ? 0 : 1;
            kept.addAll(played);
        }
    }

    /** Rounds that count. */
    List<RoundResult> kept() {
        return kept;
    }

    /** Rounds that do not, because they were noisy. */
    List<Rejection> rejections() {
        return rejections;
    }

    /** Rounds that count although they were noisy, because no replay was left. */
    int noisyKept() {
        return noisyKept;
    }

    private List<RoundResult> once(final List<T> contestants, final int round, final Player<T> player)
            throws IOException {
        final List<RoundResult> played = new ArrayList<>();
        for (final T contestant : contestants) {
            final RoundResult result = player.play(contestant, round);
            report.putRound(result);
            played.add(result);
        }
        return played;
    }

    private String rejection(final List<RoundResult> played) {
        for (final RoundResult result : played) {
            final String rejection = limits.rejection(result.noise());
            if (!rejection.isEmpty()) {
                return result.entrant() + ": " + rejection;
            }
        }
        return "";
    }
}
