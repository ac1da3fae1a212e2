package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.filing.CategoryDecision;
import io.yidi.gateway.engine.filing.OpeningDecision;
import io.yidi.gateway.engine.filing.ProviderDecision;
import io.yidi.gateway.engine.filing.TraumaDecision;
import io.yidi.gateway.engine.filing.Visit;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.LineFigures;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.sbe.CareFlagsDecoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 账单核算: what a bill comes to for its patient, or why it is refused. Reads the state, changes nothing.
 *
 * <p>The steps in order: insured place, insurance, voucher, provider, opened places, person, category, hospital level,
 * scope of the bill, benefit. The message was checked before: it is complete, its sums add up. Core thread only.
 */
final class BillEvaluation {

    private final EngineState state;
    private final KeyedRequest keyed;
    private final LineFigures figures = new LineFigures();
    private final DowntimeDecision downtime;
    private final ProviderDecision provider;
    private final PersonCounters counters;
    private final FactsWriter facts;
    private final Visit visit = new Visit();
    private final CategoryDecision decision = new CategoryDecision();
    private final BenefitRequest benefitRequest = new BenefitRequest();
    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();
    private final Fault refusal = new Fault();
    private int person;
    private ResultCode access = ResultCode.DONE;

    BillEvaluation(final EngineState state, final KeyedRequest keyed) {
        this.state = state;
        this.keyed = keyed;
        this.downtime = new DowntimeDecision(state);
        this.provider = new ProviderDecision(state.providers);
        this.counters = new PersonCounters(state.counters);
        this.facts = new FactsWriter(state.persons, state.filings);
    }

    /**
     * Evaluates a bill.
     *
     * @param request checked message
     * @return true with {@link #result()}, or false with {@link #refusal()}
     */
    boolean evaluate(final SettleRequestDecoder request) {
        begin();
        readVisit(request);
        final RegionPolicy region = state.plane.regionOf(visit.insuredPlace);
        if (region == null) {
            refusal.set(ResultCode.REGION_UNKNOWN, "insuplc_admdvs").found(visit.insuredPlace);
            return false;
        }
        if (!region.settlesOn(visit.lastEpochDay)) {
            refusal.set(ResultCode.REGION_NOT_IN_FORCE, "insuplc_admdvs").found(visit.insuredPlace);
            return false;
        }
        return areUp()
                && acceptsInsurance(request)
                && acceptsProvider(request)
                && isOpened()
                && findsPerson(request)
                && findsCategory(request, region)
                && findsLevels(request, region)
                && calculates(request, region);
    }

    /**
     * Looks whether the care of a bill is over: a stay is settled on the day of its discharge or later (BJ-31a). Quotes
     * may look ahead.
     *
     * @param request checked message
     * @return true, or false with {@link #refusal()}
     */
    boolean isOver(final SettleRequestDecoder request) {
        begin();
        readVisit(request);
        if (visit.lastEpochDay <= state.businessDay) {
            return true;
        }
        refusal.set(ResultCode.DISCHARGE_AHEAD, "enddate").found(CivilDate.yearMonthDay(visit.lastEpochDay));
        return false;
    }

    /**
     * Looks whether insurance, voucher and patient of a visit are accepted, whatever it will come to.
     *
     * @param request holds the visit
     * @return true with {@link #person()}, or false with {@link #refusal()}
     */
    boolean identifies(final SettleRequestDecoder request) {
        begin();
        readVisit(request);
        return acceptsInsurance(request) && findsPerson(request);
    }

    /**
     * Looks whether a new encounter is accepted: the patient, and the provider.
     *
     * @param request holds the visit
     * @return true with {@link #person()}, or false with {@link #refusal()}
     */
    boolean admits(final SettleRequestDecoder request) {
        begin();
        readVisit(request);
        if (!areUp() || !acceptsInsurance(request) || !findsPerson(request)) {
            return false;
        }
        access = provider.admits(visit, request.hospitalLevel());
        return isAccepted(request);
    }

