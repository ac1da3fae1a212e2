package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.compare.DayFacts.Known;
import io.yidi.clearing.recon.compare.DayFacts.Standing;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.rows.GroupTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 原因判断: a verdict and the likely cause for each row that is not alike. What hospital and platform differ in, at least
 * one of them differs in from the gateway, too; its cause is the one that shows there, the hospital's first. One
 * thread.
 */
final class CauseFinder {

    private static final String NO_FIELD = "";

    private final LocalDate day;
    private final GroupTable groups;
    private final DayFacts facts;
    private final Map<Pair, Set<Key>> onlyHere = new HashMap<>();
    private final Map<Pair, Set<Key>> onlyThere = new HashMap<>();
    private final Map<Key, Cause> causes = new HashMap<>();

    CauseFinder(final LocalDate day, final GroupTable groups, final DayFacts facts) {
        this.day = day;
        this.groups = groups;
        this.facts = facts;
    }

    /** Judges the rows of all pairs, those with the gateway first. */
    List<Comparison> find(final List<Outcome> outcomes) {
        for (final Pair pair : Pair.values()) {
            onlyHere.put(pair, keys(outcomes, pair, Outcome.ONLY_HERE));
            onlyThere.put(pair, keys(outcomes, pair, Outcome.ONLY_THERE));
        }
        final List<Comparison> comparisons = new ArrayList<>(outcomes.size());
        for (final Outcome outcome : outcomes) {
            final Comparison comparison = outcome.pair() == Pair.HOSPITAL_PLATFORM ? third(outcome) : judge(outcome);
            causes.putIfAbsent(outcome.key(), comparison.cause());
            comparisons.add(comparison);
        }
        return comparisons;
    }

    private static Set<Key> keys(final List<Outcome> outcomes, final Pair pair, final int code) {
        return outcomes.stream()
                .filter(outcome -> outcome.pair() == pair && outcome.code() == code)
                .map(Outcome::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Comparison judge(final Outcome outcome) {
        return switch (outcome.code()) {
            case Outcome.ONLY_THERE -> onlyThere(outcome);
            case Outcome.ONLY_HERE -> comparison(outcome, Verdict.MISSING_THERE, causeOfMissing(outcome), NO_FIELD);
            default -> comparison(outcome, Verdict.AMOUNT_DIFF, Cause.AMOUNT, outcome.field());
        };
    }

    private Comparison third(final Outcome outcome) {
        final Cause cause = causes.getOrDefault(outcome.key(), Cause.AMOUNT);
        return switch (outcome.code()) {
            case Outcome.ONLY_THERE -> comparison(outcome, Verdict.MISSING_HERE, cause, NO_FIELD);
            case Outcome.ONLY_HERE -> comparison(outcome, Verdict.MISSING_THERE, cause, NO_FIELD);
            default -> comparison(outcome, Verdict.AMOUNT_DIFF, cause, outcome.field());
        };
    }

    private Comparison onlyThere(final Outcome outcome) {
        final Known known =
                facts.known(outcome.key(), groups.group(outcome.groupId()).institution());
        if (known.isReversed()) {
            return comparison(outcome, known.msgId(), Verdict.STATUS_DIFF, known.totalFen(), Cause.REVERSED, NO_FIELD);
        }
        if (known != DayFacts.UNKNOWN && !known.day().equals(day)) {
            return comparison(
                    outcome,
                    known.msgId(),
                    Verdict.MISSING_HERE,
                    0,
                    Cause.CUT_OVER,
                    known.day().toString());
        }
        return comparison(outcome, Verdict.MISSING_HERE, causeOfUnknown(outcome), NO_FIELD);
    }

    private Cause causeOfUnknown(final Outcome outcome) {
        final Key key = outcome.key();
        if (isTwice(key) || facts.isAlike(key)) {
            return Cause.REPEATED;
        }
        if (key.isRefund()) {
            return Cause.REFUND;
        }
        final boolean isAtBoth = onlyThere.get(Pair.GATEWAY_HOSPITAL).contains(key)
                && onlyThere.get(Pair.GATEWAY_PLATFORM).contains(key);
        return isAtBoth || outcome.pair() == Pair.GATEWAY_PLATFORM ? Cause.NOT_THROUGH_HERE : Cause.NOT_RECEIVED;
    }

    private Cause causeOfMissing(final Outcome outcome) {
        if (outcome.key().isRefund()) {
            return Cause.REFUND;
        }
        if (hasTwinThere(outcome)) {
            return Cause.REPEATED;
        }
        if (facts.standing(outcome.key().settlementId()).isNearMidnight()) {
            return Cause.CUT_OVER;
        }
        return outcome.pair() == Pair.GATEWAY_HOSPITAL ? Cause.TIMEOUT_NOT_REVERSED : Cause.NOT_UPLOADED;
    }

    /** A bill like it that the other side has: then the other side took the two for one. */
    private boolean hasTwinThere(final Outcome outcome) {
        return facts.twins(outcome.key().settlementId()).stream()
                .anyMatch(twin -> !onlyHere.get(outcome.pair()).contains(new Key(twin, false)));
    }

    private static boolean isTwice(final Key key) {
        return key.settlementId() < 0;
    }

    private Comparison comparison(
            final Outcome outcome, final Verdict verdict, final Cause cause, final String difference) {
        final Standing standing = facts.standing(outcome.key().settlementId());
        return comparison(outcome, standing.msgId(), verdict, outcome.hereFen(), cause, difference);
    }

    private Comparison comparison(
            final Outcome outcome,
            final String msgId,
            final Verdict verdict,
            final long hereFen,
            final Cause cause,
            final String difference) {
        return new Comparison(
                outcome.pair().here(),
                outcome.pair().there(),
                groups.group(outcome.groupId()),
                new Key(Math.abs(outcome.key().settlementId()), outcome.key().isRefund()),
                msgId,
                verdict,
                hereFen,
                outcome.thereFen(),
                cause,
                difference);
    }
}
