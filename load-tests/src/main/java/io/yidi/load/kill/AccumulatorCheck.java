package io.yidi.load.kill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * 累计核对: a sequential model of what settlements leave behind, held against the answers in journal order (P4, P9).
 *
 * <p>For a Beijing employee at a level 3 hospital the first stay of a year has a deductible of 1 300.00 yuan, every
 * later one 650.00; the balance falls by exactly what the account paid; no two answers share a journal position. An
 * effect that was lost, or happened twice, shows as a break.
 */
final class AccumulatorCheck {

    static final long FIRST_DEDUCTIBLE_FEN = 130_000;
    static final long LATER_DEDUCTIBLE_FEN = 65_000;

    private final long openingBalanceFen;
    private final List<String> breaks = new ArrayList<>();

    AccumulatorCheck(final long openingBalanceFen) {
        this.openingBalanceFen = openingBalanceFen;
    }

    /** All breaks, each one line; entries must hold every settlement that had an effect. */
    List<String> breaks(final List<AckLedger.Entry> entries, final LongFunction<String> personOf) {
        final List<AckLedger.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(AckLedger.Entry::journalPosition));
        checkPositions(ordered);
        final Map<String, List<AckLedger.Entry>> byPerson = new TreeMap<>();
        for (final AckLedger.Entry entry : ordered) {
            if (entry.settlement() != null) {
                byPerson.computeIfAbsent(personOf.apply(entry.number()), person -> new ArrayList<>())
                        .add(entry);
            }
        }
        byPerson.forEach(this::checkPerson);
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

    private void checkPerson(final String person, final List<AckLedger.Entry> stays) {
        final Map<Integer, Integer> staysInYear = new HashMap<>();
        long balanceFen = openingBalanceFen;
        for (final AckLedger.Entry stay : stays) {
            final SettlementFacts facts = stay.settlement();
            final int ordinal = staysInYear.merge(facts.benefitYear(), 1, Integer::sum);
            expect(
                    ordinal == 1 ? FIRST_DEDUCTIBLE_FEN : LATER_DEDUCTIBLE_FEN,
                    facts.deductibleFen(),
                    "deductible of stay " + ordinal + " in " + facts.benefitYear(),
                    person,
                    stay);
            expect(balanceFen - facts.accountFen(), facts.balanceFen(), "balance", person, stay);
            balanceFen = facts.balanceFen();
        }
    }

    private void expect(
            final long expectedFen,
            final long foundFen,
            final String what,
            final String person,
            final AckLedger.Entry stay) {
        if (expectedFen != foundFen) {
            breaks.add(person + " at journal position " + stay.journalPosition() + ": expected a " + what + " of "
                    + expectedFen + " fen, found " + foundFen);
        }
    }
}
