package io.yidi.load.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** 结果块: the lines a campaign ends with; a finding that is not zero, or a goal that was missed, makes it unclean. */
public final class ResultBlock {

    /** With no failure in n independent tries, the failure probability is below 3/n with 95 % confidence. */
    private static final double RULE_OF_THREE_PERCENT = 300;

    private final List<String> lines = new ArrayList<>();
    private boolean isClean = true;

    /** A figure that cannot be wrong. */
    public ResultBlock line(final String name, final String format, final Object... values) {
        lines.add(String.format(Locale.ROOT, "%-18s", name) + String.format(Locale.ROOT, format, values));
        return this;
    }

    /** A count that must be zero, with the bound that so many tries without one give. */
    public ResultBlock finding(final String name, final long count, final long tries, final String tryName) {
        isClean &= count == 0;
        if (count > 0 || tries == 0) {
            return line(name, "%d", count);
        }
        return line(name, "0 (95 %%: in less than %.2f %% of %s)", RULE_OF_THREE_PERCENT / tries, tryName);
    }

    /** The findings every campaign looks for. */
    public ResultBlock findings(final Tally tally, final long tries, final String tryName) {
        return finding("lost", tally.lostCount(), tries, tryName)
                .finding("changed", tally.changedCount(), tries, tryName)
                .finding("doubled", tally.doubledCount(), tries, tryName);
    }

    /** Something that must hold. */
    public ResultBlock goal(final boolean isMet, final String name, final String format, final Object... values) {
        isClean &= isMet;
        return line(name, "%s: %s", isMet ? "met" : "MISSED", String.format(Locale.ROOT, format, values));
    }

    /** Details below the figures. */
    public ResultBlock details(final Collection<String> details) {
        lines.addAll(details);
        return this;
    }

    /** Whether every finding was zero and every goal was met. */
    public boolean isClean() {
        return isClean;
    }

    /** All lines. */
    public String text() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
