package io.yidi.rivals;

import io.yidi.load.result.MachineWatch;
import io.yidi.rivals.kernel.KernelRounds;
import io.yidi.rivals.kernel.SplitterKind;
import io.yidi.rivals.report.Measurement;
import io.yidi.rivals.report.Ratio;
import io.yidi.rivals.report.Report;
import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.ReferencePlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kie.api.KieBase;
import picocli.CommandLine;

/** 与规则引擎比较: the split alone, Yidi's calculator and Drools with its executable model. */
@CommandLine.Command(
        name = "drools",
        mixinStandardHelpOptions = true,
        description = {
            "The split of a bill, Yidi beside Drools: first equal to the fen, then time on one core.",
            "Exit code 0 only if every result was equal and every goal was met; else 3."
        })
final class DroolsCommand implements Callable<Integer> {

    private static final double GOAL = 50;
    private static final List<SplitterKind> RIVALS = List.copyOf(EnumSet.complementOf(EnumSet.of(SplitterKind.YIDI)));

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private RoundOptions options;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final ReferencePlan reference = ReferencePlan.in(options.packs());
        final Map<String, String> conditions = options.conditions();
        conditions.put("drools", KieBase.class.getPackage().getImplementationVersion() + ", executable model");
        conditions.put("plan", reference.plan().id());
        for (final SplitterKind rival : RIVALS) {
            final Equality equality = Equality.of(
                    new BillCorpus(options.seed(), reference.rows()),
                    options.bills(),
                    SplitterKind.YIDI.open(reference),
                    rival.open(reference));
            out.println(rival.label() + ": " + equality.words());
            out.flush();
            if (!equality.isEqual()) {
                return RivalsMain.NOT_MET;
            }
            conditions.put(rival.label(), equality.words());
        }
        return options.conclude(play(out, conditions), out);
    }

    private Report play(final PrintWriter out, final Map<String, String> conditions) throws IOException {
        final KernelRounds rounds = new KernelRounds(options.packs(), options.seed(), options.seconds());
        try (MachineWatch watch = options.watch()) {
            for (int round = 1; round <= options.rounds(); round++) {
                final int number = round;
                for (final SplitterKind kind : SplitterKind.values()) {
                    rounds.play(kind, line -> {
                        out.println("round " + number + "  " + line);
                        out.flush();
                    });
                }
            }
            conditions.putAll(watch.words());
        }
        final Measurement yidi = rounds.of(SplitterKind.YIDI);
        final List<Measurement> measurements = new ArrayList<>(List.of(yidi));
        final List<Ratio> ratios = new ArrayList<>();
        for (final SplitterKind rival : RIVALS) {
            measurements.add(rounds.of(rival));
            ratios.add(Ratio.atLeast(GOAL, rival.label() + " / yidi, time", rounds.of(rival), yidi));
        }
        return new Report("drools", conditions, measurements, ratios);
    }
}
