package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.AreaPrefix;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.HomeRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;

/**
 * 回参保地就医: rows 1 and 12 of the decision: care in the province of insurance is settled here only for somebody who filed
 * to be elsewhere and came home, and only the kinds of care that the region settles here (JZ-2.2b, JZ-2.2d, XJ-2.5b).
 *
 * <p>Home is what the region insures; another city of the same province is neither home nor cross-province. A long-term
 * filing has to be valid at admission (AMB-23), a temporary one on the first or the last day. Core thread only.
 */
final class HomeCare {

    private BenefitCategory category;

    /** Whether a visit is in the province of insurance. */
    static boolean isInProvince(final int insuredPlace, final int carePlace) {
        return AreaPrefix.provinceOf(insuredPlace) == AreaPrefix.provinceOf(carePlace);
    }

    /**
     * Decides about care in the province of insurance.
     *
     * @return {@link ResultCode#DONE} with {@link #category()}, or the refusal
     */
    ResultCode decide(final Visit visit, final RegionPolicy region, final FilingTable filings, final int person) {
        category = null;
        final int filed = filings.inForce(person, FilingKind.GENERAL, visit.settledEpochDay);
        if (filed == FilingTable.NONE || !region.isHome(visit.carePlace)) {
            return ResultCode.NOT_CROSS_PROVINCE;
        }
        final HomeRule rule = region.filing().home();
        final boolean isLongTerm = filings.category(filed).isLongTerm();
        if (!rule.offers(isLongTerm, visit.careType) || !isValid(visit, filings, filed, isLongTerm)) {
            return ResultCode.NOT_CROSS_PROVINCE;
        }
        if (isLongTerm && rule.needsDocuments() && !filings.isProven(filed)) {
            return ResultCode.HOME_DOCUMENTS_MISSING;
        }
        category = isLongTerm ? BenefitCategory.HOME_LONG_TERM : BenefitCategory.HOME_TEMPORARY;
        return ResultCode.DONE;
    }

    /** Category of the benefit at home. */
    BenefitCategory category() {
        return category;
    }

    private static boolean isValid(
            final Visit visit, final FilingTable filings, final int filed, final boolean isLongTerm) {
        return filings.covers(filed, visit.firstEpochDay) || (!isLongTerm && filings.covers(filed, visit.lastEpochDay));
    }
}
