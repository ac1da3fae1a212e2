package io.yidi.gateway.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitResult;

/** 应答复核: compares a settled answer with the bill computed beside the gateway, amount by amount. */
final class AnswerCheck {

    private AnswerCheck() {}

    /** Fails at the first difference. */
    static void check(final Answer answer, final Recalculation bill) {
        final BenefitAmounts total = bill.result().total();
        DemoFailedException.unlessSame(
                "category", bill.benefit().context.category.name(), answer.text("psn_category"));
        DemoFailedException.unlessSame("plan", bill.result().plan().id(), answer.text("policy_plan"));
        same(answer, "medfee_sumamt", total.parts.totalFen());
        same(answer, "inscp_scp_amt", total.parts.inScopeFen);
        same(answer, "preselfpay_amt", total.parts.preSelfPayFen);
        same(answer, "overlmt_selfpay", total.parts.overLimitFen);
        same(answer, "fulamt_ownpay_amt", total.parts.ownPayFen);
        same(answer, "redc_selfpay_amt", total.firstSelfPayFen);
        same(answer, "act_pay_dedc", total.deductibleFen);
        same(answer, "fund_pay_sumamt", total.fundTotalFen);
        same(answer, "psn_part_amt", total.personalFen);
        same(answer, "acct_pay", total.accountFen);
        same(answer, "psn_cash_pay", total.cashFen);
        checkFunds(answer, bill.result());
        checkYears(answer, bill.result());
    }

    private static void checkFunds(final Answer answer, final BenefitResult result) {
        final JsonNode funds = answer.json().path("setldetail");
        DemoFailedException.unlessSame("number of funds", result.fundCount(), funds.size());
        for (int i = 0; i < result.fundCount(); i++) {
            final JsonNode fund = funds.get(i);
            DemoFailedException.unlessSame(
                    "fund", result.fund(i).code(), fund.path("fund_pay_type").asText());
            DemoFailedException.unlessSame(result.fund(i).code(), result.fundFen(i), Answer.fen(fund, "fund_payamt"));
        }
    }

    private static void checkYears(final Answer answer, final BenefitResult result) {
        final JsonNode years = answer.json().path("year_entries");
        DemoFailedException.unlessSame("number of years", result.yearCount(), years.size());
        for (int i = 0; i < result.yearCount(); i++) {
            DemoFailedException.unlessSame(
                    "funds of " + result.benefitYear(i),
                    result.year(i).fundTotalFen,
                    Answer.fen(years.get(i), "fund_pay_sumamt"));
        }
    }

    private static void same(final Answer answer, final String field, final long expectedFen) {
        DemoFailedException.unlessSame(field, expectedFen, answer.fen(field));
    }
}
