package io.yidi.gateway.policy.plane;

import java.util.Set;

/**
 * 起付标准: how much in-scope expense the person bears before the pool pays.
 *
 * @param basis what one deductible is for
 * @param amounts fen, by ordinal of the stay in the benefit year for {@link Basis#PER_STAY} (the last entry repeats);
 *     one entry otherwise
 * @param yearMax most deductible of a benefit year in fen, or {@code null} for no such limit
 * @param waivedDiseases packed disease codes whose bills have no deductible
 * @param waivedAssistance assistance classes that have no deductible
 * @param referralContinues whether a linked referral upwards takes only the difference, and one downwards none
 */
public record DeductibleRule(
        Basis basis,
        KeyedRows<long[]> amounts,
        KeyedRows<Long> yearMax,
        Set<Long> waivedDiseases,
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
}
