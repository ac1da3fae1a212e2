package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import org.kie.api.runtime.StatelessKieSession;

/** 无状态会话: every bill is executed by itself, as services that share a rule base do it. */
public final class StatelessSplitter implements Splitter {

    private final SplitFact fact = new SplitFact();
    private final StatelessKieSession session;

    /**
     * Compiles the rules.
     *
     * @param rows of the policy
     */
    public StatelessSplitter(final PolicyRows rows) {
        session = RuleBase.of(rows).newStatelessKieSession();
    }

    @Override
    public long fundFen(final SplitBill bill) {
        session.execute(fact.take(bill));
        return fact.fundFen();
    }

    @Override
    public Split split() {
        return fact.split();
    }
}
