package io.yidi.gateway.policy.plane;

import io.yidi.protocol.money.Ratio;

/**
 * 待遇降低: what a category takes away from the local standard (JZ-2.4, XJ-2.6).
 *
 * @param kind the arithmetic
 * @param valueBp points taken off, factor on the ratio, or share of S paid first, in basis points
 */
public record ReductionRule(Kind kind, int valueBp) {

    /** No reduction. */
    public static final ReductionRule NONE = new ReductionRule(Kind.NONE, 0);

    /** Arithmetic of a reduction. */
    public enum Kind {
        /** 不降低. */
        NONE,
        /** 降低百分点: ratio − points. */
        POINTS,
        /** 按系数: ratio × factor. */
        FACTOR,
        /** 先行自付: S − round(S × share) enters the plan instead of S. */
        FIRST_SELF_PAY
    }

    /**
     * Applies the rule to a ratio, limited to 0 … 100 %.
     *
     * @param ratioBp ratio before
     * @return ratio after; unchanged by NONE and FIRST_SELF_PAY
     */
    public int apply(final int ratioBp) {
        return switch (kind) {
            case POINTS -> Ratio.clamp(ratioBp - valueBp);
            case FACTOR -> Ratio.clamp(ratioBp * valueBp / Ratio.ONE_BP);
            case NONE, FIRST_SELF_PAY -> ratioBp;
        };
    }

    /**
     * What the reduction takes out of the in-scope amount before the plan sees it.
     *
     * @param inScopeFen S, not negative
     * @return round(S × share) for FIRST_SELF_PAY, else 0
     */
    public long firstSelfPayFen(final long inScopeFen) {
        return kind == Kind.FIRST_SELF_PAY ? Ratio.of(inScopeFen, valueBp) : 0;
    }
}
