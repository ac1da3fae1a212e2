package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.engine.filing.CategoryDecision;
import io.yidi.gateway.engine.filing.Visit;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.reference.ReferenceReader;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * 复核台账: the demo's own persons and counters, kept beside the gateway, and each bill computed again from them by the
 * engine's calculators.
 */
final class DemoLedger {

    private final PolicyPlane plane;
    private final PersonTable persons = new PersonTable();
    private final Map<CounterKey, Long> counters = new HashMap<>();
    private final CategoryDecision decision = new CategoryDecision();
    private final BenefitCalculator calculator = new BenefitCalculator();

    private record CounterKey(int person, long counterId, int period) {}

    DemoLedger(final PolicyPlane plane, final Path referenceFile) {
        this.plane = plane;
        ReferenceReader.read(referenceFile, new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                persons.put(person);
            }

            @Override
            public void onFiling(final FilingRow filing) {
                persons.file(filing);
            }
        });
    }

    /** Person rows, for explanation. */
    PersonTable persons() {
        return persons;
    }

    /**
     * Computes a bill; nothing is recorded yet.
     *
     * @param request the bill
     * @param businessDay of its settlement, days since 1970-01-01
     */
    Recalculation calculate(final SettleRequestDecoder request, final int businessDay) {
        final Visit visit = visit(request, businessDay);
        final RegionPolicy region = plane.regionOf(visit.insuredPlace);
        final int person = persons.find(
                request.buffer(),
                request.offset() + SettleRequestDecoder.personNoEncodingOffset(),
                request.insuranceType());
        final ResultCode decided = decision.decide(visit, region, persons, person);
        DemoFailedException.unlessSame("decision on the category", ResultCode.DONE.name(), decided.name());
        final BenefitRequest benefit = benefit(request, visit, region, person);
        final CounterView before = viewOf(person);
        final BenefitResult result = new BenefitResult();
        calculator.calculate(benefit, before, result);
        DemoFailedException.unlessSame(
                "computed again", ResultCode.DONE.name(), result.code().name());
        return new Recalculation(request, person, visit, benefit, before, result);
    }

    /** Takes a settled bill into the counters, or with factor −1 out of them. */
    void record(final Recalculation settled, final int factor) {
        final BenefitResult result = settled.result();
        for (int i = 0; i < result.contributionCount(); i++) {
            counters.merge(
                    new CounterKey(settled.person(), result.counterId(i), result.period(i)),
                    factor * result.deltaFen(i),
                    Long::sum);
        }
        persons.debit(settled.person(), factor * result.total().accountFen);
    }

    private CounterView viewOf(final int person) {
        return (counterId, period) -> counters.getOrDefault(new CounterKey(person, counterId, period), 0L);
    }

    private static Visit visit(final SettleRequestDecoder request, final int businessDay) {
        final Visit visit = new Visit();
        visit.careType =
                CareType.of(request.buffer(), request.offset() + SettleRequestDecoder.medicalTypeEncodingOffset());
        visit.insuredPlace = Integer.parseInt(request.insuredPlace());
        visit.carePlace = Integer.parseInt(request.carePlace());
        visit.emergency = request.careFlags().emergency();
        visit.thirdPartyLiable = request.careFlags().thirdParty();
        final boolean stay = visit.careType == CareType.INPATIENT;
        visit.firstEpochDay = stay ? request.admissionDate() : businessDay;
        visit.lastEpochDay = stay ? request.dischargeDate() : businessDay;
        return visit;
    }

    private BenefitRequest benefit(
            final SettleRequestDecoder request, final Visit visit, final RegionPolicy region, final int person) {
        final BenefitRequest benefit = new BenefitRequest();
        benefit.region = region;
        benefit.insuranceType = request.insuranceType();
        benefit.careType = visit.careType;
        benefit.diseaseKey = AsciiField.pack(
                request.buffer(),
                request.offset() + SettleRequestDecoder.diseaseCodeEncodingOffset(),
                SettleRequestDecoder.diseaseCodeLength());
        benefit.admissionEpochDay = visit.firstEpochDay;
        benefit.planEpochDay = visit.lastEpochDay;
        benefit.useAccount = request.careFlags().useAccount();
        benefit.accountBalanceFen = persons.accountBalanceFen(person);
        benefit.context.set(
                region.levelOf(request.hospitalLevel(), visit.carePlace),
                persons.status(person),
                CivilDate.fullYears(persons.birthEpochDay(person), visit.lastEpochDay),
                persons.assistanceClass(person),
                persons.grade(person),
                decision.category(),
                persons.flags(person));
        readParts(request, benefit.parts);
        return benefit;
    }

    private static void readParts(final SettleRequestDecoder request, final BillParts parts) {
        for (final SettleRequestDecoder.FeeLinesDecoder line : request.feeLines()) {
            FeeLineParts.add(line, parts);
        }
        for (final SettleRequestDecoder.CategoryTotalsDecoder total : request.categoryTotals()) {
            parts.add(total.inScopeFen(), total.preSelfPayFen(), total.overLimitFen(), total.ownPayFen());
        }
    }
}
