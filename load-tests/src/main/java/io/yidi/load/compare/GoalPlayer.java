package io.yidi.load.compare;

import io.yidi.load.drive.Schedule;
import io.yidi.load.result.GoalRound;
import io.yidi.load.result.Noise;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * 目标轮次: puts on the gateway, then on the echo: one request in flight, saturation, and an open loop at half of what
 * the gateway just took. Before each turn the disk is probed. One thread.
 */
final class GoalPlayer implements Rounds.Player<Contestant> {

    private static final int SHARE_OF_PEAK = 2;

    private final LoadConfiguration configuration;
    private final Contest contest;
    private final List<Contestant> contestants;
    private final RoundPlayer player;
    private final Map<Integer, Histogram> rawForceNs = new HashMap<>();
    private Schedule halfOfPeak;

    GoalPlayer(
            final LoadConfiguration configuration,
            final Contest contest,
            final List<Contestant> contestants,
            final RoundPlayer player) {
        this.configuration = configuration;
        this.contest = contest;
        this.contestants = contestants;
        this.player = player;
    }

    static Schedule schedule(final LoadConfiguration configuration, final long ratePerSecond) {
        return new Schedule(ratePerSecond, configuration.warmUpNs(), configuration.durationNs());
    }

    @Override
    public RoundResult play(final Contestant contestant, final int round) throws IOException {
        contest.giveTurn(contestant, contestants, round);
        contest.awaitRest(contestant, round);
        probe(contestant, round);
        final PhaseResult oneInFlight = player.oneInFlight(contestant, round);
        final Histogram hiccupNs = player.hiccupNs();
        final PhaseResult saturation = player.saturation(contestant, round);
        final Histogram busyHiccupNs = player.hiccupNs();
        if (isGateway(contestant)) {
            halfOfPeak = schedule(configuration, Math.max(1, saturation.drive().achievedPerSecond() / SHARE_OF_PEAK));
        }
        final PhaseResult openLoop = player.openLoop(contestant, round, halfOfPeak);
        busyHiccupNs.add(player.hiccupNs());
        final Noise noise = Noise.of(player.takeNoise(), hiccupNs, busyHiccupNs);
        return new RoundResult(contestant.entrant(), round, saturation, openLoop, oneInFlight, noise);
    }

    /** The rounds that count, gateway and echo beside each other. */
    List<GoalRound> rounds(final List<Summary> summaries) {
        final List<RoundResult> echo = summaries.get(0).rounds();
        final List<RoundResult> gateway = summaries.get(1).rounds();
        final List<GoalRound> rounds = new ArrayList<>();
        for (int i = 0; i < gateway.size(); i++) {
            rounds.add(new GoalRound(
                    gateway.get(i), echo.get(i), rawForceNs.get(gateway.get(i).round())));
        }
        return rounds;
    }

    /** A round that is played again begins anew. */
    private void probe(final Contestant contestant, final int round) throws IOException {
        final Histogram probeNs = contest.probe("in round " + round);
        if (isGateway(contestant)) {
            rawForceNs.put(round, probeNs);
        } else {
            rawForceNs.get(round).add(probeNs);
        }
    }

    private static boolean isGateway(final Contestant contestant) {
        return contestant.entrant().kind().isGateway();
    }
}
