package io.yidi.load.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 本意核对: holds what each answer names against what its request meant. One thread. */
final class MeaningCheck {

    private final RequestMeaning meaning;
    private final List<String> breaks;
    private final Map<Long, Long> positions = new HashMap<>();

    /** Of these answers; breaks are added to the list. */
    MeaningCheck(final RequestMeaning meaning, final List<AckLedger.Entry> entries, final List<String> breaks) {
        this.meaning = meaning;
        this.breaks = breaks;
        for (final AckLedger.Entry entry : entries) {
            if (entry.effect() instanceof SettlementFacts || entry.effect() instanceof RefundFacts) {
                positions.putIfAbsent(entry.number(), entry.journalPosition());
            }
        }
    }

    void check(final AckLedger.Entry entry) {
        final long number = entry.number();
        final Class<? extends Effect> expected = effectOf(number);
        if (!expected.isInstance(entry.effect())) {
            fail(entry, "expected " + expected.getSimpleName() + ", found " + entry.effect());
        } else if (entry.effect() instanceof ReversalFacts facts) {
            checkReversal(entry, meaning.originalOf(number).getAsLong(), facts.originalPosition());
        } else if (entry.effect() instanceof RefundFacts facts) {
            final long meant = meaning.refundedSettlementOf(number).getAsLong();
            if (facts.originalPosition() != meant) {
                fail(entry, "expected a refund of settlement " + meant + ", found one of " + facts.originalPosition());
            }
        }
    }

    private Class<? extends Effect> effectOf(final long number) {
        if (meaning.originalOf(number).isPresent()) {
            return ReversalFacts.class;
        }
        return meaning.refundedSettlementOf(number).isPresent() ? RefundFacts.class : SettlementFacts.class;
    }

    /** What had no effect so far may not have one afterwards. */
    private void checkReversal(final AckLedger.Entry reversal, final long original, final long foundPosition) {
        final long position = positions.getOrDefault(original, ReversalFacts.NONE);
        final boolean isLater = position > reversal.journalPosition();
        final long expectedPosition = isLater ? ReversalFacts.NONE : position;
        if (foundPosition != expectedPosition) {
            fail(
                    reversal,
                    "expected the reversal of request " + original + " to name " + name(expectedPosition) + ", found "
                            + name(foundPosition));
        }
        if (isLater) {
            fail(
                    reversal,
                    "expected no effect of request " + original + " after its reversal, found one at journal position "
                            + position);
        }
    }

    private void fail(final AckLedger.Entry entry, final String text) {
        breaks.add("request " + entry.number() + " at journal position " + entry.journalPosition() + ": " + text);
    }

    private static String name(final long position) {
        return position == ReversalFacts.NONE ? "nothing" : "journal position " + position;
    }
}
