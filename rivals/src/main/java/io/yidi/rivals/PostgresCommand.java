package io.yidi.rivals;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.result.MachineWatch;
import io.yidi.rivals.kernel.KernelRounds;
import io.yidi.rivals.kernel.SplitterKind;
import io.yidi.rivals.postgres.GatewayLoad;
import io.yidi.rivals.postgres.PostgresCluster;
import io.yidi.rivals.postgres.PostgresSchema;
import io.yidi.rivals.postgres.PostgresTools;
import io.yidi.rivals.postgres.ServerSplitter;
import io.yidi.rivals.postgres.SettleBill;
import io.yidi.rivals.postgres.SettleEquality;
import io.yidi.rivals.postgres.SettleLoad;
import io.yidi.rivals.postgres.SettleRounds;
import io.yidi.rivals.report.Measurement;
import io.yidi.rivals.report.Ratio;
import io.yidi.rivals.report.Report;
import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.ReferencePlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 与存储过程比较: settlements by the gateway and by a stored procedure of PostgreSQL, both durable, and the split alone. */
@CommandLine.Command(
        name = "postgres",
        mixinStandardHelpOptions = true,
        description = {
            "Settlements of the gateway beside a stored procedure of PostgreSQL, both flushed before an answer.",
            "First equal to the fen, then throughput, p99 at half of it, and the split alone on one core.",
            "Exit code 0 only if every result was equal and every goal was met; 4: PostgreSQL is not installed; "
                    + "else 3."
        })
final class PostgresCommand implements Callable<Integer> {

    private static final int NOT_INSTALLED = 4;
    private static final String GATEWAY = "gateway";
    private static final String ONE = "postgresql, a call each";
    private static final String BATCHED = "postgresql, batched";
    private static final String FUNCTION = "pl/pgsql function";
    private static final String GATEWAY_DURABILITY = "fdatasync-batch";
    private static final String COMMIT_DURABILITY = "fdatasync-commit";
    private static final int NATIONAL_LEVEL_OFFSET = 1;
    private static final double ONE_GOAL = 50;
    private static final double BATCHED_GOAL = 30;
    private static final double P99_GOAL = 0.1;
    private static final double KERNEL_GOAL = 100;
    private static final int KERNEL_BILLS = 1 << 14;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private RoundOptions options;

    @CommandLine.Option(
            names = "--connections",
            defaultValue = "32",
            description = "Connections with a call a settlement. Default ${DEFAULT-VALUE}.")
    private int connections;

    @CommandLine.Option(
            names = "--batch-connections",
            defaultValue = "4",
            description = "Connections with batches. Default ${DEFAULT-VALUE}.")
    private int batchConnections;

    @CommandLine.Option(
            names = "--batch",
            defaultValue = "500",
            description = "Most settlements a call. Default ${DEFAULT-VALUE}.")
    private int batch;

    @CommandLine.Mixin
    private GatewayOptions gatewayOptions;

    private PrintWriter out;
    private ReferencePlan reference;

    @Override
    public Integer call() throws IOException, SQLException {
        out = spec.commandLine().getOut();
        final PostgresTools tools = PostgresTools.find().orElse(null);
        if (tools == null) {
            spec.commandLine().getErr().println("expected PostgreSQL in /usr/lib/postgresql (apt install postgresql)");
            return NOT_INSTALLED;
        }
        reference = ReferencePlan.in(options.packs());
        try (PostgresCluster cluster = PostgresCluster.start(tools, options.work());
                Connection connection = cluster.connect()) {
            PostgresSchema.create(connection, reference.rows());
            final Map<String, String> conditions = conditions(connection);
            try (ServerSplitter function = new ServerSplitter(cluster, corpus().first(KERNEL_BILLS))) {
                if (!areEqual(cluster, function, conditions)) {
                    return RivalsMain.NOT_MET;
                }
                PostgresSchema.tidy(connection);
                return options.conclude(play(cluster, function, conditions), out);
            }
        }
    }

    private Map<String, String> conditions(final Connection connection) throws IOException, SQLException {
        final Map<String, String> conditions = options.conditions();
        conditions.put(
                "postgresql",
                connection.getMetaData().getDatabaseProductVersion() + ", driver "
                        + connection.getMetaData().getDriverVersion());
        conditions.put("postgresql settings", PostgresCluster.settings());
        conditions.put(ONE, connections + " connections over loopback TCP");
        conditions.put(BATCHED, batchConnections + " connections, at most " + batch + " settlements a call");
        conditions.put(GATEWAY, gatewayOptions.words());
        conditions.put("persons", gatewayOptions.personCount() + ", as many different bills");
        conditions.put("plan", reference.plan().id());
        return conditions;
    }

