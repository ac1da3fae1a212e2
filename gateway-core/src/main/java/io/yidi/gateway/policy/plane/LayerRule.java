package io.yidi.gateway.policy.plane;

/**
 * 统筹之后的一层基金: large-expense subsidy, critical illness, civil servants, assistance and the like.
 *
 * @param id name of the layer within the region and insurance type; its counters carry it
 * @param fund who pays
 * @param enabled whether it takes part at all
 * @param eligibility whom it pays for
 * @param baseMask bits of the {@link Part}s it looks at, as far as unpaid
 * @param deductible fen of its base that it does not pay
 * @param bands ratios over its base
 * @param origin where the band edges count from
 * @param capFen most it pays in a year ({@link Cumulation#YEAR}) or for a bill; {@code null}: no cap
 * @param cumulation whether its base adds up over the benefit year
 * @param reductionApplies whether the category's reduction acts on its ratios too
 * @param baseCounterId counter of the base cumulated in the year
 * @param paidCounterId counter of what it paid in the year
 * @param refundCounterId counter of refunds subtracted in the year
 */
public record LayerRule(
        String id,
        Fund fund,
        boolean enabled,
        Eligibility eligibility,
        int baseMask,
        KeyedRows<Long> deductible,
        KeyedRows<BandTable> bands,
        Origin origin,
        KeyedRows<Long> capFen,
        Cumulation cumulation,
        boolean reductionApplies,
        long baseCounterId,
        long paidCounterId,
        long refundCounterId) {

    /** Where band edges count from. */
    public enum Origin {
        /** 从零起算. */
        ZERO,
        /** 从起付线以上起算. */
        DEDUCTIBLE
    }

    /** Whether the base adds up. */
    public enum Cumulation {
        /** 按年度累计. */
        YEAR,
        /** 按次. */
        BILL
    }
}