    /**
     * Looks whether the patient may pay all of a bill instead: always, if it cannot be settled directly.
     *
     * @param request the bill
     * @return true, or false with {@link #refusal()}
     */
    boolean mayPayInFull(final SettleRequestDecoder request) {
        begin();
        readVisit(request);
        final ResultCode code = TraumaDecision.decideFullPay(visit);
        if (code == ResultCode.DONE || !evaluate(request)) {
            return true;
        }
        refusal.set(code, "setl_mode");
        return false;
    }

    /** Row of the patient, after a successful evaluation. */
    int person() {
        return person;
    }

    /** Place of insurance of the patient: six-digit area as a number. */
    int insuredPlace() {
        return visit.insuredPlace;
    }

    /** Place of care: six-digit area as a number. */
    int carePlace() {
        return visit.carePlace;
    }

    /** First day of care, days since 1970-01-01. */
    int firstEpochDay() {
        return visit.firstEpochDay;
    }

    /** Last day of care, days since 1970-01-01. */
    int lastEpochDay() {
        return visit.lastEpochDay;
    }

    /** Kind of care of the bill. */
    CareType careType() {
        return visit.careType;
    }

    /** Category of the benefit, after a successful evaluation. */
    BenefitCategory category() {
        return decision.category();
    }

    /** Amounts, after a successful evaluation. */
    BenefitResult result() {
        return result;
    }

    /** Balance of the personal account once the bill is settled, after a successful evaluation. */
    long balanceAfterFen() {
        return state.persons.accountBalanceFen(person) - result.total().accountFen;
    }

    /** Why the bill was refused. */
    Fault refusal() {
        return refusal;
    }

    /**
     * Writes down what the evaluation looked at, as far as it came; to be called before the bill changes anything.
     *
     * @param target written from offset 0
     * @return length in bytes
     */
    int writeFacts(final MutableDirectBuffer target) {
        return facts.write(
                target, state.bundleHash, visit, access, provider.rank(), person, decision, benefitRequest, counters);
    }

    private void begin() {
        person = PersonTable.NOT_FOUND;
        access = ResultCode.DONE;
        provider.forget();
        decision.forget();
        counters.forget();
        benefitRequest.parts.clear();
        benefitRequest.context.level = RegionPolicy.NO_LEVEL;
        benefitRequest.referredFromLevel = RegionPolicy.NO_LEVEL;
        benefitRequest.useAccount = false;
        benefitRequest.insuranceType = 0;
        benefitRequest.diseaseKey = 0;
        benefitRequest.referralStep = ReferralStep.NONE;
    }

    private void readVisit(final SettleRequestDecoder request) {
        final CareFlagsDecoder flags = request.careFlags();
        final boolean emergency = flags.emergency();
        final boolean thirdParty = flags.thirdParty();
        final boolean trauma = flags.trauma();
        final boolean declared = flags.declared();
        visit.careType = CareType.of(request.buffer(), at(request, SettleRequestDecoder.medicalTypeEncodingOffset()));
        visit.insuredPlace =
                AsciiField.areaCode(request.buffer(), at(request, SettleRequestDecoder.insuredPlaceEncodingOffset()));
        visit.carePlace =
                AsciiField.areaCode(request.buffer(), at(request, SettleRequestDecoder.carePlaceEncodingOffset()));
        visit.diseaseKey = AsciiField.pack(
                request.buffer(),
                at(request, SettleRequestDecoder.diseaseCodeEncodingOffset()),
                SettleRequestDecoder.diseaseCodeLength());
        visit.institution = request.buffer();
        visit.institutionOffset = at(request, SettleRequestDecoder.institutionCodeEncodingOffset());
        visit.settledEpochDay = state.businessDay;
        visit.settledAtMs = keyed.stamp().decidedAtMs;
        visit.emergency = emergency;
        visit.thirdPartyLiable = thirdParty;
        visit.trauma = trauma;
        visit.declared = declared;
        final boolean stay = visit.careType == CareType.INPATIENT;
        visit.firstEpochDay = stay ? request.admissionDate() : state.businessDay;
        visit.lastEpochDay = stay ? request.dischargeDate() : state.businessDay;
        visit.careRule = state.plane.careRules().of(visit.carePlace, state.businessDay);
    }

