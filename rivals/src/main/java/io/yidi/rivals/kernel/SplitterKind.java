package io.yidi.rivals.kernel;

import io.yidi.rivals.drools.ReusedSplitter;
import io.yidi.rivals.drools.StatelessSplitter;
import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.Splitter;
import io.yidi.rivals.split.YidiSplitter;
import java.util.function.Function;

/** 分割者种类: who takes part inside a JVM. */
public enum SplitterKind {
    /** The gateway's calculator. */
    YIDI("yidi", YidiSplitter::new),
    /** Drools with the figures as facts, a session a bill. */
    FIGURES_STATELESS("drools, figures as facts, session a bill", each(StatelessSplitter::ofFigures)),
    /** Drools with the figures as facts, one session for all bills. */
    FIGURES_REUSED("drools, figures as facts, one session", each(ReusedSplitter::ofFigures)),
    /** Drools with the figures as constants, a session a bill. */
    CONSTANTS_STATELESS("drools, figures in rules, session a bill", each(StatelessSplitter::ofConstants)),
    /** Drools with the figures as constants, one session for all bills. */
    CONSTANTS_REUSED("drools, figures in rules, one session", each(ReusedSplitter::ofConstants));

    private final String label;
    private final Function<ReferencePlan, Splitter> maker;

    SplitterKind(final String label, final Function<ReferencePlan, Splitter> maker) {
        this.label = label;
        this.maker = maker;
    }

    /**
     * Name in tables and files.
     *
     * @return short
     */
    public String label() {
        return label;
    }

    /**
     * Makes one.
     *
     * @param reference plan of every bill
     * @return ready for bills
     */
    public Splitter open(final ReferencePlan reference) {
        return maker.apply(reference);
    }

    private static Function<ReferencePlan, Splitter> each(final Function<PolicyRows, Splitter> maker) {
        return reference -> maker.apply(reference.rows());
    }
}
