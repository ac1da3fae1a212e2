package io.yidi.gateway.policy.plane;

import java.util.Arrays;
import java.util.Set;

/**
 * 起付标准: how much in-scope expense the person bears before the pool pays.
 *
 * @param basis what one deductible is for
 * @param amounts fen, by ordinal of the stay in the benefit year for {@link Basis#PER_STAY} (the last entry repeats);
 *     one entry otherwise
 * @param yearMax most deductible of a benefit year in fen, or {@code null} for no such limit
 * @param waivedDiseases packed disease codes whose bills have no deductible, rising
 * @param waivedAssistance assistance classes that have no deductible
 * @param referralContinues whether a linked referral upwards takes only the difference, and one downwards none
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeductibleRule(
        Basis basis,
        KeyedRows<long[]> amounts,
        KeyedRows<Long> yearMax,
        long[] waivedDiseases,
        Set<AssistanceClass> waivedAssistance,
        boolean referralContinues) {

    /** What one deductible is for. */
    public enum Basis {
        /** 每次住院. */
        PER_STAY,
        /** 每年度. */
        PER_YEAR,
        /** 每次就诊. */
        PER_VISIT,
        /** 不设起付标准. */
        NONE
    }

    /** As the canonical constructor, the waived diseases in any order. */
    public DeductibleRule(
            final Basis basis,
            final KeyedRows<long[]> amounts,
            final KeyedRows<Long> yearMax,
            final Set<Long> waivedDiseases,
            final Set<AssistanceClass> waivedAssistance,
            final boolean referralContinues) {
        this(
                basis,
                amounts,
                yearMax,
                waivedDiseases.stream().mapToLong(Long::longValue).sorted().toArray(),
                waivedAssistance,
                referralContinues);
    }

    /**
     * Whether a bill has no deductible.
     *
     * @param diseaseKey packed disease code of the bill, or 0
     * @param assistanceClass of the person
     * @return true if the disease or the assistance class is waived
     */
    public boolean waives(final long diseaseKey, final AssistanceClass assistanceClass) {
        return waivedAssistance.contains(assistanceClass) || Arrays.binarySearch(waivedDiseases, diseaseKey) >= 0;
    }
}