    private boolean areUp() {
        return downtime.areUp(visit.insuredPlace, visit.carePlace, visit.settledAtMs, refusal);
    }

    private boolean acceptsInsurance(final SettleRequestDecoder request) {
        if (InsuranceType.of(request.insuranceType()) == null) {
            refusal.set(ResultCode.INSURANCE_TYPE_UNSUPPORTED, "insutype").found(request.insuranceType());
            return false;
        }
        if (!visit.careRule.accepts(VoucherType.of(request.voucherType()))) {
            access = ResultCode.VOUCHER_NOT_ACCEPTED;
            refusal.set(ResultCode.VOUCHER_NOT_ACCEPTED, "mdtrt_cert_type").foundCode(request.voucherType());
            return false;
        }
        return true;
    }

    private boolean acceptsProvider(final SettleRequestDecoder request) {
        access = provider.decide(visit, request.hospitalLevel());
        return isAccepted(request);
    }

    private boolean isAccepted(final SettleRequestDecoder request) {
        switch (access) {
            case DONE -> refusal.set(ResultCode.DONE);
            case PROVIDER_OTHER_PLACE -> refusal.set(access, "mdtrtarea_admvs").found(visit.carePlace);
            case PROVIDER_OTHER_LEVEL -> refusal.set(access, "hosp_lv").found(request.hospitalLevel());
            case PROVIDER_NOT_NETWORKED -> refusal.set(access, "med_type").found(request.medicalType());
            default -> refusal.set(access, "fixmedins_code").found(request.institutionCode());
        }
        return access == ResultCode.DONE;
    }

    private boolean isOpened() {
        access = OpeningDecision.decide(visit, state.plane.openings());
        switch (access) {
            case DONE -> refusal.set(ResultCode.DONE);
            case CARE_PLACE_NOT_OPENED -> refusal.set(access, "mdtrtarea_admvs").found(visit.carePlace);
            default -> refusal.set(access, "insuplc_admdvs").found(visit.insuredPlace);
        }
        return access == ResultCode.DONE;
    }

