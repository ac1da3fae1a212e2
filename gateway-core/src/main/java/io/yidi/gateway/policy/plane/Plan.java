package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;
import java.util.Map;

/**
 * 待遇方案: everything that decides the benefit for one insured region, insurance type, care type, disease or none, and
 * stretch of time. Immutable; amounts in fen, ratios in bp, dates as days since 1970-01-01.
 *
 * @param id readable name in ASCII, unique in the bundle: region/name/first day
 * @param insuranceType {@code insutype}
 * @param careType kind of care
 * @param diseaseKey packed disease code, or 0 for every disease without a plan of its own
 * @param fromEpochDay first day the plan is for
 * @param toEpochDay last day the plan is for
 * @param illustrative whether any figure of it is not verified, see {@link #isIllustrative}
 * @param benefitYearStart month × 100 + day on which a benefit year begins
 * @param deductible the deductible
 * @param bandScope whether the expense line starts anew with each stay
 * @param bands ratios of the pool
 * @param statusRules tilts of the pool's ratios, the first match applies
 * @param reductions reduction by category; a missing category has none
 * @param caps limits of the pool, in order
 * @param poolFund who pays the pool's part
 * @param layers funds after the pool, in order
 * @param accountMask bits of the {@link Part}s the personal account may pay; the first four stand for the in-scope
 *     remainder together
 * @param rounding where the one rounding happens
 * @param yearEnd what happens to a stay over the end of a benefit year
 * @param counters ids of the counters the plan reads and writes
 * @param sources source of each figure, for explanation, by its path
 * @param trust tables with figures that are not verified; if empty, an illustrative plan is so for every bill
 */
public record Plan(
        String id,
        int insuranceType,
        CareType careType,
        long diseaseKey,
        int fromEpochDay,
        int toEpochDay,
        boolean illustrative,
        int benefitYearStart,
        DeductibleRule deductible,
        BandScope bandScope,
        KeyedRows<BandTable> bands,
        List<StatusRule> statusRules,
        Map<BenefitCategory, ReductionRule> reductions,
        List<CapRule> caps,
        Fund poolFund,
        List<LayerRule> layers,
        int accountMask,
        Rounding rounding,
        YearEnd yearEnd,
        PlanCounters counters,
        Map<String, FigureSource> sources,
        List<FigureTrust> trust) {

    /** A plan that is illustrative for every bill or for none. */
    public Plan(
            final String id,
            final int insuranceType,
            final CareType careType,
            final long diseaseKey,
            final int fromEpochDay,
            final int toEpochDay,
            final boolean illustrative,
            final int benefitYearStart,
            final DeductibleRule deductible,
            final BandScope bandScope,
            final KeyedRows<BandTable> bands,
            final List<StatusRule> statusRules,
            final Map<BenefitCategory, ReductionRule> reductions,
            final List<CapRule> caps,
            final Fund poolFund,
            final List<LayerRule> layers,
            final int accountMask,
            final Rounding rounding,
            final YearEnd yearEnd,
            final PlanCounters counters,
            final Map<String, FigureSource> sources) {
        this(
                id,
                insuranceType,
                careType,
                diseaseKey,
                fromEpochDay,
                toEpochDay,
                illustrative,
                benefitYearStart,
                deductible,
                bandScope,
                bands,
                statusRules,
                reductions,
                caps,
                poolFund,
                layers,
                accountMask,
                rounding,
                yearEnd,
                counters,
                sources,
                List.of());
    }

    /** Most limits of the pool a plan may have. */
    public static final int CAPS_MAX = 8;

    /** Most layers a plan may have. */
    public static final int LAYERS_MAX = 16;

    /** Checks the bounds that the engine's fixed arrays rely on. */
    public Plan {
        if (id.length() > ID_LENGTH_MAX) {
            throw new IllegalArgumentException("expected an id of at most " + ID_LENGTH_MAX + " characters: " + id);
        }
        if (caps.size() > CAPS_MAX || layers.size() > LAYERS_MAX) {
            throw new IllegalArgumentException("expected at most " + CAPS_MAX + " caps and " + LAYERS_MAX
                    + " layers: plan=" + id + " caps=" + caps.size() + " layers=" + layers.size());
        }
    }

    /** Longest id, in characters. */
    public static final int ID_LENGTH_MAX = 128;

    /** Whether the expense line runs over a stay or a benefit year. */
    public enum BandScope {
        /** 按次. */
        STAY,
        /** 按年度累计. */
        YEAR
    }

    /** Where the one rounding of a fund happens. */
    public enum Rounding {
        /** 每项基金一次. */
        COMPONENT,
        /** 每段一次. */
        BRACKET
    }

    /** What happens to a stay over the end of a benefit year. */
    public enum YearEnd {
        /** 全部计入出院年度. */
        NONE,
        /** 按住院天数分摊 (BJ-31b). */
        SPLIT_BY_DAYS
    }

    /**
     * Whether a figure that decided a bill is not verified.
     *
     * @param context level, person and category of the bill
     * @param uses bits of {@link FigureTrust}: the steps the calculation took
     * @return true if the answer must be marked as an illustration
     */
    public boolean isIllustrative(final BenefitContext context, final long uses) {
        if (!illustrative || trust.isEmpty()) {
            return illustrative;
        }
        for (int i = 0; i < trust.size(); i++) {
            if (trust.get(i).isDoubted(context, uses)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The reduction of a category.
     *
     * @param category why the person is treated elsewhere
     * @return the rule, {@link ReductionRule#NONE} if the plan names none
     */
    public ReductionRule reduction(final BenefitCategory category) {
        final ReductionRule rule = reductions.get(category);
        return rule == null ? ReductionRule.NONE : rule;
    }

    /**
     * Whether the plan is for a day.
     *
     * @param epochDay days since 1970-01-01
     * @return true from its first to its last day
     */
    public boolean covers(final int epochDay) {
        return epochDay >= fromEpochDay && epochDay <= toEpochDay;
    }
}
