package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.policy.plane.AreaPrefix;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingChannel;
import java.util.List;

/** 备案受理条件: whether the region files this group, on this basis, by this channel, for this place (BJ-N2.1, BJ-F2b). */
final class FilingAcceptance {

    private FilingAcceptance() {}

    /**
     * Whether a general filing is accepted; then the draft is for a coordination area, and marked proven if nothing is
     * missing.
     *
     * @param isRepeat whether it goes on with an earlier transfer, so that the person may file it by himself (XJ-3.3b)
     */
    static boolean accepts(
            final FilingRules rules, final FilingOrder order, final boolean isRepeat, final Fault refusal) {
        final FilingDraft draft = order.draft;
        final CategoryRule rule = rules.category(draft.category);
        if (rule == null) {
            refusal.set(ResultCode.FILING_CATEGORY_NOT_ACCEPTED, "filing_category")
                    .found(draft.category.name());
            return false;
        }
        if (!isRepeat && !rule.bases().contains(draft.basis)) {
            refusal.set(ResultCode.FILING_BASIS_NOT_ACCEPTED, "filing_basis").found(draft.basis.name());
            return false;
        }
        if (!isOpen(isRepeat ? List.of() : rule.channels(), rules, draft.channel)) {
            refusal.set(ResultCode.FILING_CHANNEL_NOT_ACCEPTED, "filing_channel")
                    .found(draft.channel.name());
            return false;
        }
        return isElsewhere(rules, order, refusal) && isProven(rule, draft, refusal);
    }

    /** Filings are for coordination areas outside the province of insurance (BJ-9a, BJ-1a). */
    private static boolean isElsewhere(final FilingRules rules, final FilingOrder order, final Fault refusal) {
        final FilingDraft draft = order.draft;
        if (AreaPrefix.provinceOf(draft.place) == AreaPrefix.provinceOf(order.insuredPlace)) {
            refusal.set(ResultCode.FILING_PLACE_AT_HOME, "mdtrtarea_admvs").found(draft.place);
            return false;
        }
        final int area = rules.coordinationArea(draft.place);
        if (area == FilingRules.NO_AREA) {
            refusal.set(ResultCode.FILING_PLACE_TOO_WIDE, "mdtrtarea_admvs").found(draft.place);
            return false;
        }
        draft.place = area;
        return true;
    }

    /** Whether a channel is open, to one group or to all. */
    static boolean isOpen(final List<FilingChannel> own, final FilingRules rules, final FilingChannel channel) {
        return own.isEmpty() ? rules.channels().contains(channel) : own.contains(channel);
    }

    /** A filing by proof needs its documents now; one by commitment may bring them later (XJ-3.2a, XJ-3.2b). */
    private static boolean isProven(final CategoryRule rule, final FilingDraft draft, final Fault refusal) {
        final boolean isComplete = rule.isProvenBy(draft.documents);
        draft.proven = isComplete && (draft.basis == FilingBasis.PROOF || draft.documents != 0);
        if (draft.basis == FilingBasis.PROOF && !isComplete) {
            refusal.set(ResultCode.FILING_DOCUMENTS_MISSING, "filing_basis").found(draft.category.name());
            return false;
        }
        return true;
    }
}
