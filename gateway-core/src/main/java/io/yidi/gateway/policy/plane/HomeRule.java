package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;

/**
 * 回参保地就医: the kinds of care at home that are settled here during the validity of a filing (JZ-2.2b, XJ-2.5b).
 *
 * @param longTerm kinds of care for long-term filings
 * @param temporary kinds of care for temporary filings
 * @param needsDocuments whether a long-term filing by commitment must be completed first (XJ-2.5c, AMB-13)
 * @param source id of the text that says so
 */
public record HomeRule(List<CareType> longTerm, List<CareType> temporary, boolean needsDocuments, String source) {

    /** Care at home is not settled here. */
    public static final HomeRule NONE = new HomeRule(List.of(), List.of(), false, "");

    /**
     * Whether a kind of care at home is settled here.
     *
     * @param isLongTerm kind of the filing
     * @param careType kind of care
     * @return true if so
     */
    public boolean offers(final boolean isLongTerm, final CareType careType) {
        return (isLongTerm ? longTerm : temporary).contains(careType);
    }
}
