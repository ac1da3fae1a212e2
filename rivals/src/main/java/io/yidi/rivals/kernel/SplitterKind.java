package io.yidi.rivals.kernel;

import io.yidi.rivals.drools.ReusedSplitter;
import io.yidi.rivals.drools.StatelessSplitter;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.Splitter;
import io.yidi.rivals.split.YidiSplitter;
import java.util.function.Function;

/** 分割者种类: who takes part inside a JVM. */
public enum SplitterKind {
    /** The gateway's calculator. */
    YIDI("yidi", YidiSplitter::new),
    /** Drools, a session a bill. */
    DROOLS_STATELESS("drools, session a bill", reference -> new StatelessSplitter(reference.rows())),
    /** Drools, one session for all bills. */
    DROOLS_REUSED("drools, one session", reference -> new ReusedSplitter(reference.rows()));

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
}
