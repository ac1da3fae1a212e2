package io.yidi.rivals.kernel;

import io.yidi.rivals.report.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** 单核轮次: every contestant once a round, each time in a new JVM; keeps what each round brought. */
public final class KernelRounds {

    /** What is measured. */
    public static final String FIGURE = "ns a split, one core";

    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private final Path packs;
    private final long seed;
    private final int secondsEach;
    private final Map<SplitterKind, List<Double>> nanos = new EnumMap<>(SplitterKind.class);

    /**
     * No rounds yet.
     *
     * @param packs directory of all packs
     * @param seed of the bills
     * @param secondsEach to warm up, and as many to measure
     */
    public KernelRounds(final Path packs, final long seed, final int secondsEach) {
        this.packs = packs;
        this.seed = seed;
        this.secondsEach = secondsEach;
    }

    /**
     * Plays one contestant once.
     *
     * @param kind who
     * @param progress told the result in a line
     */
    public void play(final SplitterKind kind, final Consumer<String> progress) {
        final double score = score(kind);
        nanos.computeIfAbsent(kind, none -> new ArrayList<>()).add(score);
        progress.accept(String.format(Locale.ROOT, "%-42s %,12.1f %s", kind.label(), score, FIGURE));
    }

    /**
     * What a contestant brought so far.
     *
     * @param kind who played at least once
     * @return its rounds
     */
    public Measurement of(final SplitterKind kind) {
        return new Measurement(kind.label(), FIGURE, "none", nanos.get(kind));
    }

    private double score(final SplitterKind kind) {
        try {
            return new Runner(new OptionsBuilder()
                            .include(SplitterBenchmark.class.getName())
                            .param("kind", kind.name())
                            .param("packs", packs.toString())
                            .param("seed", Long.toString(seed))
                            .forks(1)
                            .warmupIterations(secondsEach)
                            .warmupTime(ITERATION)
                            .measurementIterations(secondsEach)
                            .measurementTime(ITERATION)
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .runSingle()
                    .getPrimaryResult()
                    .getScore();
        } catch (final RunnerException e) {
            throw new IllegalStateException("expected a round of " + kind.label() + ", found none", e);
        }
    }
}
