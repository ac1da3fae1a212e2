package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** 常驻会话: one session for all bills; each is inserted, fired and deleted again. */
public final class ReusedSplitter implements Splitter {

    private final SplitFact fact = new SplitFact();
    private final KieSession session;

    /**
     * Compiles the rules.
     *
     * @param rows of the policy
     */
    public ReusedSplitter(final PolicyRows rows) {
        session = RuleBase.of(rows).newKieSession();
    }

    @Override
    public long fundFen(final SplitBill bill) {
        final FactHandle handle = session.insert(fact.take(bill));
        session.fireAllRules();
        session.delete(handle);
        return fact.fundFen();
    }

    @Override
    public Split split() {
        return fact.split();
    }
}
