package io.yidi.gateway.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** 步骤表: gathers the steps of one explanation, and what did not agree on the way. */
public final class Steps {

    private final List<Step> steps = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    /** Adds a heading. */
    public void heading(final String id, final Text title, final Text working, final Basis... bases) {
        steps.add(new Step(id, 0, title, working, "", list(bases)));
    }

    /** Adds a line with an amount. */
    public void line(
            final String id, final Text title, final Text working, final long amountFen, final Basis... bases) {
        line(id, title, working, YuanText.of(amountFen), bases);
    }

    void line(final String id, final Text title, final Text working, final Fraction amountFen, final Basis... bases) {
        line(id, title, working, YuanText.of(amountFen), bases);
    }

    /** Adds a line with what stands in place of an amount; it may be empty. */
    public void line(final String id, final Text title, final Text working, final String amount, final Basis... bases) {
        steps.add(new Step(id, 1, title, working, amount, list(bases)));
    }

    /** Notes a difference unless what was recorded is what was computed. */
    public void same(final String what, final long recordedFen, final long computedFen) {
        same(what, YuanText.of(recordedFen), YuanText.of(computedFen));
    }

    /** Notes a difference unless what was recorded is what was computed. */
    public void same(final String what, final String recorded, final String computed) {
        if (!recorded.equals(computed)) {
            differences.add(new Difference(what, recorded, computed));
        }
    }

    /** The steps so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What did not agree so far. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    private static List<Basis> list(final Basis... bases) {
        return Arrays.stream(bases).filter(Objects::nonNull).distinct().toList();
    }
}
