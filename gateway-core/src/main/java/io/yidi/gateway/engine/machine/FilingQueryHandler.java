package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.BenefitState;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingKind;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingQueryReplyEncoder;
import io.yidi.protocol.sbe.FilingQueryReplyEncoder.FilingsEncoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 备案查询: shows the filings of a person that hold on the business day, and whether benefits may be used (BJ-11).
 * Nothing is remembered under the key. Core thread only; allocates nothing.
 */
final class FilingQueryHandler implements CommandHandler {

    private static final int[] HOSPITALS = {
        FilingsEncoder.hospitalAEncodingOffset(),
        FilingsEncoder.hospitalBEncodingOffset(),
        FilingsEncoder.hospitalCEncodingOffset(),
        FilingsEncoder.hospitalDEncodingOffset()
    };

    private final EngineState state;
    private final KeyedRequest keyed;
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FilingQueryDecoder query = new FilingQueryDecoder();
    private final FilingQueryReplyEncoder reply = new FilingQueryReplyEncoder();

    FilingQueryHandler(final EngineState state, final KeyedRequest keyed) {
        this.state = state;
        this.keyed = keyed;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        query.wrapAndApplyHeader(buffer, offset, headerDecoder);
        keyed.stamp().journalPosition = 0;
        final int person = state.persons.find(
                buffer, query.offset() + FilingQueryDecoder.personNoEncodingOffset(), query.insuranceType());
        final int place = AsciiField.areaCode(buffer, query.offset() + FilingQueryDecoder.insuredPlaceEncodingOffset());
        if (person == PersonTable.NOT_FOUND) {
            keyed.refuseQuote(refusal.set(ResultCode.PERSON_UNKNOWN, "psn_no"), outcome);
        } else if (state.persons.insuredPlace(person) != place) {
            keyed.refuseQuote(
                    refusal.set(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs")
                            .found(place),
                    outcome);
        } else {
            outcome.quoted(write(outcome.reply(), person));
        }
    }

    private int write(final MutableDirectBuffer target, final int person) {
        final ReplyStamp stamp = keyed.stamp();
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .businessDay(state.businessDay)
                .benefit(BenefitState.get(
                        (short) state.persons.benefit(person, state.businessDay).ordinal()));
        reply.replyFlags().clear();
        reply.flags().clear().suspended(state.persons.isSuspended(person, state.businessDay));
        KeyDescriptor.copy(
                target,
                reply.offset() + FilingQueryReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        target.putBytes(
                reply.offset() + FilingQueryReplyEncoder.personNoEncodingOffset(),
                query.buffer(),
                query.offset() + FilingQueryDecoder.personNoEncodingOffset(),
                PersonTable.PERSON_NO_BYTES);
        FilingReplyWriter.putArea(
                target,
                reply.offset() + FilingQueryReplyEncoder.insuredPlaceEncodingOffset(),
                state.persons.insuredPlace(person));
        putFilings(target, person);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putFilings(final MutableDirectBuffer target, final int person) {
        final FilingTable filings = state.filings;
        int shown = 0;
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            shown += isShown(row) ? 1 : 0;
        }
        final FilingsEncoder group = reply.filingsCount(shown);
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            if (isShown(row)) {
                putFiling(target, group.next(), row);
            }
        }
    }

    private boolean isShown(final int row) {
        return state.filings.state(row) == FilingState.REVIEW
                || (state.filings.isInForce(row, state.businessDay)
                        && state.businessDay <= state.filings.toEpochDay(row));
    }

    private void putFiling(final MutableDirectBuffer target, final FilingsEncoder entry, final int row) {
        final FilingTable filings = state.filings;
        final int block = reply.limit() - FilingsEncoder.sbeBlockLength();
        entry.filingNumber(filings.number(row))
                .kind(FilingKind.get((short) filings.kind(row).ordinal()))
                .state(io.yidi.protocol.sbe.FilingState.get(
                        (short) filings.state(row).ordinal()))
                .category(FilingCategory.get((short) filings.category(row).number()))
                .basis(FilingBasis.get((short) filings.basis(row).number()))
                .fromDate(filings.fromEpochDay(row))
                .toDate(FilingReplyWriter.endOf(filings, row))
                .registeredOn(filings.registeredEpochDay(row))
                .documentsDue(FilingReplyWriter.dueOf(filings, row));
        entry.flags().clear().complete(filings.isProven(row));
        entry.care()
                .clear()
                .inpatient(filings.isFor(row, CareType.INPATIENT))
                .outpatient(filings.isFor(row, CareType.OUTPATIENT))
                .pharmacy(filings.isFor(row, CareType.PHARMACY));
        FilingReplyWriter.putArea(target, block + FilingsEncoder.placeEncodingOffset(), filings.place(row));
        putDisease(target, block + FilingsEncoder.diseaseCodeEncodingOffset(), chronicDisease(row));
        for (int i = 0; i < HOSPITALS.length; i++) {
            final int at = block + HOSPITALS[i];
            if (i < filings.hospitalCount(row)) {
                filings.copyHospital(row, i, target, at);
            } else {
                target.setMemory(at, FilingsEncoder.hospitalAEncodingLength(), (byte) 0);
            }
        }
    }

    private long chronicDisease(final int row) {
        return state.filings.kind(row) == io.yidi.gateway.engine.state.FilingKind.CHRONIC
                ? state.filings.disease(row)
                : 0;
    }

    private static void putDisease(final MutableDirectBuffer target, final int offset, final long packed) {
        for (int i = 0; i < Long.BYTES; i++) {
            target.putByte(offset + i, (byte) (packed >>> Byte.SIZE * (Long.BYTES - 1 - i)));
        }
    }
}
