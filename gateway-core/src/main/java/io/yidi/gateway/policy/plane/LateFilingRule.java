package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.FilingBasis;

/**
 * 出院后补办备案: what a filing made after a stay was paid in full gives for that stay, as a manual claim (JZ-2.5).
 *
 * @param longTerm whether the row is for long-term filings, else for temporary ones
 * @param basis what the filing rests on; {@code null} for any
 * @param claim what the stay is claimed as
 * @param source id of the text that says so
 */
public record LateFilingRule(boolean longTerm, FilingBasis basis, Claim claim, String source) {

    /** 手工报销: what a stay is claimed as. */
    public enum Claim {
        /** By the category that is filed. */
        BY_CATEGORY,
        /** As other temporary care. */
        OTHER_TEMPORARY,
        /** Not at all: the filing is for later stays only. */
        NONE
    }

    /**
     * Whether the row is for a filing.
     *
     * @param isLongTerm kind of the filing
     * @param filedBasis what it rests on
     * @return true if so
     */
    public boolean isFor(final boolean isLongTerm, final FilingBasis filedBasis) {
        return longTerm == isLongTerm && (basis == null || basis == filedBasis);
    }
}
