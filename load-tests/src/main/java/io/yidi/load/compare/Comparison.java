package io.yidi.load.compare;

import io.yidi.load.client.Door;
import io.yidi.load.drive.Schedule;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.ContestantKind;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * 比较: plays interleaved rounds of all contestants on one machine in one run, and reports.
 *
 * <p>Every contestant runs in a JVM of its own, started once; while one is driven the others are held still.
 */
public final class Comparison {

    private final LoadConfiguration configuration;
    private final Schedule schedule;
    private final ReportWriter report;
    private final Contest contest;
    private final Consumer<String> progress;

    /**
     * A comparison.
     *
     * @param configuration of everything
     * @param out receives the report
     * @param progress told what is going on
     * @throws IllegalArgumentException if its open loop has no schedule, before anything is started
     */
    public Comparison(final LoadConfiguration configuration, final PrintWriter out, final Consumer<String> progress) {
        this.progress = progress;
        this.configuration = configuration;
        this.schedule =
                new Schedule(configuration.ratePerSecond(), configuration.warmUpNs(), configuration.durationNs());
        this.report = new ReportWriter(out);
        this.contest = new Contest(configuration, report);
    }

    /**
     * Starts the contestants, plays, stops them and removes their data; their logs stay.
     *
     * @return whether every contestant may be judged
     * @throws IOException if a server does not start or a connection breaks
     */
    public boolean run() throws IOException {
        return contest.run(this::play);
    }

    /**
     * Drives one server that runs already.
     *
     * @param address of its binary door
     * @return whether it may be judged
     * @throws IOException if a connection breaks
     */
    public boolean runAgainst(final InetSocketAddress address) throws IOException {
        final Conditions conditions = contest.putConditions();
        final Entrant entrant = new Entrant(ContestantKind.GATEWAY, Door.BINARY, List.of());
        return play(List.of(Contestant.running(entrant, address, configuration)), conditions);
    }

    private boolean play(final List<Contestant> contestants, final Conditions conditions) throws IOException {
        contest.holdAll(contestants, 0);
        final Histogram probeBeforeNs = contest.probe("before");
        final Rounds<Contestant> rounds = new Rounds<>(configuration.limits(), report);
        try (RoundPlayer player = new RoundPlayer(configuration, contest, progress)) {
            rounds.play(contestants, configuration.rounds(), (contestant, round) -> {
                contest.giveTurn(contestant, contestants, round);
                return player.play(contestant, round, schedule);
            });
        }
        contest.holdAll(contestants, configuration.rounds());
        final RunResult result = contest.result(contestants, conditions, rounds, probeBeforeNs);
        contest.put(result, List.of());
        return result.invalidReasons().isEmpty();
    }
}
