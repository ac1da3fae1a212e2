package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Contributions;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** 影响读取: the messages that stand in the effects of a record: what it added, and which encounter it concerned. */
final class Effects {

    private static final long ONE_REFUND = 1;

    private Effects() {}

    /** What a record added to counters and account, if it added anything. */
    static Optional<Contributions> added(final RecordBodyFlyweight body) {
        return hasEffects(body)
                ? Optional.of(Contributions.read(body.buffer(), body.effectsOffset()))
                : Optional.empty();
    }

    /** What the refund of a settlement adds to counters and account (INV-10): its negative, and one refund. */
    static Contributions ofRefund(final RecordBodyFlyweight settlement) {
        final Contributions negative = negative(settlement);
        final Map<Facts.Counter, Long> counters = new HashMap<>(negative.counters());
        final EffectsDecoder effects = effects(settlement);
        effects.contributions().forEachRemaining(contribution -> {});
        for (final EffectsDecoder.RefundMarksDecoder mark : effects.refundMarks()) {
            counters.merge(new Facts.Counter(mark.counterId(), mark.period()), ONE_REFUND, Long::sum);
        }
        return new Contributions(counters, negative.accountFen());
    }

    /** The negative of what a record added. */
    static Contributions negative(final RecordBodyFlyweight body) {
        final Contributions added = Contributions.read(body.buffer(), body.effectsOffset());
        final Map<Facts.Counter, Long> counters = new HashMap<>();
        added.counters().forEach((counter, delta) -> counters.put(counter, -delta));
        return new Contributions(counters, -added.accountFen());
    }

    /** The encounter that a record concerned, if it did. */
    static Optional<EncounterEffectsDecoder> encounter(final RecordBodyFlyweight body) {
        int at = body.effectsOffset();
        if (hasEffects(body)) {
            at += MessageHeaderDecoder.ENCODED_LENGTH + effects(body).sbeDecodedLength();
        }
        return at < body.effectsOffset() + body.effectsLength()
                ? Optional.of(
                        new EncounterEffectsDecoder().wrapAndApplyHeader(body.buffer(), at, new MessageHeaderDecoder()))
                : Optional.empty();
    }

    private static boolean hasEffects(final RecordBodyFlyweight body) {
        return body.effectsLength() > 0
                && new MessageHeaderDecoder()
                                .wrap(body.buffer(), body.effectsOffset())
                                .templateId()
                        == EffectsDecoder.TEMPLATE_ID;
    }

    private static EffectsDecoder effects(final RecordBodyFlyweight body) {
        return new EffectsDecoder().wrapAndApplyHeader(body.buffer(), body.effectsOffset(), new MessageHeaderDecoder());
    }
}
