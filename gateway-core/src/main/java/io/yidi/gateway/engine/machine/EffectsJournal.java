package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EffectsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 结算影响: what a transaction adds to the state, written down and carried out, and taken back exactly (INV-10).
 *
 * <p>A refund takes the settlement's effects back and raises, for each layer and year the settlement counted in, the
 * counter of refunds; a reversal takes back whatever the original did. Core thread only; allocates nothing.
 */
final class EffectsJournal {

    /** The year of a bill that no plan was applied to begins on 1 January. */
    static final int CALENDAR_YEAR = 101;

    private static final int ONE_REFUND = 1;

    private final EngineState state;
    private final SuspicionMarks marks;
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final EffectsEncoder encoder = new EffectsEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final EffectsDecoder decoder = new EffectsDecoder();
    private final EffectsDecoder marksDecoder = new EffectsDecoder();
    private int person;

    EffectsJournal(final EngineState state) {
        this.state = state;
        this.marks = new SuspicionMarks(state);
    }

    /**
     * Writes down the effects of a settlement and adds them to the state.
     *
     * @param target written from offset 0
     * @param bill what was settled
     * @param request holds the person number
     * @param personNoOffset of the number
     * @param insuranceType {@code insutype}
     * @param settlementId of the settlement
     * @param previousSettlementId of the person at the institution, or 0
     * @return length in bytes, header included
     */
    int settle(
            final MutableDirectBuffer target,
            final BillEvaluation bill,
            final DirectBuffer request,
            final int personNoOffset,
            final int insuranceType,
            final long settlementId,
            final long previousSettlementId) {
        final int suspicions = marks.settle(bill, settlementId);
        person = bill.person();
        final BenefitResult result = bill.result();
        encoder.wrapAndApplyHeader(target, 0, headerEncoder)
                .insuranceType(insuranceType)
                .accountFen(result.total().accountFen)
                .insuredPlace(bill.insuredPlace())
                .careType((short) bill.careType().ordinal())
                .benefitYearStart(result.plan().benefitYearStart())
                .previousSettlementId(previousSettlementId)
                .suspicions((short) suspicions)
                .suspiciousWith(marks.withSettlementId(suspicions));
        putPersonNo(target, request, personNoOffset);
        final EffectsEncoder.ContributionsEncoder contributions =
                encoder.contributionsCount(result.contributionCount());
        for (int i = 0; i < result.contributionCount(); i++) {
            add(contributions, result.counterId(i), result.period(i), result.deltaFen(i));
        }
        final EffectsEncoder.RefundMarksEncoder refundMarks = encoder.refundMarksCount(result.refundMarkCount());
        for (int i = 0; i < result.refundMarkCount(); i++) {
            refundMarks.next().counterId(result.refundMarkId(i)).period(result.refundMarkPeriod(i));
        }
        state.persons.debit(person, result.total().accountFen);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /**
     * Writes down that a settlement adds nothing to the state: the person pays all.
     *
     * @param target written from offset 0
     * @param request the bill
     * @param careType of the bill
     * @param insuredPlace six-digit area as a number
     * @param previousSettlementId of the person at the institution, or 0
     * @return length in bytes, header included
     */
    int payInFull(
            final MutableDirectBuffer target,
            final SettleRequestDecoder request,
            final CareType careType,
            final int insuredPlace,
            final long previousSettlementId) {
        encoder.wrapAndApplyHeader(target, 0, headerEncoder)
                .insuranceType(request.insuranceType())
                .accountFen(0)
                .insuredPlace(insuredPlace)
                .careType((short) careType.ordinal())
                .benefitYearStart(CALENDAR_YEAR)
                .previousSettlementId(previousSettlementId)
                .suspicions((short) 0)
                .suspiciousWith(0);
        putPersonNo(target, request.buffer(), request.offset() + SettleRequestDecoder.personNoEncodingOffset());
        encoder.contributionsCount(0);
        encoder.refundMarksCount(0);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /**
     * Writes down the effects of a refund and carries them out: what the settlement did is taken back, and its refund
     * is counted.
     *
     * @param target written from offset 0
     * @param original record of the settlement
     * @return length in bytes, header included
     */
    int refund(final MutableDirectBuffer target, final RecordBodyFlyweight original) {
        marksDecoder.wrapAndApplyHeader(original.buffer(), original.effectsOffset(), headerDecoder);
        marksDecoder.contributions().forEachRemaining(contribution -> {});
        final EffectsDecoder.RefundMarksDecoder refundMarks = marksDecoder.refundMarks();
        final EffectsEncoder.ContributionsEncoder contributions = negate(target, original, refundMarks.count());
        while (refundMarks.hasNext()) {
            refundMarks.next();
            add(contributions, refundMarks.counterId(), refundMarks.period(), ONE_REFUND);
        }
        encoder.refundMarksCount(0);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /**
     * Writes down the exact negative of the effects of a settlement or refund and takes them out of the state.
     *
     * @param target written from offset 0
     * @param original record of it
     * @return length in bytes, header included
     */
    int takeBack(final MutableDirectBuffer target, final RecordBodyFlyweight original) {
        negate(target, original, 0);
        encoder.refundMarksCount(0);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /** Says whether a settlement of the person last dealt with is in force, for the settlements that come later. */
    void inForce(final long settlementId, final boolean isInForce) {
        marks.inForce(person, settlementId, isInForce);
    }

    /** Negates everything the original added, and leaves room for more contributions. */
    private EffectsEncoder.ContributionsEncoder negate(
            final MutableDirectBuffer target, final RecordBodyFlyweight original, final int more) {
        decoder.wrapAndApplyHeader(original.buffer(), original.effectsOffset(), headerDecoder);
        final int personNoAt = decoder.offset() + EffectsDecoder.personNoEncodingOffset();
        person = state.persons.find(decoder.buffer(), personNoAt, decoder.insuranceType());
        encoder.wrapAndApplyHeader(target, 0, headerEncoder)
                .insuranceType(decoder.insuranceType())
                .accountFen(-decoder.accountFen())
                .insuredPlace(decoder.insuredPlace())
                .careType(decoder.careType())
                .benefitYearStart(decoder.benefitYearStart())
                .previousSettlementId(0)
                .suspicions((short) 0)
                .suspiciousWith(0);
        putPersonNo(target, decoder.buffer(), personNoAt);
        state.persons.debit(person, -decoder.accountFen());
        final EffectsDecoder.ContributionsDecoder settled = decoder.contributions();
        final EffectsEncoder.ContributionsEncoder contributions = encoder.contributionsCount(settled.count() + more);
        while (settled.hasNext()) {
            settled.next();
            add(contributions, settled.counterId(), settled.period(), -settled.delta());
        }
        return contributions;
    }

    private void putPersonNo(final MutableDirectBuffer target, final DirectBuffer source, final int personNoOffset) {
        target.putBytes(
                encoder.offset() + EffectsEncoder.personNoEncodingOffset(),
                source,
                personNoOffset,
                PersonTable.PERSON_NO_BYTES);
    }

    private void add(
            final EffectsEncoder.ContributionsEncoder contributions,
            final long counterId,
            final int period,
            final long delta) {
        contributions.next().counterId(counterId).period(period).delta(delta);
        state.counters.add(person, period, counterId, delta);
    }
}
