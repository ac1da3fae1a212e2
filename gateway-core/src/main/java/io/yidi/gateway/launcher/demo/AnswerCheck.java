package io.yidi.gateway.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.explain.Difference;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.Split;

/** 应答复核: compares a settled answer with the bill explained beside the gateway, amount by amount. */
final class AnswerCheck {

    private AnswerCheck() {}

    /** Fails at the first difference. */
    static void check(final Answer answer, final Explanation explanation) {
        for (final Difference difference : explanation.differences()) {
            DemoFailedException.unlessSame(difference.what(), difference.recorded(), difference.computed());
        }
        if (explanation.split() == null) {
            throw new DemoFailedException("expected a bill that is settled, found "
                    + explanation.head().code());
        }
        check(answer, explanation.split());
    }

    private static void check(final Answer answer, final Split bill) {
        DemoFailedException.unlessSame("category", bill.category(), answer.text("psn_category"));
        DemoFailedException.unlessSame("plan", bill.planId(), answer.text("policy_plan"));
        same(answer, "medfee_sumamt", bill.totalFen());
        same(answer, "inscp_scp_amt", bill.parts().inScopeFen());
        same(answer, "preselfpay_amt", bill.parts().preSelfPayFen());
        same(answer, "overlmt_selfpay", bill.parts().overLimitFen());
        same(answer, "fulamt_ownpay_amt", bill.parts().ownPayFen());
        same(answer, "redc_selfpay_amt", bill.firstSelfPayFen());
        same(answer, "act_pay_dedc", bill.deductibleFen());
        same(answer, "fund_pay_sumamt", bill.fundTotalFen());
        same(answer, "psn_part_amt", bill.personalFen());
        same(answer, "acct_pay", bill.accountFen());
        same(answer, "psn_cash_pay", bill.cashFen());
        checkFunds(answer, bill);
        checkYears(answer, bill);
    }

    private static void checkFunds(final Answer answer, final Split bill) {
        final JsonNode funds = answer.json().path("setldetail");
        DemoFailedException.unlessSame("number of funds", bill.funds().size(), funds.size());
        for (int i = 0; i < funds.size(); i++) {
            final Split.FundAmount fund = bill.funds().get(i);
            DemoFailedException.unlessSame(
                    "fund", fund.code(), funds.get(i).path("fund_pay_type").asText());
            DemoFailedException.unlessSame(fund.code(), fund.amountFen(), Answer.fen(funds.get(i), "fund_payamt"));
        }
    }

    private static void checkYears(final Answer answer, final Split bill) {
        final JsonNode years = answer.json().path("year_entries");
        DemoFailedException.unlessSame("number of years", bill.years().size(), years.size());
        for (int i = 0; i < years.size(); i++) {
            final Split.YearAmount year = bill.years().get(i);
            DemoFailedException.unlessSame(
                    "funds of " + year.benefitYear(), year.fundTotalFen(), Answer.fen(years.get(i), "fund_pay_sumamt"));
        }
    }

    private static void same(final Answer answer, final String field, final long expectedFen) {
        DemoFailedException.unlessSame(field, expectedFen, answer.fen(field));
    }
}
