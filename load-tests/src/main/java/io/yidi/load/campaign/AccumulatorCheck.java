package io.yidi.load.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * 累计核对: a sequential model of what settlements, refunds and reversals leave behind, held against the answers in journal
 * order.
 *
 * <p>For a Beijing employee at a level 3 hospital the first stay in force of a year has a deductible of 1 300.00 yuan,
 * every later one 650.00; the balance falls by exactly what the account paid; a refund or reversal takes both back,
 * once, and the reversal of a refund puts both in force again; no two answers share a journal position. An effect that
 * was lost, or happened twice, shows as a break.
 */
public final class AccumulatorCheck {

    /** In fen. */
    public static final long FIRST_DEDUCTIBLE_FEN = 130_000;
    /** In fen. */
    public static final long LATER_DEDUCTIBLE_FEN = 65_000;

    private final long openingBalanceFen;
    private final List<String> breaks = new ArrayList<>();

    /** A check of persons who all began with this balance. */
    public AccumulatorCheck(final long openingBalanceFen) {
        this.openingBalanceFen = openingBalanceFen;
    }

    /** All breaks, each one line; entries must hold every request that had an effect. */
    public List<String> breaks(final List<AckLedger.Entry> entries, final LongFunction<String> personOf) {
        final List<AckLedger.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(AckLedger.Entry::journalPosition));
        checkPositions(ordered);
        final Map<String, Person> persons = new TreeMap<>();
        for (final AckLedger.Entry entry : ordered) {
            if (entry.effect() != null) {
                persons.computeIfAbsent(personOf.apply(entry.number()), Person::new)
                        .apply(entry);
            }
        }
        return List.copyOf(breaks);
    }

    private void checkPositions(final List<AckLedger.Entry> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            final AckLedger.Entry entry = ordered.get(i);
            if (entry.journalPosition() == ordered.get(i - 1).journalPosition()) {
                breaks.add("journal position " + entry.journalPosition() + " was given to requests "
                        + ordered.get(i - 1).number() + " and " + entry.number());
            }
        }
    }

    /** 退费: a refund in force and what it took back. */
    private record Refund(long settlementPosition, SettlementFacts settlement) {}

    /** 个人: the counters of one person as the model has them. */
    private final class Person {

        private final String personNo;
        private final Map<Integer, Integer> staysInYear = new HashMap<>();
        private final Map<Long, SettlementFacts> inForce = new HashMap<>();
        private final Map<Long, Refund> refundsInForce = new HashMap<>();
        private final Set<Long> undone = new HashSet<>();
        private long balanceFen = openingBalanceFen;

        Person(final String personNo) {
            this.personNo = personNo;
        }

        void apply(final AckLedger.Entry entry) {
            if (entry.effect() instanceof SettlementFacts facts) {
                settle(entry.journalPosition(), facts);
            } else if (entry.effect() instanceof RefundFacts facts) {
                refund(entry.journalPosition(), facts);
            } else if (entry.effect() instanceof ReversalFacts facts
                    && facts.originalPosition() != ReversalFacts.NONE) {
                reverse(entry.journalPosition(), facts.originalPosition());
            }
        }

        private void settle(final long position, final SettlementFacts facts) {
            final int ordinal = staysInYear.merge(facts.benefitYear(), 1, Integer::sum);
            expect(
                    ordinal == 1 ? FIRST_DEDUCTIBLE_FEN : LATER_DEDUCTIBLE_FEN,
                    facts.deductibleFen(),
                    "deductible of stay " + ordinal + " in " + facts.benefitYear(),
                    position);
            expect(balanceFen - facts.accountFen(), facts.balanceFen(), "balance", position);
            balanceFen = facts.balanceFen();
            inForce.put(position, facts);
        }

        private void refund(final long position, final RefundFacts facts) {
            final SettlementFacts original = inForce.remove(facts.originalPosition());
            if (original == null) {
                breaks.add(personNo + " at journal position " + position + ": expected the refunded settlement at "
                        + facts.originalPosition() + " in force, found none");
                return;
            }
            takeBack(original);
            expect(-original.accountFen(), facts.accountFen(), "refund to the account", position);
            expect(balanceFen, facts.balanceFen(), "balance", position);
            refundsInForce.put(position, new Refund(facts.originalPosition(), original));
        }

        private void reverse(final long position, final long originalPosition) {
            final SettlementFacts original = inForce.remove(originalPosition);
            final Refund refund = refundsInForce.remove(originalPosition);
            if (original != null) {
                takeBack(original);
            } else if (refund != null) {
                putInForceAgain(refund);
            } else if (!undone.contains(originalPosition)) {
                breaks.add(personNo + " at journal position " + position + ": expected the reversed settlement at "
                        + originalPosition + ", found none");
            }
            undone.add(originalPosition);
        }

        private void takeBack(final SettlementFacts original) {
            staysInYear.merge(original.benefitYear(), -1, Integer::sum);
            balanceFen += original.accountFen();
        }

        private void putInForceAgain(final Refund refund) {
            final SettlementFacts settlement = refund.settlement();
            staysInYear.merge(settlement.benefitYear(), 1, Integer::sum);
            balanceFen -= settlement.accountFen();
            inForce.put(refund.settlementPosition(), settlement);
        }

        private void expect(final long expectedFen, final long foundFen, final String what, final long position) {
            if (expectedFen != foundFen) {
                breaks.add(personNo + " at journal position " + position + ": expected a " + what + " of " + expectedFen
                        + " fen, found " + foundFen);
            }
        }
    }
}
