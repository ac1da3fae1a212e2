package io.yidi.gateway.engine.state;

/**
 * 审核扣款: an amount that an audit takes back from what a fund paid for a settlement, as a reference file states it.
 *
 * @param number of the deduction, up to 30 ASCII characters; known for ever
 * @param settlementId of the settlement
 * @param reason why
 * @param fundCode {@code fund_pay_type}; empty for a full return, which concerns every fund
 * @param amountFen above 0; 0 for a full return, which is whatever the funds have left
 */
public record DeductionRow(String number, long settlementId, Reason reason, String fundCode, long amountFen) {

    /** Why an amount is taken back. */
    public enum Reason {
        /** 不符合支付范围. */
        OUT_OF_SCOPE,
        /** 违规费用. */
        VIOLATION,
        /** 外伤无第三方责任承诺不实: everything is returned. */
        FALSE_TRAUMA_DECLARATION
    }

    /** Whether it takes back everything the funds paid. */
    public boolean isFull() {
        return reason == Reason.FALSE_TRAUMA_DECLARATION;
    }
}
