package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryReplyEncoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;

/**
 * 结算查询: shows a settlement or a refund as it was answered, and what has become of it (5203): the one named, or the
 * newest that holds lines of an encounter. If both are named they have to belong together. Nothing is remembered under
 * the key. Core thread only; allocates nothing.
 */
final class SettlementQueryHandler implements CommandHandler {

    private final EngineState state;
    private final FeeLines fees;
    private final KeyedRequest keyed;
    private final SettlementLookup lookup;
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettlementQueryDecoder query = new SettlementQueryDecoder();
    private final QueryReplyEncoder reply = new QueryReplyEncoder();

    SettlementQueryHandler(
            final EngineState state, final FeeLines fees, final KeyedRequest keyed, final SettlementLookup lookup) {
        this.state = state;
        this.fees = fees;
        this.keyed = keyed;
        this.lookup = lookup;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        query.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final long before = keyed.stamp().journalPosition;
        keyed.stamp().journalPosition = 0;
        final SettlementFlyweight found = lookup.find(settlementId(), before);
        final ResultCode code = check(found, before);
        switch (code) {
            case DONE -> outcome.quoted(write(found, outcome));
            case SETTLEMENT_OTHER_ENCOUNTER ->
                keyed.refuseQuote(refusal.set(code, "mdtrt_id").found(query.encounterId()), outcome);
            default -> keyed.refuseQuote(refusal.set(code, "setl_id"), outcome);
        }
    }

    /** The one named, else the newest of the encounter; 0 if there is none. */
    private long settlementId() {
        if (query.settlementId() > 0) {
            return query.settlementId();
        }
        final int encounter = state.encounters.find(query.encounterId());
        return encounter == Encounters.NOT_FOUND ? 0 : fees.newestSettlement(encounter);
    }

    private ResultCode check(final SettlementFlyweight found, final long before) {
        if (found == null) {
            return ResultCode.SETTLEMENT_NOT_FOUND;
        }
        if (!found.isOfInstitution(query.buffer(), keyed.stamp().keyOffset)) {
            return ResultCode.SETTLEMENT_OTHER_INSTITUTION;
        }
        if (!found.isOfPerson(
                state.persons, query.buffer(), query.offset() + SettlementQueryDecoder.personNoEncodingOffset())) {
            return ResultCode.SETTLEMENT_OTHER_PERSON;
        }
        if (query.encounterId() != SettlementFlyweight.NO_ENCOUNTER
                && query.encounterId() != lookup.encounterId(before)) {
            return ResultCode.SETTLEMENT_OTHER_ENCOUNTER;
        }
        return lookup.state() == KeyState.UNKNOWN ? ResultCode.SETTLEMENT_EXPIRED : ResultCode.DONE;
    }

    private int write(final SettlementFlyweight found, final Outcome outcome) {
        final RecordBodyFlyweight body = found.body();
        reply.wrapAndApplyHeader(outcome.reply(), 0, header)
                .correlationId(keyed.stamp().correlationId)
                .state(lookup.state().shown());
        KeyDescriptor.copy(
                outcome.reply(),
                reply.offset() + QueryReplyEncoder.institutionCodeEncodingOffset(),
                body.buffer(),
                found.keyOffset());
        reply.putAnswer(body.buffer(), body.replyOffset(), body.replyLength());
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }
}