    private boolean areEqual(
            final PostgresCluster cluster, final ServerSplitter function, final Map<String, String> conditions)
            throws SQLException {
        final Equality split = function.compare(SplitterKind.YIDI.open(reference));
        final Equality settle = new SettleEquality(cluster, corpus(), reference)
                .compare(
                        options.bills(),
                        compared -> say(String.format(Locale.ROOT, "%,d settlements equal so far", compared)));
        conditions.put("splits compared", split.words());
        conditions.put("settlements compared", settle.words());
        say("splits: " + split.words());
        say("settlements: " + settle.words());
        return split.isEqual() && settle.isEqual();
    }

    private Report play(
            final PostgresCluster cluster, final ServerSplitter function, final Map<String, String> conditions)
            throws IOException, SQLException {
        final BillGenerator generator = gatewayOptions.generator(options);
        final List<SettleBill> bills = bills(generator);
        final SettleLoad one = new SettleLoad(cluster, bills, connections, 1);
        final SettleLoad batched = new SettleLoad(cluster, bills, batchConnections, batch);
        final long phaseNs = TimeUnit.SECONDS.toNanos(options.seconds());
        final SettleRounds rounds = new SettleRounds(phaseNs);
        final KernelRounds kernel = new KernelRounds(options.packs(), options.seed(), options.seconds());
        final List<Double> functionNs = new ArrayList<>();
        try (MachineWatch watch = options.watch();
                GatewayLoad gateway = gatewayOptions.start(options, generator)) {
            new SettleRounds(phaseNs).play(GATEWAY, gateway, line -> say("to warm up  " + line));
            for (int round = 1; round <= options.rounds(); round++) {
                final String prefix = "round " + round + "  ";
                rounds.play(GATEWAY, gateway, line -> say(prefix + line));
                rounds.play(ONE, one, line -> say(prefix + line));
                rounds.play(BATCHED, batched, line -> say(prefix + line));
                kernel.play(SplitterKind.YIDI, line -> say(prefix + line));
                functionNs.add(function.nanosEach(phaseNs));
            }
            conditions.putAll(watch.words());
        }
        conditions.put("rounds short of half the peak", rounds.shortOfRate());
        conditions.put("rounds too short for a p99", rounds.shortOfSamples());
        return report(conditions, rounds, kernel, new Measurement(FUNCTION, KernelRounds.FIGURE, "none", functionNs));
    }

    private static Report report(
            final Map<String, String> conditions,
            final SettleRounds rounds,
            final KernelRounds kernel,
            final Measurement function) {
        final Measurement gateway = rounds.peak(GATEWAY, GATEWAY_DURABILITY);
        final Measurement one = rounds.peak(ONE, COMMIT_DURABILITY);
        final Measurement batched = rounds.peak(BATCHED, COMMIT_DURABILITY);
        final Measurement gatewayP99 = rounds.p99(GATEWAY, GATEWAY_DURABILITY);
        final Measurement oneP99 = rounds.p99(ONE, COMMIT_DURABILITY);
        final Measurement batchedP99 = rounds.p99(BATCHED, COMMIT_DURABILITY);
        final Measurement yidi = kernel.of(SplitterKind.YIDI);
        return new Report(
                "postgres",
                conditions,
                List.of(gateway, one, batched, gatewayP99, oneP99, batchedP99, yidi, function),
                List.of(
                        Ratio.atLeast(ONE_GOAL, "gateway / postgresql, a call each, settlements/s", gateway, one),
                        Ratio.atLeast(BATCHED_GOAL, "gateway / postgresql, batched, settlements/s", gateway, batched),
                        Ratio.atMost(P99_GOAL, "gateway / postgresql, a call each, p99", gatewayP99, oneP99)
                                .unless(rounds.doubt(GATEWAY, ONE)),
                        Ratio.atMost(P99_GOAL, "gateway / postgresql, batched, p99", gatewayP99, batchedP99)
                                .unless(rounds.doubt(GATEWAY, BATCHED)),
                        Ratio.atLeast(KERNEL_GOAL, "pl/pgsql function / yidi, time of a split", function, yidi)));
    }

    private BillCorpus corpus() {
        return new BillCorpus(options.seed(), reference.rows());
    }

    private List<SettleBill> bills(final BillGenerator generator) {
        final int year = GatewayOptions.today().getYear();
        final List<SettleBill> bills = new ArrayList<>();
        for (int i = 0; i < gatewayOptions.personCount(); i++) {
            final Bill bill = generator.bill(i);
            bills.add(new SettleBill(
                    bill.personNo(),
                    year,
                    Bill.HOSPITAL_LEVEL - NATIONAL_LEVEL_OFFSET,
                    false,
                    bill.inScopeFen(),
                    bill.totalFen() - bill.inScopeFen()));
        }
        return bills;
    }

    private void say(final String line) {
        out.println(line);
        out.flush();
    }
}
