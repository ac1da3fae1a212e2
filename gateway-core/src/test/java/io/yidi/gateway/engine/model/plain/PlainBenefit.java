package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.benefit.ReferenceSplit;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.ReferralStep;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a bill comes to, or why it is refused. Amounts come from the exact reference. */
final class PlainBenefit {

    private static final List<Integer> INSURANCES = List.of(310, 390);
    private static final List<Integer> VOUCHERS = List.of(1, 2, 3);
    private static final int CALENDAR_YEAR = 101;

    private final PlainGateway gateway;
    private final PolicyPlane plane;
    private Answer.Refused refusal;
    private PlainPerson person;
    private RegionPolicy region;
    private BenefitCategory category;
    private Parts parts;
    private Answer.Amounts amounts;
    private Map<String, Long> contributions;

    PlainBenefit(final PlainGateway gateway, final PolicyPlane plane) {
        this.gateway = gateway;
        this.plane = plane;
    }

    /** Insurance, voucher and patient of a visit, whatever it comes to. */
    Answer.Refused identify(final Visit visit) {
        refusal = null;
        final boolean identified = isAccepted(visit) && isKnown(visit);
        return identified ? null : refusal;
    }

    /** Whether a new visit or stay may begin at a hospital. */
    Answer.Refused admit(final Visit visit, final String institution) {
        refusal = null;
        final boolean admitted = isUp(visit)
                && isAccepted(visit)
                && isKnown(visit)
                && hasProvider(visit, institution, gateway.today().minusDays(1));
        return admitted ? null : refusal;
    }

    /** Computes a bill; {@code null}, or why not. */
    Answer.Refused compute(
            final Visit visit,
            final String institution,
            final boolean useAccount,
            final List<Item> items,
            final Parts given) {
        refusal = null;
        region = plane.regionOf(visit.insuredPlace());
        final boolean computed = region == null
                ? refuse(ResultCode.REGION_UNKNOWN, "insuplc_admdvs")
                : isInForce(visit)
                        && isUp(visit)
                        && isAccepted(visit)
                        && hasProvider(visit, institution, gateway.today())
                        && isOpened(visit, plane.openings())
                        && isKnown(visit)
                        && hasCategory(visit, institution)
                        && hasLevels(visit, institution)
                        && hasParts(visit, items, given)
                        && hasPlan(visit, institution, useAccount);
        return computed ? null : refusal;
    }

    public PlainPerson person() {
        return person;
    }

    public RegionPolicy region() {
        return region;
    }

    public String category() {
        return category.name();
    }

    public Answer.Amounts amounts() {
        return amounts;
    }

    public Map<String, Long> contributions() {
        return contributions;
    }

    /** The person pays all: nothing of the policy is asked. */
    public static Answer.Amounts fullPay(final Parts parts, final LocalDate today) {
        final long total = parts.total();
        final Answer.Year year = new Answer.Year(today.getYear(), total, parts.inScope(), 0, 0, total);
        return new Answer.Amounts(parts, 0, 0, 0, total, 0, total, Map.of(), List.of(year), "");
    }

    /** The benefit year of a day. */
    public static int benefitYear(final LocalDate day, final RegionPolicy region) {
        final int start = region == null || region.plans().isEmpty()
                ? CALENDAR_YEAR
                : region.plans().get(0).benefitYearStart();
        final boolean hasBegun = day.getMonthValue() * 100 + day.getDayOfMonth() >= start;
        return hasBegun ? day.getYear() : day.getYear() - 1;
    }

    private boolean isUp(final Visit visit) {
        if (gateway.isDown(visit.insuredPlace())) {
            return refuse(ResultCode.DOWNTIME, "insuplc_admdvs");
        }
        return !gateway.isDown(visit.carePlace()) || refuse(ResultCode.DOWNTIME, "mdtrtarea_admvs");
    }

    private boolean isAccepted(final Visit visit) {
        if (!INSURANCES.contains(visit.insuranceType())) {
            return refuse(ResultCode.INSURANCE_TYPE_UNSUPPORTED, "insutype");
        }
        return VOUCHERS.contains(visit.voucherType()) || refuse(ResultCode.VOUCHER_NOT_ACCEPTED, "mdtrt_cert_type");
    }

