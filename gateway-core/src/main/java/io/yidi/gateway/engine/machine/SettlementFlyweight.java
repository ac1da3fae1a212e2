package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.Category;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 结算记录视图: what the record of a settlement, or of a refund, says of it; read from its reply, effects and facts alone, so
 * that it does not matter by which message it came; a bill that came in one piece is the message itself. Valid as
 * long as the record is. Core thread only.
 */
final class SettlementFlyweight {

    /** No encounter has this id. */
    static final long NO_ENCOUNTER = 0;

    private static final CareType[] CARE_TYPES = CareType.values();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder effectsHeader =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final SettleReplyDecoder settleReply = new SettleReplyDecoder();
    private final RefundReplyDecoder refundReply = new RefundReplyDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final FactsDecoder facts = new FactsDecoder();
    private final EncounterEffectsDecoder encounterEffects = new EncounterEffectsDecoder();
    private final SettleRequestDecoder bill = new SettleRequestDecoder();
    private RecordBodyFlyweight body;
    private int replyTemplate;

    /** Looks at a record, whatever it is of. */
    SettlementFlyweight wrap(final RecordBodyFlyweight newBody) {
        body = newBody;
        replyTemplate = 0;
        if (body.replyLength() > 0) {
            replyTemplate = header.wrap(body.buffer(), body.replyOffset()).templateId();
        }
        if (isSettlement()) {
            settleReply.wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        } else if (isRefund()) {
            refundReply.wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        }
        if (isSettlement() || isRefund()) {
            effects.wrapAndApplyHeader(body.buffer(), body.effectsOffset(), effectsHeader);
        }
        return this;
    }

    /** Whether it is the record of a settlement. */
    boolean isSettlement() {
        return replyTemplate == SettleReplyDecoder.TEMPLATE_ID;
    }

    /** Whether it is the record of a refund. */
    boolean isRefund() {
        return replyTemplate == RefundReplyDecoder.TEMPLATE_ID;
    }

    /** The record. */
    RecordBodyFlyweight body() {
        return body;
    }

    /** Its own id. */
    long settlementId() {
        return isRefund() ? refundReply.settlementId() : settleReply.settlementId();
    }

    /** Of a refund: id of the settlement it took back. */
    long refundedSettlementId() {
        return refundReply.originalSettlementId();
    }

    /** Takes up the key it was made under. */
    RequestKey keyInto(final RequestKey key) {
        return key.of(body.buffer(), keyOffset());
    }

    /** Of a settlement: its code. */
    TransactionCode transactionCode() {
        return TransactionCode.of(body.buffer(), keyOffset() + KeyDescriptor.TRANSACTION_OFFSET);
    }

    /** Whether it was made by the institution of another key. */
    boolean isOfInstitution(final DirectBuffer buffer, final int otherKeyOffset) {
        return AsciiField.equals(
                body.buffer(),
                keyOffset() + KeyDescriptor.INSTITUTION_OFFSET,
                buffer,
                otherKeyOffset + KeyDescriptor.INSTITUTION_OFFSET,
                KeyDescriptor.INSTITUTION_LENGTH);
    }

    /** Whether it is that of the person who has a number, be it another one than at the time (BJ-N4.2c). */
    boolean isOfPerson(final PersonTable persons, final DirectBuffer buffer, final int otherPersonNoOffset) {
        return persons.find(buffer, otherPersonNoOffset, insuranceType())
                == persons.find(body.buffer(), personNoOffset(), insuranceType());
    }

    /** Where the person number is in the record's buffer. */
    int personNoOffset() {
        return effects.offset() + EffectsDecoder.personNoEncodingOffset();
    }

    int insuranceType() {
        return effects.insuranceType();
    }

    /** What it took from the personal account; negative if it gave back. */
    long accountFen() {
        return effects.accountFen();
    }

    /** Of a settlement: whether it is of a trauma; one that was paid in full is not. */
    boolean isTrauma() {
        return facts() != null && facts.visit().trauma();
    }

    /** Of a settlement: what its decision looked at; {@code null} of one that was paid in full. */
    FactsDecoder facts() {
        return body.factsLength() == 0
                ? null
                : facts.wrapAndApplyHeader(body.buffer(), body.factsOffset(), effectsHeader);
    }

    /** Of a settlement: the bill that was computed, whether it came in one piece or by lines. */
    SettleRequestDecoder bill() {
        final int billAt = encounterId() == NO_ENCOUNTER
                ? body.commandOffset()
                : encounterEffects.limit() + EncounterEffectsDecoder.billHeaderLength();
        return bill.wrapAndApplyHeader(body.buffer(), billAt, header);
    }

    /** Whether the person paid all of it: no fund did, and clearing never hears of it (BJ-33b). */
    boolean isFullPay() {
        return (isRefund() ? refundReply.category() : settleReply.category()) == Category.NONE;
    }

    /** Six-digit area as a number. */
    int insuredPlace() {
        return effects.insuredPlace();
    }

    CareType careType() {
        return CARE_TYPES[effects.careType()];
    }

    /** Of a settlement: the settlement of the person at the institution before it; 0 if there is none. */
    long previousSettlementId() {
        return effects.previousSettlementId();
    }

    /** Month × 100 + day on which a benefit year begins. */
    int benefitYearStart() {
        return effects.benefitYearStart();
    }

    /** Business day of the settlement; of a refund, that of the settlement it took back. */
    int settledOn() {
        return isRefund() ? refundReply.originalBusinessDay() : settleReply.businessDay();
    }

    /** Of a settlement: the funds, from the first one on. */
    SettleReplyDecoder.FundsDecoder funds() {
        return settleReply.sbeRewind().funds();
    }

    /** Of a settlement: the last benefit year it counts in. */
    int lastBenefitYear() {
        int year = 0;
        funds().forEachRemaining(SettleReplyDecoder.FundsDecoder::skipFundName);
        for (final SettleReplyDecoder.YearsDecoder entry : settleReply.years()) {
            year = entry.benefitYear();
        }
        return year;
    }

    /** Encounter whose lines it settled or gave back; {@link #NO_ENCOUNTER} if its bill came in one piece. */
    long encounterId() {
        effects.sbeRewind();
        effects.contributions().forEachRemaining(contribution -> {});
        effects.refundMarks().forEachRemaining(mark -> {});
        return effects.limit() < body.effectsOffset() + body.effectsLength()
                ? encounterEffects
                        .wrapAndApplyHeader(body.buffer(), effects.limit(), effectsHeader)
                        .encounterId()
                : NO_ENCOUNTER;
    }

    /** Where the key it was made under is in the record's buffer. */
    int keyOffset() {
        return isRefund()
                ? refundReply.offset() + RefundReplyDecoder.institutionCodeEncodingOffset()
                : settleReply.offset() + SettleReplyDecoder.institutionCodeEncodingOffset();
    }
}
