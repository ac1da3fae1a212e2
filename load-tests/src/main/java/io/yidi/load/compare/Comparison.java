package io.yidi.load.compare;

import io.yidi.load.drive.Schedule;
import io.yidi.load.process.Cleanup;
import io.yidi.load.process.FdatasyncProbe;
import io.yidi.load.process.Machine;
import io.yidi.load.process.Rest;
import io.yidi.load.report.HtmlReportWriter;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.ResultFileWriter;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * 比较: plays interleaved rounds of all contestants on one machine in one run, and reports.
 *
 * <p>Every contestant runs in a JVM of its own, started once; while one is driven the others idle, and before that all
 * are given time to come to rest.
 */
public final class Comparison {

    private static final int PROBE_SAMPLES = 2_000;

    private final LoadConfiguration configuration;
    private final Schedule schedule;
    private final ReportWriter report;
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
    }

    /**
     * Starts the contestants, plays, stops them and removes their data; their logs stay.
     *
     * @return whether every contestant may be judged
     * @throws IOException if a server does not start or a connection breaks
     */
    public boolean run() throws IOException {
        try (Cleanup data = Cleanup.of("remove-data", () -> Contestant.deleteData(configuration))) {
            return startAndPlay(putConditions());
        }
    }

    private boolean startAndPlay(final Conditions conditions) throws IOException {
        final List<Contestant> contestants = new ArrayList<>();
        try {
            for (final Entrant entrant : configuration.contestants()) {
                contestants.add(Contestant.start(entrant, configuration));
            }
            return play(contestants, conditions);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /**
     * Drives one server that runs already.
     *
     * @param address of its binary door
     * @return whether it may be judged
     * @throws IOException if a connection breaks
     */
    public boolean runAgainst(final InetSocketAddress address) throws IOException {
        final Conditions conditions = putConditions();
        return play(List.of(Contestant.running(address, configuration)), conditions);
    }

    private Conditions putConditions() throws IOException {
        Files.createDirectories(configuration.workDirectory());
        final Conditions conditions = ConditionReader.of(configuration, Machine.read(configuration.workDirectory()));
        configuration.pinning().pinGenerator();
        report.putConfiguration(configuration, conditions);
        return conditions;
    }

    private boolean play(final List<Contestant> contestants, final Conditions conditions) throws IOException {
        final Histogram probeBeforeNs = probe("before");
        final Rounds<Contestant> rounds = new Rounds<>(configuration.limits(), report);
        try (RoundPlayer player = new RoundPlayer(configuration, schedule, progress)) {
            rounds.play(contestants, configuration.rounds(), (contestant, round) -> {
                awaitRest(contestants, round);
                return player.play(contestant, round);
            });
        }
        final RunResult result = new RunResult(
                conditions,
                contestants.stream()
                        .map(contestant -> new Summary(contestant.entrant(), rounds.kept()))
                        .toList(),
                rounds.rejections(),
                rounds.noisyKept(),
                probeBeforeNs,
                probe("after"));
        report.putResult(result);
        new ResultFileWriter(configuration.outDirectory()).write(result);
        new HtmlReportWriter(configuration.outDirectory()).write(result);
        report.putFiles(configuration.outDirectory());
        return result.invalidReasons().isEmpty();
    }

    /** The snapshot that one of them put off would else be paid for by the next. */
    private void awaitRest(final List<Contestant> contestants, final int round) {
        if (!Rest.await(() -> contestants.stream().mapToLong(Contestant::cpuNs).sum())) {
            report.putRestless(round);
        }
    }

    private Histogram probe(final String when) throws IOException {
        final int writeBytes = configuration.workload().frameBytes(configuration);
        final Histogram probeNs = FdatasyncProbe.measure(configuration.workDirectory(), writeBytes, PROBE_SAMPLES);
        report.putProbe(when, probeNs, writeBytes);
        return probeNs;
    }
}
