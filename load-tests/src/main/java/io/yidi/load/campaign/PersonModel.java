package io.yidi.load.campaign;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** 个人模型: the counters of one person as the answers, in journal order, say they are. One thread. */
final class PersonModel {

    private final String personNo;
    private final StayPlan plan;
    private final List<String> breaks;
    private final Map<Integer, Accumulation> years = new TreeMap<>();
    private final Map<Long, SplitFacts> inForce = new HashMap<>();
    private final Map<Long, Refund> refundsInForce = new HashMap<>();
    private final Set<Long> undone = new HashSet<>();
    private long balanceFen;

    /** A person without history; breaks are added to the list. */
    PersonModel(final String personNo, final long openingBalanceFen, final List<String> breaks) {
        this.personNo = personNo;
        this.plan = StayPlan.of(personNo);
        this.balanceFen = openingBalanceFen;
        this.breaks = breaks;
    }

    /** 退费: a refund in force and what it took back. */
    private record Refund(long settlementPosition, SplitFacts split) {}

    void apply(final AckLedger.Entry entry) {
        if (entry.effect() instanceof SettlementFacts facts) {
            settle(entry.journalPosition(), facts);
        } else if (entry.effect() instanceof RefundFacts facts) {
            refund(entry.journalPosition(), facts);
        } else if (entry.effect() instanceof ReversalFacts facts && facts.originalPosition() != ReversalFacts.NONE) {
            reverse(entry.journalPosition(), facts.originalPosition());
        }
    }

    /** Compares with the counters themselves. */
    void compare(final CounterSource source) throws IOException {
        final long foundBalanceFen = source.balanceFen(personNo);
        if (foundBalanceFen != balanceFen) {
            breaks.add(personNo + ": expected a balance of " + balanceFen + " fen, found " + foundBalanceFen);
        }
        for (final Map.Entry<Integer, Accumulation> year : years.entrySet()) {
            for (final String difference : year.getValue().differences(source.accumulated(personNo, year.getKey()))) {
                breaks.add(personNo + " in " + year.getKey() + ": " + difference);
            }
        }
    }

    private void settle(final long position, final SettlementFacts facts) {
        final SplitFacts split = facts.split();
        final Accumulation year = year(split);
        final long ordinal = year.stays() + 1;
        final String stay = " of stay " + ordinal + " in " + split.benefitYear();
        expect(plan.deductibleFen(ordinal), split.deductibleFen(), "deductible" + stay, position);
        expect(
                plan.poolFen(split.inScopeFen(), split.deductibleFen(), year.paidFen(StayPlan.POOL_FUND)),
                split.fundFen().getOrDefault(StayPlan.POOL_FUND, 0L),
                "payment of the pool" + stay,
                position);
        expect(plan.accountFen(split, balanceFen), split.accountFen(), "payment of the account" + stay, position);
        year.settle(split);
        inForce.put(position, split);
        pay(split.accountFen(), facts.balanceFen(), position);
    }

    private void refund(final long position, final RefundFacts facts) {
        final SplitFacts original = inForce.remove(facts.originalPosition());
        if (original == null) {
            breaks.add(at(position) + "expected the refunded settlement at " + facts.originalPosition()
                    + " in force, found none");
            return;
        }
        expectNegative(original, facts.split(), position);
        year(original).takeBack(original);
        refundsInForce.put(position, new Refund(facts.originalPosition(), original));
        pay(-original.accountFen(), facts.balanceFen(), position);
    }

    private void expectNegative(final SplitFacts original, final SplitFacts found, final long position) {
        final Map<String, Long> settledFen = original.figures();
        final Map<String, Long> foundFen = found.figures();
        final Set<String> names = new LinkedHashSet<>(settledFen.keySet());
        names.addAll(foundFen.keySet());
        for (final String name : names) {
            expect(
                    -settledFen.getOrDefault(name, 0L),
                    foundFen.getOrDefault(name, 0L),
                    "refund of the " + name,
                    position);
        }
        if (original.benefitYear() != found.benefitYear()) {
            breaks.add(at(position) + "expected a refund in " + original.benefitYear() + ", found one in "
                    + found.benefitYear());
        }
    }

    private void reverse(final long position, final long originalPosition) {
        final SplitFacts original = inForce.remove(originalPosition);
        final Refund refund = refundsInForce.remove(originalPosition);
        if (original != null) {
            year(original).takeBack(original);
            balanceFen += original.accountFen();
        } else if (refund != null) {
            year(refund.split()).settle(refund.split());
            balanceFen -= refund.split().accountFen();
            inForce.put(refund.settlementPosition(), refund.split());
        } else if (!undone.contains(originalPosition)) {
            breaks.add(at(position) + "expected the reversed settlement at " + originalPosition + ", found none");
        }
        undone.add(originalPosition);
    }

    /** From now on what the answer said counts, so that one wrong balance is one break. */
    private void pay(final long accountFen, final long foundBalanceFen, final long position) {
        expect(balanceFen - accountFen, foundBalanceFen, "balance", position);
        balanceFen = foundBalanceFen;
    }

    private Accumulation year(final SplitFacts split) {
        return years.computeIfAbsent(split.benefitYear(), unused -> new Accumulation());
    }

    private void expect(final long expectedFen, final long foundFen, final String what, final long position) {
        if (expectedFen != foundFen) {
            breaks.add(at(position) + "expected a " + what + " of " + expectedFen + " fen, found " + foundFen);
        }
    }

    private String at(final long position) {
        return personNo + " at journal position " + position + ": ";
    }
}
