package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.money.Ratio;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/** 费用说明: how the care place split the bill into the four parts, and how days divide them between years. */
final class ScopeExplanation {

    private final Recalculation bill;
    private final SplitSteps steps;

    ScopeExplanation(final Recalculation bill, final SplitSteps steps) {
        this.bill = bill;
        this.steps = steps;
    }

    /** Explains the four parts of the bill. */
    void explainParts() {
        final SettleRequestDecoder request = bill.request();
        request.sbeRewind();
        final boolean byLine = request.feeLines().count() > 0;
        final Rule rule = byLine ? Rule.OUTPATIENT_SCOPE : Rule.INPATIENT_SCOPE;
        steps.heading(
                "费用分割 scope of the care place",
                "就医地 care place " + request.carePlace() + (byLine ? "，逐项 by line" : "，大类合计 by fee category"),
                steps.cite(rule));
        request.sbeRewind();
        for (final FeeLinesDecoder line : request.feeLines()) {
            explainLine(line);
        }
        final BillParts parts = bill.result().total().parts;
        steps.line("政策范围内 in scope", "", parts.inScopeFen, "");
        steps.line("乙类先行自付 class B self-pay", "", parts.preSelfPayFen, "");
        steps.line("超限价自费 over the price limit", "", parts.overLimitFen, "");
        steps.line("全自费 own pay", "", parts.ownPayFen, "");
        steps.line("医疗费总额 total", "四部分之和 sum of the four", parts.totalFen(), "");
    }

    /** Explains which share of the parts lies in a year. */
    void explainYear(final int index) {
        final BenefitResult result = bill.result();
        final int yearStart = result.plan().benefitYearStart();
        final int admission = bill.benefit().admissionEpochDay;
        final int days = Math.max(1, bill.benefit().planEpochDay - admission);
        final long fromDays = index == 0 ? 0 : daysUpTo(result.benefitYear(index - 1), yearStart, admission);
        final long toDays =
                index == result.yearCount() - 1 ? days : daysUpTo(result.benefitYear(index), yearStart, admission);
        final long wholeFen = bill.benefit().parts.inScopeFen;
        final long shareFen =
                Ratio.divideHalfUp(wholeFen * toDays, days) - Ratio.divideHalfUp(wholeFen * fromDays, days);
        DemoFailedException.unlessSame("share of the year", shareFen, result.year(index).parts.inScopeFen);
        steps.heading(
                result.benefitYear(index) + " 年度 year " + result.benefitYear(index),
                toDays - fromDays + "/" + days + " 天 days",
                steps.cite(Rule.YEAR_END));
        steps.line("政策范围内 in scope", YuanText.of(wholeFen) + " × " + (toDays - fromDays) + "/" + days, shareFen, "");
    }

    private void explainLine(final FeeLinesDecoder line) {
        final BillParts parts = new BillParts();
        FeeLineParts.add(line, parts);
        DemoFailedException.unlessSame(line.itemCode(), line.amountFen(), parts.totalFen());
        final String limit = FeeLineParts.isLimited(line)
                ? "，限价 limit " + Decimals.format(line.priceLimitMicro(), Decimals.PRICE_SCALE)
                : "";
        steps.line(
                itemClass(line) + " " + line.itemCode().substring(0, 8) + "…",
                Decimals.format(line.unitPriceMicro(), Decimals.PRICE_SCALE)
                        + " × " + Decimals.format(line.quantityE4(), Decimals.QUANTITY_SCALE) + limit + " → "
                        + YuanText.of(parts.inScopeFen) + " + " + YuanText.of(parts.preSelfPayFen) + " + "
                        + YuanText.of(parts.overLimitFen) + " + " + YuanText.of(parts.ownPayFen),
                parts.totalFen(),
                "");
    }

    private static String itemClass(final FeeLinesDecoder line) {
        return switch (line.itemClass()) {
            case A -> "甲类 A";
            case B -> "乙类 B " + YuanText.ofRatio(line.firstSelfPayBp());
            default -> "自费 own";
        };
    }

    private static long daysUpTo(final int benefitYear, final int yearStart, final int admissionEpochDay) {
        return CivilDate.lastDayOf(benefitYear, yearStart) + 1L - admissionEpochDay;
    }
}
