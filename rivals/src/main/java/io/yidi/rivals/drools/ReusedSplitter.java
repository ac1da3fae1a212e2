package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** 常驻会话: one session for all bills; each is inserted, fired and deleted again. */
public final class ReusedSplitter implements Splitter {

    private final SplitFact fact = new SplitFact();
    private final KieSession session;

    private ReusedSplitter(final KieBase rules, final List<Object> figures) {
        session = rules.newKieSession();
        figures.forEach(session::insert);
    }

    /**
     * The figures are constants of the rules.
     *
     * @param rows of the policy
     * @return compiled
     */
    public static ReusedSplitter ofConstants(final PolicyRows rows) {
        return new ReusedSplitter(RuleBase.ofConstants(rows), List.of());
    }

    /**
     * The figures are facts that stay in the session.
     *
     * @param rows of the policy
     * @return compiled
     */
    public static ReusedSplitter ofFigures(final PolicyRows rows) {
        return new ReusedSplitter(RuleBase.ofFigures(), FigureRows.of(rows));
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
