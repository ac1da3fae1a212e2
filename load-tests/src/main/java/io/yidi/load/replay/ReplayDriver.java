package io.yidi.load.replay;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.Door;
import io.yidi.load.campaign.Lane;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.campaign.Tally;
import io.yidi.load.campaign.Traffic;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** 重放驱动: one journal, every Java, compiled and interpreted: one hash. */
public final class ReplayDriver {

    private static final Path HOMES = Path.of("/usr/lib/jvm");
    private static final List<Integer> WANTED = List.of(17, 25);
    private static final String[] MODES = {"", "-Xint"};
    private static final int LANES = 4;

    private final GatewayKit kit;
    private final Path directory;
    private final int personCount;
    private final long seed;
    private final int recordCount;
    private final PrintWriter progress;

    /**
     * A driver for one matrix.
     *
     * @param kit of the gateway
     * @param directory for its data
     * @param personCount of the reference file
     * @param seed of requests
     * @param recordCount least acknowledgements in the journal
     * @param progress told about each replay
     */
    public ReplayDriver(
            final GatewayKit kit,
            final Path directory,
            final int personCount,
            final long seed,
            final int recordCount,
            final PrintWriter progress) {
        this.kit = kit;
        this.directory = directory;
        this.personCount = personCount;
        this.seed = seed;
        this.recordCount = recordCount;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @return hashes and rates
     * @throws IOException if the journal cannot be made
     */
    public ResultBlock run() throws IOException {
        final Path data = directory.resolve("gateway/data");
        final int acknowledged = makeJournal(data);
        final ResultBlock result = new ResultBlock().line("acknowledgements", "%d", acknowledged);
        final Map<Integer, Path> found = JavaHomes.in(HOMES);
        final List<ReplayRun> runs = new ArrayList<>();
        for (final int version : WANTED) {
            if (!found.containsKey(version)) {
                result.line("java " + version, "skipped: none in %s", HOMES);
                continue;
            }
            for (final String mode : MODES) {
                runs.add(replay(version, found.get(version), mode, data));
            }
        }
        return judge(runs, result);
    }

    static ResultBlock judge(final List<ReplayRun> runs, final ResultBlock result) {
        final Set<String> hashes = new TreeSet<>();
        final List<String> failures = new ArrayList<>();
        for (final ReplayRun run : runs) {
            result.line(
                    "java " + run.java(),
                    "state hash %s, %s records a second",
                    run.stateHash().orElse("none"),
                    run.recordsPerSecond().orElse("?"));
            run.stateHash().ifPresent(hashes::add);
            if (run.stateHash().isEmpty()) {
                failures.add("java " + run.java() + ": " + run.failure());
            }
        }
        return result.finding("failed", failures.size(), runs.size(), "replays")
                .goal(hashes.size() == 1, "state", "%d different hashes (goal 1)", hashes.size())
                .details(failures);
    }

    private int makeJournal(final Path data) throws IOException {
        try (Campaign campaign = Campaign.begin(seed, personCount, directory.resolve("acknowledgements"), new Tally());
                ChildGateway gateway =
                        new ChildGateway(kit.setup(directory.resolve("gateway"), data), campaign.requests())) {
            gateway.start();
            final Traffic traffic = campaign.traffic();
            final List<Lane> lanes = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                lanes.add(gateway.open(Door.BINARY));
            }
            traffic.start(lanes);
            traffic.awaitAcknowledged(recordCount);
            traffic.expectEnd();
            traffic.awaitEnd();
            return campaign.acknowledgedCount();
        }
    }

    private ReplayRun replay(final int version, final Path java, final String mode, final Path data)
            throws IOException {
        final List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx512m"));
        if (!mode.isEmpty()) {
            command.add(mode);
        }
        command.addAll(List.of(
                "-jar",
                kit.jar().toString(),
                "journal",
                "replay",
                "--dir",
                data.resolve("journal").toString()));
        final ToolRun run = ToolRun.of(command.toArray(String[]::new));
        final ReplayRun found = ReplayRun.of((version + " " + mode).strip(), run.exitCode(), run.output());
        progress.println("java " + found.java() + ": " + found.stateHash().orElse("no hash"));
        progress.flush();
        return found;
    }
}
