package io.yidi.load.verdict;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** 裁决报告: a comparison as text, and as an exit code for those who read no text. */
public final class VerdictWriter {

    /** Nothing that can be judged is slower. */
    public static final int NOT_SLOWER = 0;

    /** Nothing can be said. */
    public static final int NO_VERDICT = 3;

    /** Something is slower. */
    public static final int SLOWER = 4;

    private final PrintWriter out;

    /**
     * A writer.
     *
     * @param out receives the text
     */
    public VerdictWriter(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Tells what two loads show.
     *
     * @param comparison of them
     * @param isForced whether other conditions are put up with
     * @return exit code
     */
    public int write(final ResultComparison comparison, final boolean isForced) {
        comparison.unmatched().forEach(contestant -> line("only in one of the two, no verdict: %s", contestant));
        final List<String> differences = comparison.differences();
        differences.forEach(difference -> line("differs: %s", difference));
        if (!differences.isEmpty() && !isForced) {
            line("NO VERDICT: the conditions are not the same; --anyway compares all the same");
            return NO_VERDICT;
        }
        comparison.generatorBound().forEach(rounds -> line("generator-bound, no verdict: %s", rounds));
        final List<String> reasons = comparison.invalidReasons();
        for (final ResultComparison.Row row : comparison.rows()) {
            put(row, reasons.isEmpty() ? row.verdict() : Verdict.NONE);
        }
        reasons.forEach(reason -> line("NO VERDICT: %s", reason));
        return reasons.isEmpty()
                ? conclusion(comparison.rows().stream()
                        .map(ResultComparison.Row::verdict)
                        .toList())
                : NO_VERDICT;
    }

    /**
     * Tells what two files of micro-benchmarks show.
     *
     * @param comparison of them
     * @return exit code
     */
    public int write(final BenchComparison comparison) {
        comparison.rows().forEach(this::put);
        comparison.unmatched().forEach(name -> line("only in one of the two: %s", name));
        if (comparison.rows().isEmpty()) {
            line("NO VERDICT: no benchmark is in both");
            return NO_VERDICT;
        }
        return conclusion(
                comparison.rows().stream().map(BenchComparison.Row::verdict).toList());
    }

    private void put(final ResultComparison.Row row, final Verdict verdict) {
        line(
                "%-24s %-16s %-32s %12.2f (%.2f … %.2f) -> %12.2f (%.2f … %.2f)  x %.3f (%.3f … %.3f)"
                        + "  intervals %s: %s",
                row.label(),
                row.durability(),
                row.measure(),
                row.first().median(),
                row.first().low(),
                row.first().high(),
                row.second().median(),
                row.second().low(),
                row.second().high(),
                row.ratio().median(),
                row.ratio().low(),
                row.ratio().high(),
                row.first().overlaps(row.second()) ? "overlap" : "apart",
                verdict);
    }

    private void put(final BenchComparison.Row row) {
        line(
                "%-60s %14.3f (%.3f … %.3f) -> %14.3f (%.3f … %.3f) %s  x %.3f  intervals %s: %s",
                row.name(),
                row.first().score(),
                row.first().low(),
                row.first().high(),
                row.second().score(),
                row.second().low(),
                row.second().high(),
                row.unit(),
                row.second().score() / row.first().score(),
                row.verdict() == Verdict.NO_DIFFERENCE ? "overlap" : "apart",
                row.verdict());
    }

    private int conclusion(final List<Verdict> verdicts) {
        final long slower = count(verdicts, Verdict.SLOWER);
        final long none = count(verdicts, Verdict.NONE);
        line(
                "%d faster, %d slower, %d without a difference shown, %d without a verdict",
                count(verdicts, Verdict.FASTER), slower, count(verdicts, Verdict.NO_DIFFERENCE), none);
        if (none == verdicts.size()) {
            line("NO VERDICT: no figure can be judged");
            return NO_VERDICT;
        }
        return slower > 0 ? SLOWER : NOT_SLOWER;
    }

    private static long count(final List<Verdict> verdicts, final Verdict verdict) {
        return verdicts.stream().filter(verdict::equals).count();
    }

    private void line(final String format, final Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
