package io.yidi.load.compare;

import io.yidi.load.process.Cleanup;
import io.yidi.load.process.FdatasyncProbe;
import io.yidi.load.process.Machine;
import io.yidi.load.report.HtmlReportWriter;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.GoalResult;
import io.yidi.load.result.ResultFileWriter;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * 赛场: what surrounds the rounds of a run: conditions, contestants from their start to the removal of their data, rest
 * between turns, the probe of the disk, results and report. One thread.
 */
final class Contest {

    private static final int PROBE_SAMPLES = 2_000;

    private final LoadConfiguration configuration;
    private final ReportWriter report;

    /** 赛事: what is done with contestants that run. */
    @FunctionalInterface
    interface Game {

        boolean play(List<Contestant> contestants, Conditions conditions) throws IOException;
    }

    Contest(final LoadConfiguration configuration, final ReportWriter report) {
        this.configuration = configuration;
        this.report = report;
    }

    /** Starts the contestants, plays, stops them and removes their data; their logs stay. */
    boolean run(final Game game) throws IOException {
        try (Cleanup data = Cleanup.of("remove-data", () -> Contestant.deleteData(configuration))) {
            return startAndPlay(game, putConditions());
        }
    }

    /** Tells what the figures will depend on, and sees to it. */
    Conditions putConditions() throws IOException {
        Files.createDirectories(configuration.workDirectory());
        final Conditions conditions = ConditionReader.of(configuration, Machine.read(configuration.workDirectory()));
        configuration.pinning().pinGenerator();
        report.putConfiguration(configuration, conditions);
        return conditions;
    }

    /** Holds all servers, each once it has done what it put off. */
    void holdAll(final List<Contestant> contestants, final int round) throws IOException {
        for (final Contestant contestant : contestants) {
            if (!contestant.isHeld()) {
                awaitRest(contestant, round);
            }
            contestant.hold();
        }
    }

    /**
     * Lets one server run, and holds the others: what they do between their turns, spinning included, would else be
     * paid for by the one that plays.
     */
    void giveTurn(final Contestant contestant, final List<Contestant> contestants, final int round) throws IOException {
        holdAll(contestants, round);
        contestant.goOn();
    }

    /** Waits for what a server put off, such as a snapshot: its next load would else pay for it. */
    void awaitRest(final Contestant contestant, final int round) {
        if (!contestant.comesToRest()) {
            report.putRestless(round, contestant.entrant());
        }
    }

    /** Raw write and fdatasync of a request's size, on the disk of the servers; nanoseconds. */
    Histogram probe(final String when) throws IOException {
        final int writeBytes = configuration.workload().frameBytes(configuration);
        final Histogram probeNs = FdatasyncProbe.measure(configuration.workDirectory(), writeBytes, PROBE_SAMPLES);
        report.putProbe(when, probeNs, writeBytes);
        return probeNs;
    }

    /** Sums up what was played; the second probe is taken now. */
    RunResult result(
            final List<Contestant> contestants,
            final Conditions conditions,
            final Rounds<Contestant> rounds,
            final Histogram probeBeforeNs)
            throws IOException {
        return new RunResult(
                conditions,
                contestants.stream()
                        .map(contestant -> new Summary(contestant.entrant(), rounds.kept()))
                        .toList(),
                rounds.rejections(),
                rounds.noisyKept(),
                probeBeforeNs,
                probe("after"));
    }

    /** Tells the result and leaves the files. */
    void put(final RunResult result, final List<GoalResult> goals) throws IOException {
        report.putResult(result);
        report.putGoals(goals);
        new ResultFileWriter(configuration.outDirectory()).write(result, goals);
        new HtmlReportWriter(configuration.outDirectory()).write(result);
        report.putFiles(configuration.outDirectory());
    }

    private boolean startAndPlay(final Game game, final Conditions conditions) throws IOException {
        final List<Contestant> contestants = new ArrayList<>();
        try {
            for (final Entrant entrant : configuration.contestants()) {
                contestants.add(Contestant.start(entrant, configuration));
            }
            return game.play(contestants, conditions);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }
}
