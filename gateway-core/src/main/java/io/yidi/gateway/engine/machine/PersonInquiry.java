package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.record.sbe.AskPersonDecoder;
import io.yidi.gateway.record.sbe.EncounterListEncoder;
import io.yidi.gateway.record.sbe.EncounterListEncoder.EncountersEncoder;
import io.yidi.gateway.record.sbe.ListEncountersDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.gateway.record.sbe.PersonStandingEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 人员查询: what the state knows of a person, and encounters of an institution; one question looks at so many rows and no
 * more. Core thread only; allocates nothing.
 */
final class PersonInquiry {

    /** Insurances that settle directly between provinces. */
    static final int[] INSURANCE_TYPES = {310, 390};

    private static final int ROWS_MAX = 200;
    private static final int LOOKS_MAX = 8_192;
    private static final int NOTHING_MORE = 0;
    private static final int NO_DAY = Integer.MIN_VALUE;

    /** A visit stands as in a settle request, from the person's number on. */
    private static final int VISIT = SettleRequestDecoder.personNoEncodingOffset();

    /** Fields that stand alike in an entry and in a visit: where in the entry, where in the visit, length. */
    private static final int[][] FIELDS = {
        {
            EncountersEncoder.personNoEncodingOffset(),
            SettleRequestDecoder.personNoEncodingOffset(),
            EncountersEncoder.personNoEncodingLength()
        },
        {
            EncountersEncoder.insuredPlaceEncodingOffset(),
            SettleRequestDecoder.insuredPlaceEncodingOffset(),
            EncountersEncoder.insuredPlaceEncodingLength()
        },
        {
            EncountersEncoder.carePlaceEncodingOffset(),
            SettleRequestDecoder.carePlaceEncodingOffset(),
            EncountersEncoder.carePlaceEncodingLength()
        },
        {
            EncountersEncoder.medicalTypeEncodingOffset(),
            SettleRequestDecoder.medicalTypeEncodingOffset(),
            EncountersEncoder.medicalTypeEncodingLength()
        },
        {
            EncountersEncoder.diagnosisCodeEncodingOffset(),
            SettleRequestDecoder.diagnosisCodeEncodingOffset(),
            EncountersEncoder.diagnosisCodeEncodingLength()
        },
        {
            EncountersEncoder.diseaseCodeEncodingOffset(),
            SettleRequestDecoder.diseaseCodeEncodingOffset(),
            EncountersEncoder.diseaseCodeEncodingLength()
        }
    };

    private final EngineState state;
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AskPersonDecoder askPerson = new AskPersonDecoder();
    private final PersonStandingEncoder standing = new PersonStandingEncoder();
    private final ListEncountersDecoder listEncounters = new ListEncountersDecoder();
    private final EncounterListEncoder list = new EncounterListEncoder();
    private final int[] found = new int[ROWS_MAX];
    private int count;
    private int looks;

    PersonInquiry(final EngineState state) {
        this.state = state;
    }

    /** Writes the insurances of a person; gives the length without the header. */
    int standing(final DirectBuffer buffer, final int offset, final MutableDirectBuffer answer) {
        askPerson.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final int personNoAt = askPerson.offset() + AskPersonDecoder.personNoEncodingOffset();
        int held = 0;
        for (final int insuranceType : INSURANCE_TYPES) {
            held += state.persons.find(buffer, personNoAt, insuranceType) == PersonTable.NOT_FOUND ? 0 : 1;
        }
        standing.wrapAndApplyHeader(answer, 0, header).businessDay(state.businessDay);
        final PersonStandingEncoder.InsurancesEncoder rows = standing.insurancesCount(held);
        for (final int insuranceType : INSURANCE_TYPES) {
            final int person = state.persons.find(buffer, personNoAt, insuranceType);
            if (person != PersonTable.NOT_FOUND) {
                put(rows.next().insuranceType(insuranceType), person);
            }
        }
        return standing.encodedLength();
    }

    private void put(final PersonStandingEncoder.InsurancesEncoder row, final int person) {
        final PersonTable persons = state.persons;
        row.insuredPlace(persons.insuredPlace(person))
                .birthDay(persons.birthEpochDay(person))
                .status((short) persons.status(person).prefix())
                .benefit((short) persons.benefit(person, state.businessDay).ordinal())
                .suspended((short) (persons.isSuspended(person, state.businessDay) ? 1 : 0))
                .personFlags(persons.flags(person))
                .accountBalanceFen(persons.accountBalanceFen(person));
    }

    /** Writes encounters; gives the length without the header. */
    int encounters(final DirectBuffer buffer, final int offset, final UnsafeBuffer answer) {
        listEncounters.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final int personNoAt = listEncounters.offset() + ListEncountersDecoder.personNoEncodingOffset();
        count = 0;
        looks = 0;
        final int next = buffer.getByte(personNoAt) == 0 ? findStays() : findOfPerson(buffer, personNoAt);
        list.wrapAndApplyHeader(answer, 0, header).next(next);
        final EncountersEncoder rows = list.encountersCount(count);
        for (int i = 0; i < count; i++) {
            rows.next();
            put(answer, list.limit() - EncountersEncoder.sbeBlockLength(), rows, found[i]);
        }
        return list.encodedLength();
    }

    private int findOfPerson(final DirectBuffer buffer, final int personNoAt) {
        for (final int insuranceType : INSURANCE_TYPES) {
            final int person = state.persons.find(buffer, personNoAt, insuranceType);
            int row = person == PersonTable.NOT_FOUND ? Encounters.NOT_FOUND : state.encounters.latestOf(person);
            while (row != Encounters.NOT_FOUND && hasRoom()) {
                take(row);
                row = state.encounters.before(row);
            }
        }
        return NOTHING_MORE;
    }

    private int findStays() {
        final Encounters encounters = state.encounters;
        int row = listEncounters.from();
        while (row < encounters.used() && hasRoom()) {
            if (encounters.isInUse(row)
                    && encounters.isStay(row)
                    && !encounters.isDischarged(row)
                    && !encounters.isSettled(row)) {
                take(row);
            }
            looks++;
            row++;
        }
        return row < encounters.used() ? row : NOTHING_MORE;
    }

    private boolean hasRoom() {
        return count < ROWS_MAX && looks < LOOKS_MAX;
    }

    private void take(final int row) {
        looks++;
        if (state.encounters.isOf(
                row,
                listEncounters.buffer(),
                listEncounters.offset() + ListEncountersDecoder.institutionCodeEncodingOffset())) {
            found[count] = row;
            count++;
        }
    }

    private void put(final UnsafeBuffer answer, final int at, final EncountersEncoder entry, final int row) {
        final Encounters encounters = state.encounters;
        final DirectBuffer visit = encounters.visitBuffer(row);
        final int visitAt = encounters.visitOffset(row) - VISIT;
        entry.encounterId(encounters.id(row))
                .insuranceType(encounters.insuranceType(row))
                .firstDay(visit.getInt(
                        visitAt + SettleRequestDecoder.admissionDateEncodingOffset(), SettleRequestDecoder.BYTE_ORDER))
                .lastDay(encounters.isDischarged(row) ? encounters.dischargeDay(row) : NO_DAY)
                .stay((short) (encounters.isStay(row) ? 1 : 0))
                .lastSequence(encounters.lastSequence(row));
        for (final int[] field : FIELDS) {
            answer.putBytes(at + field[0], visit, visitAt + field[1], field[2]);
        }
    }
}
