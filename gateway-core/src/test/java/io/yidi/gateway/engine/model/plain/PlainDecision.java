package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareOpenings.Side;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingCategory;
import java.time.LocalDate;
import java.util.List;

/**
 * From a visit to its benefit category, row by row of the decision order: refusals, care at home, filing, emergency,
 * exemption, nothing.
 */
final class PlainDecision {

    private static final List<ResultCode> FROM_FAR_TO_NEAR = List.of(
            ResultCode.NOT_FILED,
            ResultCode.FILING_OTHER_PLACE,
            ResultCode.FILING_ENDED,
            ResultCode.FILING_OTHER_HOSPITAL,
            ResultCode.FILING_OTHER_CARE_TYPE,
            ResultCode.FILING_EXPIRED,
            ResultCode.PROVIDER_NOT_CHOSEN);

    private final Visit visit;
    private final String institution;
    private final LocalDate today;
    private final LocalDate first;
    private final LocalDate last;
    private final PlainPerson person;
    private final RegionPolicy region;
    private final CareRule careRule;
    private BenefitCategory category;

    PlainDecision(
            final Visit visit,
            final String institution,
            final LocalDate today,
            final PlainPerson person,
            final RegionPolicy region,
            final CareRule careRule) {
        this.visit = visit;
        this.institution = institution;
        this.today = today;
        this.person = person;
        this.region = region;
        this.careRule = careRule;
        first = visit.careType() == CareType.INPATIENT ? visit.admission() : today;
        last = visit.careType() == CareType.INPATIENT ? visit.discharge() : today;
    }

    static ResultCode opened(final Visit visit, final LocalDate last, final CareOpenings openings) {
        if (isInProvince(visit)) {
            return ResultCode.DONE;
        }
        final int day = Math.toIntExact(last.toEpochDay());
        if (!openings.isOpen(visit.careType(), Side.CARE, visit.carePlace(), day)) {
            return ResultCode.CARE_PLACE_NOT_OPENED;
        }
        return openings.isOpen(visit.careType(), Side.INSURED, visit.insuredPlace(), day)
                ? ResultCode.DONE
                : ResultCode.INSURED_PLACE_NOT_OPENED;
    }

    ResultCode decide() {
        if (person.isSuspendedOn(today)) {
            return ResultCode.PERSON_SUSPENDED;
        }
        if (!"NORMAL".equals(person.benefitOn(today))) {
            return ResultCode.valueOf("BENEFIT_" + person.benefitOn(today));
        }
        final ResultCode trauma = decideTrauma();
        if (trauma != ResultCode.DONE) {
            return trauma;
        }
        final boolean isChronic = visit.careType() == CareType.CHRONIC_OUTPATIENT;
        final ResultCode chronic = isChronic ? decideChronic() : ResultCode.DONE;
        if (chronic != ResultCode.DONE) {
            return chronic;
        }
        if (isInProvince(visit)) {
            category = null;
            return decideAtHome();
        }
        final ResultCode filed = isChronic ? ResultCode.DONE : decideByFiling();
        if (category == null && visit.emergency() && region.emergencyDeemedFiled()) {
            category = BenefitCategory.EMERGENCY;
        } else if (category == null && isExempt()) {
            category = BenefitCategory.EXEMPT;
        }
        return category == null ? filed : ResultCode.DONE;
    }

    private ResultCode decideTrauma() {
        if (visit.accident().thirdParty()) {
            return ResultCode.THIRD_PARTY_LIABLE;
        }
        if (!visit.accident().trauma()) {
            return ResultCode.DONE;
        }
        if (careRule.trauma() == CareRule.Trauma.NOT) {
            return ResultCode.TRAUMA_NOT_SETTLED;
        }
        return careRule.needsDeclaration() && !visit.accident().isDeclared()
                ? ResultCode.TRAUMA_NOT_DECLARED
                : ResultCode.DONE;
    }

    /** Whether trauma that can be settled may not be paid in full instead. */
    boolean hasToBeSettled() {
        return visit.accident().trauma()
                && careRule.trauma() == CareRule.Trauma.MUST
                && decideTrauma() == ResultCode.DONE;
    }

    public BenefitCategory category() {
        return category;
    }

    private static boolean isInProvince(final Visit visit) {
        return visit.insuredPlace() / 10_000 == visit.carePlace() / 10_000;
    }

    private boolean isExempt() {
        return region.filing().exemptions().stream()
                .anyMatch(row -> row.fromEpochDay() <= last.toEpochDay()
                        && last.toEpochDay() <= row.toEpochDay()
                        && row.careTypes().contains(visit.careType())
                        && row.insuredAreas().stream().anyMatch(Integer.toString(visit.insuredPlace())::startsWith)
                        && row.careAreas().stream().anyMatch(Integer.toString(visit.carePlace())::startsWith));
    }

