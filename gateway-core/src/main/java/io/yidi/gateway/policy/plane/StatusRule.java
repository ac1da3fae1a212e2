package io.yidi.gateway.policy.plane;

import io.yidi.protocol.money.Ratio;

/**
 * 人员倾斜: how the pool's ratios change for retired people or age bands.
 *
 * @param selector who the rule is for
 * @param kind the arithmetic
 * @param valueBp factor on the person's own share, or points added, in basis points
 */
public record StatusRule(Selector selector, Kind kind, int valueBp) {

    /** Arithmetic of a status rule. */
    public enum Kind {
        /** 个人自付比例按系数: ratio = 1 − (1 − ratio) × factor. */
        SELF_SHARE_FACTOR,
        /** 支付比例加点: ratio + points. */
        POINTS
    }

    /**
     * Applies the rule, limited to 0 … 100 %.
     *
     * @param ratioBp ratio before
     * @return ratio after, in basis points; a pack guarantees that the factor divides without rest
     */
    public int apply(final int ratioBp) {
        return switch (kind) {
            case SELF_SHARE_FACTOR -> Ratio.clamp(Ratio.ONE_BP - (Ratio.ONE_BP - ratioBp) * valueBp / Ratio.ONE_BP);
            case POINTS -> Ratio.clamp(ratioBp + valueBp);
        };
    }
}
