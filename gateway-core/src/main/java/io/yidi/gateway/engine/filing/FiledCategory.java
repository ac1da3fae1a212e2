package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.FilingRules;

/** 备案类别: rows 9 to 11 of the decision: the benefit category of a filing that matches. */
final class FiledCategory {

    private FiledCategory() {}

    /**
     * The category.
     *
     * @param rules of the insured region; a group that they do not name any more keeps its own benefit
     * @param filings the table
     * @param filed the filing that matches
     * @param emergency whether the hospital states one
     * @return long-term, by the region's mapping of groups, or by the kind of temporary care
     */
    static BenefitCategory of(
            final FilingRules rules, final FilingTable filings, final int filed, final boolean emergency) {
        if (filings.kind(filed) == FilingKind.TRANSFER_OUT) {
            return BenefitCategory.TRANSFER;
        }
        CategoryRule rule = rules.category(filings.category(filed));
        if (rule == null) {
            rule = FilingRules.ANY.category(filings.category(filed));
        }
        return emergency && rule.benefit() == BenefitCategory.OTHER_TEMPORARY
                ? BenefitCategory.EMERGENCY
                : rule.benefit();
    }
}
