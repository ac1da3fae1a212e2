package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.filing.Visit;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.record.sbe.FactsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * 核算依据: writes down what the decision on a bill found in the state, before the bill changes it. Core thread only;
 * allocates nothing.
 */
final class FactsWriter {

    private final PersonTable persons;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FactsEncoder facts = new FactsEncoder();

    FactsWriter(final PersonTable persons) {
        this.persons = persons;
    }

    /**
     * Writes the facts.
     *
     * @param target written from offset 0
     * @param bundleHash first digits of the hash of the bundle in force
     * @param visit what the bill says of the visit
     * @param person row of the patient, or {@link PersonTable#NOT_FOUND}
     * @param benefit level and parts, as far as the decision came to them
     * @param counters what was read of them
     * @return length in bytes, header included
     */
    int write(
            final MutableDirectBuffer target,
            final byte[] bundleHash,
            final Visit visit,
            final int person,
            final BenefitRequest benefit,
            final PersonCounters counters) {
        facts.wrapAndApplyHeader(target, 0, header);
        putVisit(visit, benefit);
        if (person == PersonTable.NOT_FOUND) {
            target.setMemory(
                    personAt(), FactsEncoder.insuranceTypeEncodingOffset() + facts.offset() - personAt(), (byte) 0);
        } else {
            putPerson(person, visit.lastEpochDay);
            putFiling(person);
        }
        facts.insuranceType(benefit.insuranceType)
                .diseaseKey(benefit.diseaseKey)
                .referralStep(benefit.referralStep.value())
                .putBundleHash(bundleHash, 0)
                .inScopeFen(benefit.parts.inScopeFen)
                .preSelfPayFen(benefit.parts.preSelfPayFen)
                .overLimitFen(benefit.parts.overLimitFen)
                .ownPayFen(benefit.parts.ownPayFen);
        putCounters(counters);
        return MessageHeaderEncoder.ENCODED_LENGTH + facts.encodedLength();
    }

    private int personAt() {
        return facts.offset() + FactsEncoder.registeredPlaceEncodingOffset();
    }

    private void putVisit(final Visit visit, final BenefitRequest benefit) {
        facts.insuredPlace(visit.insuredPlace)
                .carePlace(visit.carePlace)
                .firstDay(visit.firstEpochDay)
                .lastDay(visit.lastEpochDay)
                .careType((short) visit.careType.ordinal())
                .level((byte) benefit.context.level)
                .referredFromLevel((byte) benefit.referredFromLevel);
        facts.visit()
                .clear()
                .emergency(visit.emergency)
                .thirdParty(visit.thirdPartyLiable)
                .useAccount(benefit.useAccount);
    }

    private void putPerson(final int person, final int lastEpochDay) {
        facts.registeredPlace(persons.insuredPlace(person))
                .status((short) persons.status(person).ordinal())
                .ageYears((short) CivilDate.fullYears(persons.birthEpochDay(person), lastEpochDay))
                .assistanceClass((short) persons.assistanceClass(person).ordinal())
                .grade((short) persons.grade(person).ordinal())
                .benefit((short) persons.benefit(person).ordinal())
                .personFlags(persons.flags(person))
                .accountBalanceFen(persons.accountBalanceFen(person));
    }

    private void putFiling(final int person) {
        final BenefitCategory filed = persons.filedCategory(person);
        facts.filedCategory((short) (filed == null ? 0 : filed.ordinal() + 1))
                .filedPlace(persons.filedPlace(person))
                .filedFrom(persons.filedFrom(person))
                .filedTo(persons.filedTo(person))
                .filedCareTypes((short) persons.filedCareMask(person));
    }

    private void putCounters(final PersonCounters counters) {
        final FactsEncoder.CountersEncoder group = facts.countersCount(counters.readCount());
        for (int i = 0; i < counters.readCount(); i++) {
            group.next()
                    .counterId(counters.counterId(i))
                    .period(counters.period(i))
                    .value(counters.valueRead(i));
        }
    }
}
