package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.launcher.demo.SplitSteps.Step;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** 分割表: prints an explained split in aligned columns; a Chinese character takes two. */
final class SplitTable {

    private static final String GAP = "  ";
    private static final String UNVERIFIED_ENDING = "[CD]\\]";

    private final PrintWriter out;

    SplitTable(final PrintWriter out) {
        this.out = out;
    }

    /** Prints the steps, then the rules and the sources they rest on. */
    void print(final SplitSteps split) {
        final List<Step> steps = split.steps();
        final int labels = widest(steps, Step::label);
        final int workings = widest(steps, Step::working);
        final int amounts = widest(steps, Step::amount);
        for (final Step step : steps) {
            out.println((GAP
                            + right(step.label(), labels)
                            + GAP
                            + right(step.working(), workings)
                            + GAP
                            + left(step.amount(), amounts)
                            + GAP
                            + step.basis())
                    .stripTrailing());
        }
        split.rules().forEach(rule -> out.println(GAP + "· " + rule));
        for (int i = 0; i < split.sources().size(); i++) {
            final String source = split.sources().get(i);
            out.println(GAP + "[" + (i + 1) + "] " + mark(source) + source);
        }
    }

    /** Columns a text takes on a terminal. */
    static int width(final String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static String mark(final String source) {
        return source.matches(".*" + UNVERIFIED_ENDING) ? "示例 " : "";
    }

    private static int widest(final List<Step> steps, final Function<Step, String> column) {
        return steps.stream().map(column).mapToInt(SplitTable::width).max().orElse(0);
    }

    private static String right(final String text, final int columns) {
        return text + " ".repeat(columns - width(text));
    }

    private static String left(final String text, final int columns) {
        return " ".repeat(columns - width(text)) + text;
    }

    private static boolean isWide(final int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6;
    }
}
