package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.util.List;

/**
 * 慢特病备案规定: how chronic outpatient care is filed for (BJ-8, BJ-9c, TJ-4.3c).
 *
 * @param channels by which it may be filed; empty for all that the region has
 * @param documents proofs that are needed (BJ-8)
 * @param commitment whether a commitment is enough (BJ-F2b)
 * @param scope what the number of hospitals counts for
 * @param hospitalsMax most designated hospitals
 * @param additive whether hospitals at home do not count (TJ-4.3c)
 * @param source id of the text that says so
 */
public record ChronicRule(
        List<FilingChannel> channels,
        List<FilingDocument> documents,
        boolean commitment,
        Scope scope,
        int hospitalsMax,
        boolean additive,
        String source) {

    /** Most hospitals one filing can name. */
    public static final int HOSPITALS_MAX = 4;

    /** Any channel, any disease, as many hospitals as a filing can name. */
    public static final ChronicRule ANY =
            new ChronicRule(List.of(), List.of(), true, Scope.PER_DISEASE, HOSPITALS_MAX, false, "");

    /** 计数范围: what the number of hospitals counts for. */
    public enum Scope {
        /** 每个病种. */
        PER_DISEASE,
        /** 每个人. */
        PER_PERSON
    }

    /**
     * Whether the documents that were shown are what the filing needs.
     *
     * @param shown bits of {@link FilingDocument}
     * @return true if nothing is missing
     */
    public boolean isProvenBy(final int shown) {
        for (int i = 0; i < documents.size(); i++) {
            if ((shown & documents.get(i).bit()) == 0) {
                return false;
            }
        }
        return true;
    }
}
