package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.protocol.sbe.ReferralStep;
import java.util.Arrays;

/**
 * 起付线说明: how much in-scope expense the person bears first; the rest of a stay's deductible goes on to its next year.
 */
final class DeductibleSteps {

    private static final long NOT_CARRIED = -1;

    private final Steps steps;
    private long carriedFen = NOT_CARRIED;

    DeductibleSteps(final Steps steps) {
        this.steps = steps;
    }

    /** Takes the deductible of a year out of its expense, and says how. */
    long explain(final YearCase year, final long expenseFen) {
        final DeductibleRule rule = year.plan().deductible();
        final boolean isCarried = rule.basis() == Basis.PER_STAY && carriedFen != NOT_CARRIED;
        final Opening opening = isCarried
                ? new Opening(carriedFen, Text.of("首年结转", "carried from the first year"))
                : opening(year, rule);
        final long takenFen = Math.min(expenseFen, opening.openFen);
        if (rule.basis() == Basis.PER_STAY) {
            carriedFen = opening.openFen - takenFen;
        }
        steps.line(
                year.path() + "/pool/deductible",
                Text.of("起付标准", "deductible"),
                opening.working
                        .plus(takenFen < opening.openFen ? "; " : "")
                        .plus(
                                takenFen < opening.openFen
                                        ? Text.of("以费用为限 ", "limited to the expense ")
                                                .plus(YuanText.of(expenseFen))
                                        : Text.NONE),
                takenFen,
                rule.basis() == Basis.NONE ? null : year.figures().sourceIfAny("deductible", rule.amounts()));
        return takenFen;
    }

    private static Opening opening(final YearCase year, final DeductibleRule rule) {
        if (rule.basis() == Basis.NONE) {
            return new Opening(0, Text.of("不设", "none"));
        }
        if (isWaived(year, rule)) {
            return new Opening(0, Text.of("免起付", "waived"));
        }
        final Opening listed = listed(year, rule);
        if (rule.yearMax() == null) {
            return listed;
        }
        final long takenFen = year.ofYear(year.plan().counters().deductible());
        final long roomFen = Math.max(0, year.figures().value(rule.yearMax()) - takenFen);
        return new Opening(
                Math.min(listed.openFen, roomFen),
                listed.working.plus(Text.of("；年度最多还可 ", "; room in the year ")).plus(YuanText.of(roomFen)));
    }

    private static boolean isWaived(final YearCase year, final DeductibleRule rule) {
        return rule.waivedAssistance().contains(year.context().assistanceClass)
                || Arrays.stream(rule.waivedDiseases())
                        .anyMatch(key -> key == year.facts().diseaseKey());
    }

    private static Opening listed(final YearCase year, final DeductibleRule rule) {
        final long listedFen = listedFen(year, rule, year.context());
        final String listed = YuanText.of(listedFen);
        return switch (rule.basis()) {
            case PER_YEAR -> {
                final long takenFen = year.ofYear(year.plan().counters().deductible());
                yield new Opening(
                        Math.max(0, listedFen - takenFen),
                        Text.of("年度 ", "a year: ")
                                .plus(listed)
                                .plus(Text.of("，已计 ", ", taken "))
                                .plus(YuanText.of(takenFen)));
            }
            case PER_STAY -> referred(year, rule, listedFen, stay(year).plus(listed));
            case PER_VISIT ->
                referred(year, rule, listedFen, Text.of("每次 ", "a visit: ").plus(listed));
            case NONE -> throw new IllegalStateException("expected a deductible, found none");
        };
    }

    private static Opening referred(
            final YearCase year, final DeductibleRule rule, final long listedFen, final Text working) {
        final int step = year.facts().referralStep();
        if (rule.referralContinues() && step == ReferralStep.DOWNWARDS.value()) {
            return new Opening(0, working.plus(Text.of("；下转免起付", "; referred downwards: none")));
        }
        if (rule.referralContinues() && step == ReferralStep.UPWARDS.value()) {
            final BenefitContext from =
                    year.facts().context(year.context().category, year.facts().referredFromLevel());
            final long fromFen = listedFen(year, rule, from);
            return new Opening(
                    Math.max(0, listedFen - fromFen),
                    working.plus(Text.of("；上转补差，已付 ", "; referred upwards: less "))
                            .plus(YuanText.of(fromFen)));
        }
        return new Opening(listedFen, working);
    }

    private static Text stay(final YearCase year) {
        final long stay = ordinal(year);
        return Text.of("本年第 " + stay + " 次住院 ", "stay " + stay + " of the year: ");
    }

    private static long ordinal(final YearCase year) {
        return year.ofYear(year.plan().counters().stays()) + 1;
    }

    private static long listedFen(final YearCase year, final DeductibleRule rule, final BenefitContext context) {
        final long[] amounts = year.figures().value(rule.amounts(), context);
        return rule.basis() == Basis.PER_STAY && ordinal(year) <= amounts.length
                ? amounts[(int) ordinal(year) - 1]
                : rule.basis() == Basis.PER_STAY ? amounts[amounts.length - 1] : amounts[0];
    }

    private record Opening(long openFen, Text working) {}
}
