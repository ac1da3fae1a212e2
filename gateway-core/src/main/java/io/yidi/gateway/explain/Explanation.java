package io.yidi.gateway.explain;

import java.util.List;

/**
 * 说明: why a bill was settled as it was, or refused.
 *
 * @param head which bill it was
 * @param steps how it came about, in order; to be shown only if there is no difference
 * @param differences points that were not reproduced; normally none
 * @param split what the bill comes to by this computation; {@code null} for a refusal
 */
public record Explanation(Head head, List<Step> steps, List<Difference> differences, Split split) {

    /**
     * 抬头: which bill an explanation is for. Numbers of people and vouchers are masked unless asked for.
     *
     * @param result {@code SETTLED}, {@code FULL_PAID}, {@code REFUNDED}, {@code REVERSED} or {@code REFUSED}
     * @param settlementId sequence of the record; 0 for a quote
     * @param decidedAtMs milliseconds since 1970-01-01T00:00Z
     * @param businessDay days since 1970-01-01
     * @param institution code of the provider
     * @param transactionCode {@code infno}
     * @param msgId of the request
     * @param personNo of the patient
     * @param voucherNo of the patient
     * @param region insured region, as people call it; empty if unknown
     * @param bundleHash hash of the policy bundle, 64 hex digits
     * @param code of the catalogue, such as YD-4002; empty unless refused
     * @param illustrative whether a figure that decided an amount is not verified
     */
    public record Head(
            String result,
            long settlementId,
            long decidedAtMs,
            int businessDay,
            String institution,
            String transactionCode,
            String msgId,
            String personNo,
            String voucherNo,
            String region,
            String bundleHash,
            String code,
            boolean illustrative) {

        /** The same of other figures. */
        public Head with(final boolean newIllustrative) {
            return new Head(
                    result,
                    settlementId,
                    decidedAtMs,
                    businessDay,
                    institution,
                    transactionCode,
                    msgId,
                    personNo,
                    voucherNo,
                    region,
                    bundleHash,
                    code,
                    newIllustrative);
        }
    }

    /** Whether the record was reproduced in every point. */
    public boolean isReproduced() {
        return differences.isEmpty();
    }
}
