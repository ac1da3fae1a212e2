package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Basis;
import io.yidi.gateway.explain.Rule;
import io.yidi.gateway.explain.ScopeSteps;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.explain.Steps;
import io.yidi.gateway.explain.Text;
import io.yidi.protocol.money.Fen;

/** 金额说明: amounts that no policy was applied to: four parts, funds, person, years and their sum. */
final class AmountSteps {

    private final Split split;
    private final Steps steps;

    AmountSteps(final Split split, final Steps steps) {
        this.split = split;
        this.steps = steps;
    }

    /** Says the four parts of the bill. */
    void explainParts() {
        steps.heading("scope", Text.of("费用", "cost"), Text.NONE);
        ScopeSteps.parts(steps, split.parts());
    }

    /** Says what funds and person pay, and that it comes to the total. */
    void explainPayment() {
        if (!split.funds().isEmpty()) {
            steps.heading("funds", Text.of("基金", "funds"), Text.NONE);
        }
        for (int i = 0; i < split.funds().size(); i++) {
            final Split.FundAmount fund = split.funds().get(i);
            steps.line(
                    "funds/" + (i + 1) + "/" + fund.code(),
                    Text.same(fund.name()),
                    Text.same(fund.code()),
                    fund.amountFen());
        }
        steps.heading("person", Text.of("个人", "person"), Text.NONE);
        steps.line(
                "person/personal",
                Text.of("个人负担", "personal part"),
                Text.same(Fen.format(split.totalFen()) + " − " + Fen.format(split.fundTotalFen())),
                split.totalFen() - split.fundTotalFen());
        steps.line("person/account", Text.of("其中个人账户", "of it from the account"), Text.NONE, split.accountFen());
        steps.line(
                "person/cash",
                Text.of("其中现金", "of it cash"),
                Text.same(Fen.format(split.personalFen()) + " − " + Fen.format(split.accountFen())),
                split.personalFen() - split.accountFen());
        split.years().forEach(this::explainYear);
        explainSum();
    }

    private void explainYear(final Split.YearAmount year) {
        final String path = "year/" + year.benefitYear();
        steps.heading(path, Text.of(year.benefitYear() + " 年度", "year " + year.benefitYear()), Text.NONE);
        steps.line(path + "/in-scope", Text.of("政策范围内", "in scope"), Text.NONE, year.inScopeFen());
        steps.line(path + "/deductible", Text.of("起付标准", "deductible"), Text.NONE, year.deductibleFen());
        steps.line(
                path + "/total",
                Text.of("基金 + 个人", "funds + person"),
                Text.same(Fen.format(year.fundTotalFen()) + " + " + Fen.format(year.personalFen())),
                year.fundTotalFen() + year.personalFen());
    }

    private void explainSum() {
        final long fundsFen =
                split.funds().stream().mapToLong(Split.FundAmount::amountFen).sum();
        final long yearsFen =
                split.years().stream().mapToLong(Split.YearAmount::totalFen).sum();
        final long sumFen = fundsFen + split.accountFen() + split.cashFen();
        steps.same("sum of the funds", split.fundTotalFen(), fundsFen);
        steps.same("sum of the years", split.totalFen(), yearsFen);
        steps.same("sum of funds, account and cash", split.totalFen(), sumFen);
        steps.heading("sum", Text.of("合计", "sum"), Text.NONE, Basis.of(Rule.SUM));
        steps.line(
                "sum/total",
                Text.of("基金 + 账户 + 现金 = 总额", "funds + account + cash = total"),
                Text.same(Fen.format(fundsFen) + " + " + Fen.format(split.accountFen()) + " + "
                        + Fen.format(split.cashFen())),
                sumFen);
    }
}
