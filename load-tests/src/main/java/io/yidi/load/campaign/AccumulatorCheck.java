package io.yidi.load.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 累计核对: a sequential model of what settlements, refunds and reversals leave behind, held against the answers in journal
 * order, and against what the gateway says has come together.
 *
 * <p>By the {@link StayPlan} of the person, the first stay in force of a year has another deductible than later
 * ones; the pool pays its share of each stay, until the stays in force have used up its year; the account pays what
 * the funds leave, where it may, and its balance falls by exactly that. A refund is the exact negative of its
 * settlement. It takes all of that back, as a reversal does, once; the reversal of a refund puts it in force again.
 * No two answers share a journal position. A refund names the settlement it was sent for, a reversal the position of
 * the request it was sent for; it names nothing only if that request had no effect, and then that never has one. In
 * the end stays, deductibles, expense and payments of each fund and of the account must be the sums over the
 * settlements in force, and the balance what is left. An effect that was lost, or happened twice, shows as a break.
 */
public final class AccumulatorCheck {

    private final Map<String, PersonModel> persons = new TreeMap<>();
    private final List<String> breaks = new ArrayList<>();

    /**
     * Holds the model against the answers.
     *
     * @param openingBalanceFen that all persons began with
     * @param entries every request that had an effect, in any order
     * @param meaning of the requests
     */
    public AccumulatorCheck(
            final long openingBalanceFen, final List<AckLedger.Entry> entries, final RequestMeaning meaning) {
        final List<AckLedger.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(AckLedger.Entry::journalPosition));
        checkPositions(ordered);
        final MeaningCheck meant = new MeaningCheck(meaning, ordered, breaks);
        for (final AckLedger.Entry entry : ordered) {
            if (entry.effect() != null) {
                meant.check(entry);
                persons.computeIfAbsent(
                                meaning.personNo(entry.number()),
                                personNo -> new PersonModel(personNo, openingBalanceFen, breaks))
                        .apply(entry);
            }
        }
    }

    /** Holds the model against the counters of everybody with an entry. */
    AccumulatorCheck compare(final CounterSource source) throws IOException {
        for (final PersonModel person : persons.values()) {
            person.compare(source);
        }
        return this;
    }

    /** All breaks, each one line. */
    public List<String> breaks() {
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
}
