package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.PersonStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.agrona.DirectBuffer;

/** 依据读取: takes facts out of a record. */
final class FactsReader {

    private static final int NO_LEVEL = -1;

    private FactsReader() {}

    /** Reads the facts of a record that has some. */
    static Facts read(final DirectBuffer buffer, final int offset) {
        final FactsDecoder facts = new FactsDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        return new Facts(
                facts.insuredPlace(),
                facts.carePlace(),
                facts.firstDay(),
                facts.lastDay(),
                CareType.values()[facts.careType()],
                facts.visit().emergency(),
                facts.visit().thirdParty(),
                facts.visit().trauma(),
                facts.visit().useAccount(),
                facts.insuranceType(),
                facts.diseaseKey(),
                facts.referralStep(),
                facts.level(),
                facts.referredFromLevel(),
                ResultCode.of(facts.access()),
                HospitalRank.values()[facts.hospitalRank()],
                person(facts),
                ResultCode.of(facts.decision()),
                facts.category() == 0 ? Optional.empty() : Optional.of(BenefitCategory.values()[facts.category() - 1]),
                facts.visit().filed(),
                filing(facts),
                new Parts(facts.inScopeFen(), facts.preSelfPayFen(), facts.overLimitFen(), facts.ownPayFen()),
                counters(facts));
    }

    /** First digits of the hash of the bundle that was in force. */
    static String bundleHash(final DirectBuffer buffer, final int offset) {
        return new FactsDecoder()
                .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder())
                .bundleHash();
    }

    private static Optional<Facts.Person> person(final FactsDecoder facts) {
        if (facts.registeredPlace() == 0) {
            return Optional.empty();
        }
        final BenefitContext context = new BenefitContext()
                .set(
                        NO_LEVEL,
                        PersonStatus.values()[facts.status()],
                        facts.ageYears(),
                        AssistanceClass.values()[facts.assistanceClass()],
                        ContributionGrade.values()[facts.grade()],
                        null,
                        facts.personFlags());
        return Optional.of(
                new Facts.Person(facts.registeredPlace(), facts.benefit(), context, facts.accountBalanceFen()));
    }

    private static Optional<Facts.Filing> filing(final FactsDecoder facts) {
        return facts.filedCategory() == 0
                ? Optional.empty()
                : Optional.of(new Facts.Filing(
                        FilingCategory.of(facts.filedCategory()),
                        facts.filedPlace(),
                        facts.filedFrom(),
                        facts.filedTo(),
                        facts.filedCareTypes(),
                        facts.visit().transferredOn()));
    }

    private static Map<Facts.Counter, Long> counters(final FactsDecoder facts) {
        final Map<Facts.Counter, Long> counters = new HashMap<>();
        for (final FactsDecoder.CountersDecoder counter : facts.counters()) {
            counters.put(new Facts.Counter(counter.counterId(), counter.period()), counter.value());
        }
        return Map.copyOf(counters);
    }
}
