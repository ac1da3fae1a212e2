package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EffectsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 结算影响: what a transaction adds to the state, written down and carried out, and taken back exactly (INV-10).
 *
 * <p>Core thread only; allocates nothing.
 */
final class EffectsJournal {

    private final EngineState state;
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final EffectsEncoder encoder = new EffectsEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final EffectsDecoder decoder = new EffectsDecoder();

    EffectsJournal(final EngineState state) {
        this.state = state;
    }

    /**
     * Writes down the effects of a settlement and adds them to the state.
     *
     * @param target written from offset 0
     * @param request holds the person number
     * @param personNoOffset of the number
     * @param insuranceType {@code insutype}
     * @param person row of the patient
     * @param result what the settlement comes to
     * @return length in bytes, header included
     */
    int settle(
            final MutableDirectBuffer target,
            final DirectBuffer request,
            final int personNoOffset,
            final int insuranceType,
            final int person,
            final BenefitResult result) {
        encoder.wrapAndApplyHeader(target, 0, headerEncoder)
                .insuranceType(insuranceType)
                .accountFen(result.total().accountFen);
        target.putBytes(
                encoder.offset() + EffectsEncoder.personNoEncodingOffset(),
                request,
                personNoOffset,
                PersonTable.PERSON_NO_BYTES);
        final EffectsEncoder.ContributionsEncoder contributions =
                encoder.contributionsCount(result.contributionCount());
        for (int i = 0; i < result.contributionCount(); i++) {
            contributions
                    .next()
                    .counterId(result.counterId(i))
                    .period(result.period(i))
                    .delta(result.deltaFen(i));
            state.counters.add(person, result.period(i), result.counterId(i), result.deltaFen(i));
        }
        state.persons.debit(person, result.total().accountFen);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /**
     * Writes down the exact negative of a settlement's effects and takes them out of the state.
     *
     * @param target written from offset 0
     * @param original record of the settlement
     * @return length in bytes, header included
     */
    int takeBack(final MutableDirectBuffer target, final RecordBodyFlyweight original) {
        decoder.wrapAndApplyHeader(original.buffer(), original.effectsOffset(), headerDecoder);
        final int personNoAt = decoder.offset() + EffectsDecoder.personNoEncodingOffset();
        final int person = state.persons.find(decoder.buffer(), personNoAt, decoder.insuranceType());
        encoder.wrapAndApplyHeader(target, 0, headerEncoder)
                .insuranceType(decoder.insuranceType())
                .accountFen(-decoder.accountFen());
        target.putBytes(
                encoder.offset() + EffectsEncoder.personNoEncodingOffset(),
                decoder.buffer(),
                personNoAt,
                PersonTable.PERSON_NO_BYTES);
        state.persons.debit(person, -decoder.accountFen());
        final EffectsDecoder.ContributionsDecoder settled = decoder.contributions();
        final EffectsEncoder.ContributionsEncoder contributions = encoder.contributionsCount(settled.count());
        while (settled.hasNext()) {
            settled.next();
            contributions
                    .next()
                    .counterId(settled.counterId())
                    .period(settled.period())
                    .delta(-settled.delta());
            state.counters.add(person, settled.period(), settled.counterId(), -settled.delta());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }
}
