package io.yidi.load.compare;

import io.yidi.load.drive.Schedule;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.GoalResult;
import io.yidi.load.result.LatencyGoal;
import io.yidi.load.result.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * 时延目标运行: plays interleaved rounds of gateway and bare echo, with the disk probed in between, and holds each round
 * against the goals.
 */
public final class LatencyGoals {

    private final LoadConfiguration configuration;
    private final ReportWriter report;
    private final Contest contest;
    private final Consumer<String> progress;

    /**
     * A run.
     *
     * @param configuration of everything; its contestants are {@link #entrants}, its rate is
     *     {@link LoadConfiguration#HALF_OF_PEAK}
     * @param out receives the report
     * @param progress told what is going on
     * @throws IllegalArgumentException if the times cannot be measured, before anything is started
     */
    public LatencyGoals(final LoadConfiguration configuration, final PrintWriter out, final Consumer<String> progress) {
        this.configuration = configuration;
        this.progress = progress;
        this.report = new ReportWriter(out);
        this.contest = new Contest(configuration, report);
        GoalPlayer.schedule(configuration, Schedule.RATE_MAX);
    }

    /**
     * Who takes part, in the order of tables; the gateway plays first, because a round's rate is half of its peak.
     *
     * @param gateway with the settings that it is to have
     */
    public static List<Entrant> entrants(final Entrant gateway) {
        return List.of(Entrant.of("echo"), gateway);
    }

    /**
     * Starts gateway and echo, plays, stops them and removes their data; their logs stay.
     *
     * @return whether every goal was met
     * @throws IOException if a server does not start or a connection breaks
     */
    public boolean run() throws IOException {
        return contest.run(this::play);
    }

    boolean play(final List<Contestant> contestants, final Conditions conditions) throws IOException {
        contest.holdAll(contestants, 0);
        final Histogram probeBeforeNs = contest.probe("before");
        final Rounds<Contestant> rounds = new Rounds<>(configuration.limits(), report);
        final GoalPlayer goals;
        try (RoundPlayer player = new RoundPlayer(configuration, contest, progress)) {
            goals = new GoalPlayer(configuration, contest, contestants, player);
            rounds.play(List.of(contestants.get(1), contestants.get(0)), configuration.rounds(), goals);
        }
        contest.holdAll(contestants, configuration.rounds());
        final RunResult result = contest.result(contestants, conditions, rounds, probeBeforeNs);
        final Entrant gateway = contestants.get(1).entrant();
        final List<GoalResult> judged = LatencyGoal.of(gateway).stream()
                .map(goal -> GoalResult.of(goal, goals.rounds(result.summaries()), result))
                .toList();
        contest.put(result, judged);
        return judged.stream().allMatch(goal -> goal.outcome() == GoalResult.Outcome.MET);
    }
}