    private boolean hasProvider(final Visit visit, final String institution, final LocalDate beganUntil) {
        final ResultCode code =
                gateway.providers().decide(visit, institution, gateway.today(), gateway.nowMs(), beganUntil);
        return code == ResultCode.DONE
                || refuse(
                        code,
                        switch (code) {
                            case PROVIDER_OTHER_PLACE -> "mdtrtarea_admvs";
                            case PROVIDER_OTHER_LEVEL -> "hosp_lv";
                            case PROVIDER_NOT_NETWORKED -> "med_type";
                            default -> "fixmedins_code";
                        });
    }

    private boolean isOpened(final Visit visit, final CareOpenings openings) {
        final ResultCode code = PlainDecision.opened(visit, lastDay(visit), openings);
        return code == ResultCode.DONE
                || refuse(code, code == ResultCode.CARE_PLACE_NOT_OPENED ? "mdtrtarea_admvs" : "insuplc_admdvs");
    }

    private boolean isKnown(final Visit visit) {
        person = gateway.person(visit.personNo(), visit.insuranceType());
        if (person == null) {
            return refuse(ResultCode.PERSON_UNKNOWN, "psn_no");
        }
        return person.row.insuredPlace() == visit.insuredPlace()
                || refuse(ResultCode.INSURED_PLACE_DIFFERS, "insuplc_admdvs");
    }

    private boolean hasCategory(final Visit visit, final String institution) {
        final PlainDecision decision = decision(visit, institution);
        final ResultCode code = decision.decide();
        category = decision.category();
        return code == ResultCode.DONE
                || refuse(
                        code,
                        switch (code) {
                            case NOT_CROSS_PROVINCE, FILING_OTHER_PLACE -> "mdtrtarea_admvs";
                            case FILING_OTHER_CARE_TYPE -> "med_type";
                            case THIRD_PARTY_LIABLE -> "rel_ttp_flag";
                            case TRAUMA_NOT_SETTLED -> "trum_flag";
                            case TRAUMA_NOT_DECLARED -> "trum_decl_flag";
                            case CHRONIC_DISEASE_UNKNOWN, CHRONIC_DISEASE_NOT_OPEN, CHRONIC_NOT_FILED -> "dise_codg";
                            case CHRONIC_OTHER_HOSPITAL, FILING_OTHER_HOSPITAL, PROVIDER_NOT_CHOSEN -> "fixmedins_code";
                            default -> "psn_no";
                        });
    }

    private PlainDecision decision(final Visit visit, final String institution) {
        final int today = Math.toIntExact(gateway.today().toEpochDay());
        final CareRule careRule = plane.careRules().of(visit.carePlace(), today);
        return new PlainDecision(visit, institution, gateway.today(), person, region, careRule);
    }

    /** Whether a bill is of a trauma that the place of care wants settled, as far as it can be. */
    boolean hasToBeSettled(final Visit visit, final PlainEncounterBill bill, final boolean useAccount) {
        final String institution = bill.encounter().institution;
        return decision(visit, institution).hasToBeSettled()
                && compute(visit, institution, useAccount, List.of(), bill.parts()) == null;
    }

    private boolean hasLevels(final Visit visit, final String institution) {
        if (levelOf(visit, institution) == RegionPolicy.NO_LEVEL) {
            return refuse(ResultCode.HOSPITAL_LEVEL_UNMAPPED, "hosp_lv");
        }
        return visit.referralStep() == ReferralStep.NONE
                || region.levelOf(visit.referredFromLevel(), visit.carePlace()) != RegionPolicy.NO_LEVEL
                || refuse(ResultCode.HOSPITAL_LEVEL_UNMAPPED, "refl_from_hosp_lv");
    }

    private int levelOf(final Visit visit, final String institution) {
        final ProviderType type = visit.careType() == CareType.PHARMACY ? ProviderType.PHARMACY : ProviderType.HOSPITAL;
        return region.levelOf(visit.level(), gateway.providers().rank(institution), type, visit.carePlace());
    }

