package io.yidi.load.scale;

import java.util.List;

/** 规模轴: what grows, and the steps it grows by; everything else stays as {@link ScaleStep} has it. */
public enum ScaleAxis {
    /** Insured persons, without filings. */
    PERSONS("persons", "insured persons", List.of(10_000, 100_000, 1_000_000, 10_000_000)),
    /** Fee lines of an outpatient bill. */
    LINES("lines", "fee lines of a bill", List.of(1, 5, 20, 50, 100, 200)),
    /** Plans of the policy packs beside those of the project. */
    PLANS("plans", "policy plans", List.of(10, 100, 1_000, 5_000)),
    /** Hospitals. */
    INSTITUTIONS("institutions", "hospitals", List.of(1, 10, 100, 1_000)),
    /** Connections, with so many requests in flight together as ever. */
    CONNECTIONS("connections", "connections", List.of(1, 8, 64, 256, 1_000, 2_000));

    private final String label;
    private final String meaning;
    private final List<Integer> steps;

    ScaleAxis(final String label, final String meaning, final List<Integer> steps) {
        this.label = label;
        this.meaning = meaning;
        this.steps = steps;
    }

    /** Name on the command line. */
    public String label() {
        return label;
    }

    /** What its numbers count. */
    public String meaning() {
        return meaning;
    }

    /** Steps of the long form. */
    public List<Integer> steps() {
        return steps;
    }
}
