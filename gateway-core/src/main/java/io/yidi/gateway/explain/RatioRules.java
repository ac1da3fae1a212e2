package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;

/** 比例调整: what status rule and reduction make of a ratio; each step stays within 0 and 100 %. */
final class RatioRules {

    private RatioRules() {}

    /** The pool's ratio: status rule first, then the reduction. */
    static Fraction ofPool(final YearCase year, final Fraction ratio) {
        final StatusRule status = year.statusRule();
        return reduced(year.reduction(), status == null ? ratio : tilted(status, ratio));
    }

    /** A ratio after the category's reduction. */
    static Fraction reduced(final ReductionRule rule, final Fraction ratio) {
        final Fraction value = Fraction.ofBp(rule.valueBp());
        return switch (rule.kind()) {
            case POINTS -> limited(ratio.minus(value));
            case FACTOR -> limited(ratio.times(value));
            case NONE, FIRST_SELF_PAY -> ratio;
        };
    }

    static Text text(final ReductionRule rule) {
        final String value = YuanText.ofRatio(rule.valueBp());
        return switch (rule.kind()) {
            case NONE -> Text.of("不降低", "not reduced");
            case POINTS ->
                rule.valueBp() == 0
                        ? Text.of("不降低", "not reduced")
                        : Text.of("支付比例降低 " + points(value), "ratio − " + value.replace("%", " points"));
            case FACTOR -> Text.of("支付比例 × " + value, "ratio × " + value);
            case FIRST_SELF_PAY -> Text.of("先行自付 " + value, "first self-pay " + value);
        };
    }

    static Text text(final StatusRule rule) {
        final String value = YuanText.ofRatio(rule.valueBp());
        return switch (rule.kind()) {
            case SELF_SHARE_FACTOR -> Text.of("个人支付比例 × " + value, "own share × " + value);
            case POINTS -> Text.of("支付比例提高 " + points(value), "ratio + " + value.replace("%", " points"));
        };
    }

    private static String points(final String percent) {
        return percent.replace("%", " 个百分点");
    }

    private static Fraction tilted(final StatusRule rule, final Fraction ratio) {
        final Fraction value = Fraction.ofBp(rule.valueBp());
        return limited(
                rule.kind() == StatusRule.Kind.POINTS
                        ? ratio.plus(value)
                        : Fraction.ONE.minus(Fraction.ONE.minus(ratio).times(value)));
    }

    private static Fraction limited(final Fraction ratio) {
        return ratio.max(Fraction.ZERO).min(Fraction.ONE);
    }
}
