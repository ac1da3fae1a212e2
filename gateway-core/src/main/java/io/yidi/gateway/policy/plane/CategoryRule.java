package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.util.List;

/**
 * 备案人员类别规定: one group of persons that a region files, what it gives them and what it asks for.
 *
 * @param category the group
 * @param benefit category of the benefit, for care elsewhere
 * @param bases what a filing may rest on (BJ-F2b, AMB-34)
 * @param channels by which it may come; empty for all that the region has
 * @param allDocuments proofs that are all needed (XJ-3.2a)
 * @param anyDocuments proofs of which one is needed (XJ-3.2a)
 * @param source id of the text that says so
 */
public record CategoryRule(
        FilingCategory category,
        BenefitCategory benefit,
        List<FilingBasis> bases,
        List<FilingChannel> channels,
        List<FilingDocument> allDocuments,
        List<FilingDocument> anyDocuments,
        String source) {

    /**
     * Whether the documents that were shown are what the category needs.
     *
     * @param shown bits of {@link FilingDocument}
     * @return true if nothing is missing
     */
    public boolean isProvenBy(final int shown) {
        final int all = bits(allDocuments);
        return (shown & all) == all && (anyDocuments.isEmpty() || (shown & bits(anyDocuments)) != 0);
    }

    private static int bits(final List<FilingDocument> documents) {
        int bits = 0;
        for (int i = 0; i < documents.size(); i++) {
            bits |= documents.get(i).bit();
        }
        return bits;
    }
}
