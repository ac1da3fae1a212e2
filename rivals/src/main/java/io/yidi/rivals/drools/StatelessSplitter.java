package io.yidi.rivals.drools;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.StatelessKieSession;

/** 无状态会话: every bill is executed by itself, as services that share a rule base do it. */
public final class StatelessSplitter implements Splitter {

    private final SplitFact fact = new SplitFact();
    private final List<Object> facts;
    private final StatelessKieSession session;

    private StatelessSplitter(final KieBase rules, final List<Object> figures) {
        session = rules.newStatelessKieSession();
        facts = new ArrayList<>(figures);
        facts.add(fact);
    }

    /**
     * The figures are constants of the rules.
     *
     * @param rows of the policy
     * @return compiled
     */
    public static StatelessSplitter ofConstants(final PolicyRows rows) {
        return new StatelessSplitter(RuleBase.ofConstants(rows), List.of());
    }

    /**
     * The figures are facts, beside every bill.
     *
     * @param rows of the policy
     * @return compiled
     */
    public static StatelessSplitter ofFigures(final PolicyRows rows) {
        return new StatelessSplitter(RuleBase.ofFigures(), FigureRows.of(rows));
    }

    @Override
    public long fundFen(final SplitBill bill) {
        fact.take(bill);
        session.execute(facts);
        return fact.fundFen();
    }

    @Override
    public Split split() {
        return fact.split();
    }
}
