package io.yidi.load.compare;

import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.process.FdatasyncProbe;
import io.yidi.load.process.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * 比较: plays interleaved rounds of all contestants on one machine in one run, and reports.
 *
 * <p>Every contestant runs in a JVM of its own, started once; while one is driven the others idle.
 */
public final class Comparison {

    private static final int PROBE_SAMPLES = 2_000;

    private final LoadConfiguration configuration;
    private final ReportWriter report;

    /**
     * A comparison.
     *
     * @param configuration of everything
     * @param out receives the report
     */
    public Comparison(final LoadConfiguration configuration, final PrintWriter out) {
        this.configuration = configuration;
        this.report = new ReportWriter(out);
    }

    /**
     * Starts the contestants, plays, stops them and removes their data; their logs stay.
     *
     * @return whether every contestant may be judged
     * @throws IOException if a server does not start or a connection breaks
     */
    public boolean run() throws IOException {
        final List<Contestant> contestants = new ArrayList<>();
        try {
            final Machine machine = putConfiguration();
            for (final ContestantKind kind : configuration.contestants()) {
                contestants.add(Contestant.start(kind, configuration));
            }
            return play(contestants, machine);
        } finally {
            contestants.forEach(Contestant::close);
            Contestant.deleteData(configuration.workDirectory());
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
        final Machine machine = putConfiguration();
        return play(List.of(Contestant.running(address, configuration)), machine);
    }

    private Machine putConfiguration() throws IOException {
        Files.createDirectories(configuration.workDirectory());
        final Machine machine = Machine.read(configuration.workDirectory());
        report.putConfiguration(configuration, machine);
        return machine;
    }

    private boolean play(final List<Contestant> contestants, final Machine machine) throws IOException {
        putProbe("before");
        final RoundPlayer player = new RoundPlayer(configuration);
        final List<RoundResult> results = new ArrayList<>();
        for (int round = 0; round <= configuration.rounds(); round++) {
            for (final Contestant contestant : contestants) {
                final RoundResult result = player.play(contestant, round);
                report.putRound(result);
                if (round > 0) {
                    results.add(result);
                }
            }
        }
        putProbe("after");
        return conclude(contestants, machine, results);
    }

    private boolean conclude(final List<Contestant> contestants, final Machine machine, final List<RoundResult> results)
            throws IOException {
        final List<Summary> summaries = contestants.stream()
                .map(contestant -> new Summary(contestant.kind(), results))
                .toList();
        report.putSummaries(summaries);
        report.putVerdicts(summaries);
        if (configuration.outDirectory().isPresent()) {
            new ResultFileWriter(configuration.outDirectory().get()).write(machine, summaries);
        }
        return summaries.stream().allMatch(summary -> summary.invalidReason().isEmpty());
    }

    private void putProbe(final String when) throws IOException {
        final int writeBytes =
                SettleFrameWriter.frameBytes(SettleFrameWriter.categoryCountFor(configuration.frameBytes()));
        report.putProbe(
                when, FdatasyncProbe.measure(configuration.workDirectory(), writeBytes, PROBE_SAMPLES), writeBytes);
    }
}