    /** Lines with their own figures or the catalogue's. */
    private boolean hasParts(final Visit visit, final List<Item> items, final Parts given) {
        final PlainCatalogue catalogue = gateway.catalogue();
        parts = given;
        for (int i = 0; i < items.size(); i++) {
            final String wrong = catalogue.wrongField(items.get(i), visit.level());
            if (wrong != null) {
                return refuse(PlainCatalogue.codeOf(wrong), "feedetail[" + i + "]." + wrong);
            }
            parts = parts.plus(catalogue.complete(items.get(i), visit.level()).parts());
        }
        return true;
    }

    private boolean hasPlan(final Visit visit, final String institution, final boolean useAccount) {
        final Outcome outcome = ReferenceSplit.of(request(visit, institution, useAccount), person::counter);
        if (outcome.code() != ResultCode.DONE) {
            return refuse(outcome.code(), outcome.code() == ResultCode.PLAN_MISSING ? "med_type" : "psn_no");
        }
        contributions = outcome.contributions();
        amounts = new Answer.Amounts(
                parts,
                sum(outcome, Outcome.Year::firstSelfPayFen),
                sum(outcome, Outcome.Year::deductibleFen),
                sum(outcome, Outcome.Year::fundTotalFen),
                sum(outcome, Outcome.Year::personalFen),
                sum(outcome, Outcome.Year::accountFen),
                sum(outcome, Outcome.Year::cashFen),
                outcome.funds(),
                outcome.years().stream().map(PlainBenefit::year).toList(),
                outcome.plan());
        return true;
    }

    private BenefitRequest request(final Visit visit, final String institution, final boolean useAccount) {
        final LocalDate last = lastDay(visit);
        final boolean isStay = visit.careType() == CareType.INPATIENT;
        final long disease = AsciiField.pack(visit.disease());
        final long national = region.diseases().nationalOf(disease, Math.toIntExact(last.toEpochDay()));
        final BenefitRequest request = new BenefitRequest();
        request.region = region;
        request.insuranceType = visit.insuranceType();
        request.careType = visit.careType();
        request.diseaseKey = national == DiseaseCatalogue.UNKNOWN ? disease : national;
        request.admissionEpochDay = Math.toIntExact((isStay ? visit.admission() : gateway.today()).toEpochDay());
        request.planEpochDay = Math.toIntExact(last.toEpochDay());
        request.referralStep = visit.referralStep();
        request.referredFromLevel = region.levelOf(visit.referredFromLevel(), visit.carePlace());
        request.useAccount = useAccount;
        request.accountBalanceFen = person.balance;
        request.parts.set(parts.inScope(), parts.preSelfPay(), parts.overLimit(), parts.ownPay());
        request.context.set(
                levelOf(visit, institution),
                person.row.status(),
                Period.between(LocalDate.ofEpochDay(person.row.birthEpochDay()), last)
                        .getYears(),
                person.row.assistanceClass(),
                person.row.grade(),
                category,
                person.row.flags());
        return request;
    }

    private boolean isInForce(final Visit visit) {
        return region.settlesOn((int) lastDay(visit).toEpochDay())
                || refuse(ResultCode.REGION_NOT_IN_FORCE, "insuplc_admdvs");
    }

    private LocalDate lastDay(final Visit visit) {
        return visit.careType() == CareType.INPATIENT ? visit.discharge() : gateway.today();
    }

    private boolean refuse(final ResultCode code, final String field) {
        refusal = new Answer.Refused(code, field);
        return false;
    }

    private static long sum(final Outcome outcome, final ToLongFunction<Outcome.Year> amount) {
        return outcome.years().stream().mapToLong(amount).sum();
    }

    private static Answer.Year year(final Outcome.Year year) {
        return new Answer.Year(
                year.benefitYear(),
                year.parts().stream().mapToLong(Long::longValue).sum(),
                year.parts().get(0),
                year.deductibleFen(),
                year.fundTotalFen(),
                year.personalFen());
    }
}