    private boolean findsPerson(final SettleRequestDecoder request) {
        person = state.persons.find(
                request.buffer(), at(request, SettleRequestDecoder.personNoEncodingOffset()), request.insuranceType());
        if (person == PersonTable.NOT_FOUND) {
            refusal.set(ResultCode.PERSON_UNKNOWN, "psn_no");
            return false;
        }
        if (state.persons.insuredPlace(person) != visit.insuredPlace) {
            refusal.set(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs").found(visit.insuredPlace);
            return false;
        }
        return true;
    }

    private boolean findsCategory(final SettleRequestDecoder request, final RegionPolicy region) {
        final ResultCode code = decision.decide(visit, region, state.persons, state.filings, person);
        switch (code) {
            case DONE -> refusal.set(ResultCode.DONE);
            case NOT_CROSS_PROVINCE, FILING_OTHER_PLACE ->
                refusal.set(code, "mdtrtarea_admvs").found(visit.carePlace);
            case FILING_OTHER_CARE_TYPE -> refusal.set(code, "med_type").found(request.medicalType());
            case THIRD_PARTY_LIABLE -> refusal.set(code, "rel_ttp_flag");
            case TRAUMA_NOT_SETTLED -> refusal.set(code, "trum_flag");
            case TRAUMA_NOT_DECLARED -> refusal.set(code, "trum_decl_flag");
            case CHRONIC_DISEASE_UNKNOWN, CHRONIC_DISEASE_NOT_OPEN, CHRONIC_NOT_FILED ->
                refusal.set(code, "dise_codg").found(request.diseaseCode());
            case CHRONIC_OTHER_HOSPITAL, FILING_OTHER_HOSPITAL, PROVIDER_NOT_CHOSEN ->
                refusal.set(code, "fixmedins_code").found(request.institutionCode());
            default -> refusal.set(code, "psn_no");
        }
        refusal.hotline(region.filing().hotline());
        return code == ResultCode.DONE;
    }

    private boolean findsLevels(final SettleRequestDecoder request, final RegionPolicy region) {
        final int level = region.levelOf(
                request.hospitalLevel(), provider.rank(), ProviderType.of(visit.careType), visit.carePlace);
        if (level == RegionPolicy.NO_LEVEL) {
            refusal.set(ResultCode.HOSPITAL_LEVEL_UNMAPPED, "hosp_lv").found(request.hospitalLevel());
            return false;
        }
        benefitRequest.context.level = level;
        benefitRequest.referralStep = request.referralStep();
        if (benefitRequest.referralStep != ReferralStep.NONE) {
            benefitRequest.referredFromLevel = region.levelOf(request.referredFromLevel(), visit.carePlace);
            if (benefitRequest.referredFromLevel == RegionPolicy.NO_LEVEL) {
                refusal.set(ResultCode.HOSPITAL_LEVEL_UNMAPPED, "refl_from_hosp_lv")
                        .found(request.referredFromLevel());
                return false;
            }
        }
        return true;
    }

    private boolean calculates(final SettleRequestDecoder request, final RegionPolicy region) {
        benefitRequest.region = region;
        benefitRequest.insuranceType = request.insuranceType();
        benefitRequest.careType = visit.careType;
        benefitRequest.diseaseKey = region.diseases().nationalElseAsSent(visit.diseaseKey, visit.lastEpochDay);
        benefitRequest.admissionEpochDay = visit.firstEpochDay;
        benefitRequest.planEpochDay = visit.lastEpochDay;
        benefitRequest.useAccount = request.careFlags().useAccount();
        benefitRequest.accountBalanceFen = state.persons.accountBalanceFen(person);
        readContext(benefitRequest.context);
        if (!readParts(request, benefitRequest.parts)) {
            return false;
        }
        calculator.calculate(benefitRequest, counters.of(person), result);
        if (result.code() != ResultCode.DONE) {
            refusal.set(result.code(), result.code() == ResultCode.PLAN_MISSING ? "med_type" : "psn_no");
            return false;
        }
        return true;
    }

    private void readContext(final BenefitContext context) {
        context.set(
                context.level,
                state.persons.status(person),
                CivilDate.fullYears(state.persons.birthEpochDay(person), visit.lastEpochDay),
                state.persons.assistanceClass(person),
                state.persons.grade(person),
                decision.category(),
                state.persons.flags(person));
    }

    private boolean readParts(final SettleRequestDecoder request, final BillParts parts) {
        parts.clear();
        int at = request.limit() + SettleRequestDecoder.FeeLinesDecoder.HEADER_SIZE;
        final SettleRequestDecoder.FeeLinesDecoder lines = request.feeLines();
        for (int line = 0; lines.hasNext(); line++, at += SettleRequestDecoder.FeeLinesDecoder.sbeBlockLength()) {
            lines.next();
            final ResultCode code = figures.find(request.buffer(), at, keyed.figures(), line, request.hospitalLevel());
            if (code != ResultCode.DONE) {
                refusal.set(code, "feedetail", line, figures.field());
                return false;
            }
            addLine(lines, parts);
        }
        final SettleRequestDecoder.CategoryTotalsDecoder totals = request.categoryTotals();
        while (totals.hasNext()) {
            totals.next();
            parts.add(totals.inScopeFen(), totals.preSelfPayFen(), totals.overLimitFen(), totals.ownPayFen());
        }
        return true;
    }

    private void addLine(final SettleRequestDecoder.FeeLinesDecoder line, final BillParts parts) {
        final ResultCode code = ScopeClassifier.addLine(
                figures.itemClass(),
                figures.firstSelfPayBp(),
                line.unitPriceMicro(),
                line.quantityE4(),
                figures.limitMicro(),
                parts);
        if (code != ResultCode.DONE) {
            throw new IllegalStateException("expected a line that was checked at the door, found " + code);
        }
    }

    private static int at(final SettleRequestDecoder request, final int fieldOffset) {
        return request.offset() + fieldOffset;
    }
}
