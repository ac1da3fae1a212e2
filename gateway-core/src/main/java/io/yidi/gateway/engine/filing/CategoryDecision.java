package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.AreaPrefix;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;

/**
 * 待遇类别判定: the decision order from a visit to its benefit category; the first rule that applies decides.
 *
 * <pre>
 *   1  benefits paused or ended                     refuse      NAT-10b
 *   2  a third party is liable                      refuse      BJ-28b
 *   3  chronic care of a disease nobody knows       refuse      NAT-15
 *      or that the region has not opened            refuse      NAT-N4.3a
 *      or without its own filing                    refuse      BJ-9c
 *   4  care in the province of insurance            refuse      BJ-1a
 *   5  the filing matches place, validity, care     its category; an emergency within OTHER_TEMPORARY is EMERGENCY
 *   6  emergency, deemed filed by the region        EMERGENCY   BJ-27b
 *   7  none of these                                refuse, saying what of the filing does not match
 * </pre>
 *
 * <p>A filing matches if it is there when the settlement is made (BJ-13c) and valid on the first or the last day of the
 * visit. Core thread only; the category stands until the next decision.
 */
public final class CategoryDecision {

    private BenefitCategory category;

    /**
     * Decides.
     *
     * @param visit what is known of the visit
     * @param region policy of the insured place
     * @param persons the table of persons
     * @param person row of the patient
     * @return {@link ResultCode#DONE} with {@link #category()} set, or the refusal
     */
    public ResultCode decide(
            final Visit visit, final RegionPolicy region, final PersonTable persons, final int person) {
        category = null;
        final ResultCode refusal = refusalBeforeFiling(visit, region, persons.benefit(person));
        if (refusal != ResultCode.DONE) {
            return refusal;
        }
        final ResultCode filing = matchFiling(visit, persons, person);
        if (filing == ResultCode.DONE) {
            category = categoryOf(persons.filedCategory(person), visit.emergency);
            return ResultCode.DONE;
        }
        if (visit.emergency && region.emergencyDeemedFiled()) {
            category = BenefitCategory.EMERGENCY;
            return ResultCode.DONE;
        }
        return filing;
    }

    /**
     * Category of the last decision.
     *
     * @return the category, or {@code null} after a refusal
     */
    public BenefitCategory category() {
        return category;
    }

    private static ResultCode refusalBeforeFiling(
            final Visit visit, final RegionPolicy region, final BenefitStatus benefit) {
        if (benefit == BenefitStatus.PAUSED) {
            return ResultCode.BENEFIT_PAUSED;
        }
        if (benefit == BenefitStatus.TERMINATED) {
            return ResultCode.BENEFIT_TERMINATED;
        }
        if (visit.thirdPartyLiable) {
            return ResultCode.THIRD_PARTY_LIABLE;
        }
        if (visit.careType == CareType.CHRONIC_OUTPATIENT) {
            final ResultCode disease = DiseaseDecision.decide(visit, region.diseases());
            return disease == ResultCode.DONE ? ResultCode.CHRONIC_NOT_FILED : disease;
        }
        return AreaPrefix.provinceOf(visit.insuredPlace) == AreaPrefix.provinceOf(visit.carePlace)
                ? ResultCode.NOT_CROSS_PROVINCE
                : ResultCode.DONE;
    }

    private static ResultCode matchFiling(final Visit visit, final PersonTable persons, final int person) {
        if (persons.filedCategory(person) == null) {
            return ResultCode.NOT_FILED;
        }
        if (!AreaPrefix.contains(persons.filedPlace(person), visit.carePlace)) {
            return ResultCode.FILING_OTHER_PLACE;
        }
        if (!opens(visit.careType, persons, person)) {
            return ResultCode.FILING_OTHER_CARE_TYPE;
        }
        final int from = persons.filedFrom(person);
        final int to = persons.filedTo(person);
        return covers(from, to, visit.firstEpochDay) || covers(from, to, visit.lastEpochDay)
                ? ResultCode.DONE
                : ResultCode.FILING_EXPIRED;
    }

    /** A filing for inpatient care opens ordinary outpatient care too (NAT-N4.1a). */
    private static boolean opens(final CareType careType, final PersonTable persons, final int person) {
        return persons.filedFor(person, careType)
                || (careType == CareType.OUTPATIENT && persons.filedFor(person, CareType.INPATIENT));
    }

    private static BenefitCategory categoryOf(final BenefitCategory filed, final boolean emergency) {
        return filed == BenefitCategory.OTHER_TEMPORARY && emergency ? BenefitCategory.EMERGENCY : filed;
    }

    private static boolean covers(final int from, final int to, final int day) {
        return day >= from && day <= to;
    }
}
