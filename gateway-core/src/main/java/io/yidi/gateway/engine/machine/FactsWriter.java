package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.filing.CategoryDecision;
import io.yidi.gateway.engine.filing.Visit;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.record.sbe.FactsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.protocol.ResultCode;
import org.agrona.MutableDirectBuffer;

/**
 * 核算依据: writes down what the decision on a bill found in the state, before the bill changes it. Core thread only;
 * allocates nothing.
 */
final class FactsWriter {

    private final PersonTable persons;
    private final FilingTable filings;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FactsEncoder facts = new FactsEncoder();

    FactsWriter(final PersonTable persons, final FilingTable filings) {
        this.persons = persons;
        this.filings = filings;
    }

    /**
     * Writes the facts.
     *
     * @param target written from offset 0
     * @param bundleHash first digits of the hash of the bundle in force
     * @param visit what the bill says of the visit
     * @param access what the rows on provider and opened places came to
     * @param rank whose hospital it is, as far as it is known
     * @param person row of the patient, or {@link PersonTable#NOT_FOUND}
     * @param decision what the rows on person and filing came to; without a filing that matched the general one in
     *     force is told
     * @param benefit level and parts, as far as the decision came to them
     * @param counters what was read of them
     * @return length in bytes, header included
     */
    int write(
            final MutableDirectBuffer target,
            final byte[] bundleHash,
            final Visit visit,
            final ResultCode access,
            final HospitalRank rank,
            final int person,
            final CategoryDecision decision,
            final BenefitRequest benefit,
            final PersonCounters counters) {
        facts.wrapAndApplyHeader(target, 0, header);
        putVisit(visit, benefit);
        if (person == PersonTable.NOT_FOUND) {
            target.setMemory(
                    personAt(), FactsEncoder.insuranceTypeEncodingOffset() + facts.offset() - personAt(), (byte) 0);
        } else {
            putPerson(person, visit);
            putDecision(decision);
            putFiling(
                    decision.filing() == FilingTable.NONE
                            ? filings.inForce(person, FilingKind.GENERAL, visit.settledEpochDay)
                            : decision.filing());
        }
        facts.access(access.number())
                .hospitalRank((short) rank.ordinal())
                .insuranceType(benefit.insuranceType)
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
                .trauma(visit.trauma)
                .useAccount(benefit.useAccount);
    }

    private void putPerson(final int person, final Visit visit) {
        facts.registeredPlace(persons.insuredPlace(person))
                .status((short) persons.status(person).ordinal())
                .ageYears((short) CivilDate.fullYears(persons.birthEpochDay(person), visit.lastEpochDay))
                .assistanceClass((short) persons.assistanceClass(person).ordinal())
                .grade((short) persons.grade(person).ordinal())
                .benefit((short) persons.benefit(person, visit.settledEpochDay).ordinal())
                .personFlags(persons.flags(person))
                .accountBalanceFen(persons.accountBalanceFen(person));
    }

    private void putDecision(final CategoryDecision decision) {
        facts.visit().filed(decision.filing() != FilingTable.NONE);
        facts.decision(decision.code().number()).category((short)
                (decision.category() == null ? 0 : decision.category().ordinal() + 1));
    }

    private void putFiling(final int filed) {
        final boolean isFiled = filed != FilingTable.NONE;
        facts.visit().transferredOn(isFiled && filings.kind(filed) == FilingKind.TRANSFER_OUT);
        facts.filedCategory((short) (isFiled ? filings.category(filed).number() : 0))
                .filedPlace(isFiled ? filings.place(filed) : 0)
                .filedFrom(isFiled ? filings.fromEpochDay(filed) : 0)
                .filedTo(isFiled ? filings.toEpochDay(filed) : 0)
                .filedCareTypes((short) (isFiled ? filings.careMask(filed) : 0));
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
