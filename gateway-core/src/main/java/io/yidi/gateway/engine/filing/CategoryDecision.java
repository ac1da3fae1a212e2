package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;

/**
 * 待遇类别判定: the decision order from a visit to its benefit category; the first rule that applies decides. All of it is
 * driven by the data of the insured region.
 *
 * <pre>
 *   row                                                     outcome                                       class
 *    2  insurance, voucher, provider                        refuse           BJ-2, NAT-13                 (before this)
 *    3  benefits paused or ended, person suspended          refuse           NAT-10b, NAT-28              PersonRefusal
 *    4  a third party is liable, trauma not declared        refuse           BJ-28b, BJ-28a             TraumaDecision
 *    5  chronic care: disease, filing, hospital             refuse           NAT-15, NAT-8, BJ-9c         ChronicMatch
 *    1  care in the province of insurance, not at home      refuse           BJ-1a                        HomeCare
 *   12  at home during the validity of a filing             HOME_…           JZ-2.2b, JZ-2.2d, XJ-2.5b    HomeCare
 *    6  a filing matches place, hospital, care, days        rows 9 to 11     BJ-9b, BJ-13c, XJ-3.1b       FilingMatch
 *    9  filed as long-term, at the filed place              LONG_TERM        JZ-2.2a, XJ-2.5a             FiledCategory
 *   10  transferred on from there                           TRANSFER         JZ-2.2c, XJ-2.5d             FiledCategory
 *   11  filed as temporary; an emergency within other       its category     JZ-2.4, XJ-2.6               FiledCategory
 *       temporary care is EMERGENCY
 *    7  no filing matches, but an emergency, deemed filed   EMERGENCY        BJ-27b, AMB-19               here
 *    8  no filing matches, but exempt                       EXEMPT           TJ-4.4d                      FilingRules
 *   13  none of these                                       refuse, saying what does not match            FilingMatch
 * </pre>
 *
 * <p>Refusals come before the rules for care at home, so rows 1 and 12 stand behind row 5. Chronic care has the
 * category of its chronic filing. Core thread only; the category stands until the next decision.
 */
public final class CategoryDecision {

    private final ChronicMatch chronic = new ChronicMatch();
    private final HomeCare home = new HomeCare();
    private final FilingMatch filing = new FilingMatch();
    private BenefitCategory category;
    private int matching = FilingTable.NONE;
    private ResultCode code = ResultCode.DONE;

    /** Forgets the last decision. */
    public void forget() {
        category = null;
        matching = FilingTable.NONE;
        code = ResultCode.DONE;
    }

    /**
     * Decides.
     *
     * @param visit what is known of the visit
     * @param region policy of the insured place
     * @param persons the table of persons
     * @param filings the table of filings
     * @param person row of the patient
     * @return {@link ResultCode#DONE} with {@link #category()} set, or the refusal
     */
    public ResultCode decide(
            final Visit visit,
            final RegionPolicy region,
            final PersonTable persons,
            final FilingTable filings,
            final int person) {
        forget();
        code = decideRows(visit, region, persons, filings, person);
        return code;
    }

    private ResultCode decideRows(
            final Visit visit,
            final RegionPolicy region,
            final PersonTable persons,
            final FilingTable filings,
            final int person) {
        final ResultCode refusal = refusal(visit, region, persons, filings, person);
        if (refusal != ResultCode.DONE) {
            return refusal;
        }
        if (HomeCare.isInProvince(visit.insuredPlace, visit.carePlace)) {
            final ResultCode atHome = home.decide(visit, region, filings, person);
            category = home.category();
            return atHome;
        }
        return decideElsewhere(visit, region, filings, person);
    }

    /**
     * Category of the last decision.
     *
     * @return the category, or {@code null} after a refusal
     */
    public BenefitCategory category() {
        return category;
    }

    /**
     * What the last decision came to.
     *
     * @return {@link ResultCode#DONE}, or the refusal
     */
    public ResultCode code() {
        return code;
    }

    /**
     * The filing of the last decision.
     *
     * @return row of the one that matched, or {@link FilingTable#NONE}
     */
    public int filing() {
        return matching;
    }

    /** Rows 3 to 5. */
    private ResultCode refusal(
            final Visit visit,
            final RegionPolicy region,
            final PersonTable persons,
            final FilingTable filings,
            final int person) {
        final ResultCode status = PersonRefusal.of(visit, persons, person);
        if (status != ResultCode.DONE) {
            return status;
        }
        final ResultCode trauma = TraumaDecision.decide(visit);
        if (trauma != ResultCode.DONE) {
            return trauma;
        }
        return visit.careType == CareType.CHRONIC_OUTPATIENT
                ? chronic.find(visit, region.diseases(), filings, person)
                : ResultCode.DONE;
    }

    /** Rows 6 to 11 and 13. */
    private ResultCode decideElsewhere(
            final Visit visit, final RegionPolicy region, final FilingTable filings, final int person) {
        final boolean isChronic = visit.careType == CareType.CHRONIC_OUTPATIENT;
        final ResultCode matched = isChronic ? ResultCode.DONE : filing.find(visit, region.filing(), filings, person);
        if (matched == ResultCode.DONE) {
            matching = isChronic ? chronic.row() : filing.row();
            category = FiledCategory.of(region.filing(), filings, matching, visit.emergency);
        } else if (visit.emergency && region.emergencyDeemedFiled()) {
            category = BenefitCategory.EMERGENCY;
        } else if (region.filing().isExempt(visit.insuredPlace, visit.carePlace, visit.careType, visit.lastEpochDay)) {
            category = BenefitCategory.EXEMPT;
        }
        return category == null ? matched : ResultCode.DONE;
    }
}