    private ResultCode decideChronic() {
        final int day = Math.toIntExact(last.toEpochDay());
        final long disease = region.diseases().nationalOf(AsciiField.pack(visit.disease()), day);
        if (disease == DiseaseCatalogue.UNKNOWN) {
            return ResultCode.CHRONIC_DISEASE_UNKNOWN;
        }
        if (!region.diseases().isOpen(disease, day)) {
            return ResultCode.CHRONIC_DISEASE_NOT_OPEN;
        }
        final PlainFiling filing = person.filings.stream()
                .filter(one -> one.kind == FilingKind.CHRONIC
                        && AsciiField.pack(one.disease) == disease
                        && one.isInForce(today))
                .findFirst()
                .orElse(null);
        if (filing == null) {
            return ResultCode.CHRONIC_NOT_FILED;
        }
        if (!filing.names(institution)) {
            return ResultCode.CHRONIC_OTHER_HOSPITAL;
        }
        category = categoryOf(filing);
        return filing.byDays(first, last);
    }

    private ResultCode decideAtHome() {
        final PlainFiling filing = person.filings.stream()
                .filter(one -> one.kind == FilingKind.GENERAL && one.isInForce(today))
                .findFirst()
                .orElse(null);
        if (filing == null || !region.isHome(visit.carePlace())) {
            return ResultCode.NOT_CROSS_PROVINCE;
        }
        final boolean isLongTerm = filing.isLongTerm();
        final List<CareType> offered = isLongTerm
                ? region.filing().home().longTerm()
                : region.filing().home().temporary();
        final boolean isValid = filing.covers(first) || !isLongTerm && filing.covers(last);
        if (!offered.contains(visit.careType()) || !isValid) {
            return ResultCode.NOT_CROSS_PROVINCE;
        }
        if (isLongTerm && region.filing().home().needsDocuments() && !filing.proven) {
            return ResultCode.HOME_DOCUMENTS_MISSING;
        }
        category = isLongTerm ? BenefitCategory.HOME_LONG_TERM : BenefitCategory.HOME_TEMPORARY;
        return ResultCode.DONE;
    }

    private ResultCode decideByFiling() {
        PlainFiling matching = null;
        ResultCode closest = ResultCode.NOT_FILED;
        for (final PlainFiling filing : person.filings.list()) {
            if (filing.isGeneral()) {
                final ResultCode code = match(filing);
                if (code == ResultCode.DONE) {
                    matching = matching == null || filing.kind == FilingKind.GENERAL ? filing : matching;
                } else if (nearness(code) > nearness(closest)) {
                    closest = code;
                }
            }
        }
        category = matching == null ? null : categoryOf(matching);
        return closest;
    }

    private ResultCode match(final PlainFiling filing) {
        final FilingRules rules = region.filing();
        if (!filing.isWithin(visit.carePlace(), rules)) {
            return filing.isInForce(today) ? ResultCode.FILING_OTHER_PLACE : ResultCode.NOT_FILED;
        }
        if (!filing.isInForce(today)) {
            return filing.notInForce(today, first, last);
        }
        if (!filing.hospitals.isEmpty() && !filing.names(institution)) {
            return ResultCode.FILING_OTHER_HOSPITAL;
        }
        final boolean opensOutpatientCare =
                visit.careType() == CareType.OUTPATIENT && filing.careTypes.contains(CareType.INPATIENT);
        if (!filing.careTypes.contains(visit.careType()) && !opensOutpatientCare) {
            return ResultCode.FILING_OTHER_CARE_TYPE;
        }
        if (filing.byDays(first, last) != ResultCode.DONE) {
            return filing.byDays(first, last);
        }
        final boolean isOpen = rules.chosenProvidersMax() == 0
                || visit.careType() == CareType.INPATIENT
                || person.filings.stream()
                        .anyMatch(one -> one.kind == FilingKind.CHOSEN_PROVIDER
                                && one.isInForce(today)
                                && one.names(institution));
        return isOpen ? ResultCode.DONE : ResultCode.PROVIDER_NOT_CHOSEN;
    }

    private BenefitCategory categoryOf(final PlainFiling filing) {
        if (filing.kind == FilingKind.TRANSFER_OUT) {
            return BenefitCategory.TRANSFER;
        }
        if (filing.isLongTerm()) {
            return BenefitCategory.LONG_TERM;
        }
        return visit.emergency() && filing.category == FilingCategory.OTHER_TEMPORARY
                ? BenefitCategory.EMERGENCY
                : BenefitCategory.valueOf(filing.category.name());
    }

    private static int nearness(final ResultCode code) {
        return switch (code) {
            case FILING_SUPERSEDED, FILING_IN_REVIEW -> FROM_FAR_TO_NEAR.indexOf(ResultCode.FILING_ENDED);
            case FILING_NOT_YET_VALID -> FROM_FAR_TO_NEAR.indexOf(ResultCode.FILING_EXPIRED);
            default -> FROM_FAR_TO_NEAR.indexOf(code);
        };
    }
}
