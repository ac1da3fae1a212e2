package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.flag;
import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.QueryReplyDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder.FundsDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder.YearsDecoder;

/** 应答报文: the fields of each reply, in the order of the schema, but for {@code result}, which stands first. */
final class ReplyDescriptors {

    private static final BlockDescriptor FUND = BlockDescriptor.of(
                    "setldetail",
                    FundsDecoder.sbeBlockLength(),
                    text("fund_pay_type", FundsDecoder.fundCodeEncodingOffset(), FundsDecoder.fundCodeEncodingLength()),
                    of("fund_payamt", FieldKind.AMOUNT, FundsDecoder.amountFenEncodingOffset()))
            .withTexts("fund_pay_type_name");

    private static final BlockDescriptor YEAR = BlockDescriptor.of(
            "year_entries",
            YearsDecoder.sbeBlockLength(),
            of("year", FieldKind.YEAR, YearsDecoder.benefitYearEncodingOffset()),
            of("medfee_sumamt", FieldKind.AMOUNT, YearsDecoder.totalFenEncodingOffset()),
            of("inscp_scp_amt", FieldKind.AMOUNT, YearsDecoder.inScopeFenEncodingOffset()),
            of("act_pay_dedc", FieldKind.AMOUNT, YearsDecoder.deductibleFenEncodingOffset()),
            of("fund_pay_sumamt", FieldKind.AMOUNT, YearsDecoder.fundTotalFenEncodingOffset()),
            of("psn_part_amt", FieldKind.AMOUNT, YearsDecoder.personalFenEncodingOffset()));

    static final BlockDescriptor SETTLE = BlockDescriptor.of(
                    "",
                    SettleReplyDecoder.BLOCK_LENGTH,
                    flag("repeat", SettleReplyDecoder.replyFlagsEncodingOffset(), 0),
                    flag("illustrative", SettleReplyDecoder.replyFlagsEncodingOffset(), 1),
                    flag("full_pay", SettleReplyDecoder.replyFlagsEncodingOffset(), 2),
                    text(
                            "fixmedins_code",
                            SettleReplyDecoder.institutionCodeEncodingOffset(),
                            SettleReplyDecoder.institutionCodeEncodingLength()),
                    text(
                            "infno",
                            SettleReplyDecoder.transactionCodeEncodingOffset(),
                            SettleReplyDecoder.transactionCodeEncodingLength()),
                    text("msgid", SettleReplyDecoder.msgIdEncodingOffset(), SettleReplyDecoder.msgIdEncodingLength()),
                    of("setl_id", FieldKind.POSITION, SettleReplyDecoder.settlementIdEncodingOffset()),
                    of("journal_position", FieldKind.POSITION, SettleReplyDecoder.journalPositionEncodingOffset()),
                    of("setl_time", FieldKind.TIME, SettleReplyDecoder.settledAtMsEncodingOffset()),
                    of("business_day", FieldKind.DATE, SettleReplyDecoder.businessDayEncodingOffset()),
                    text(
                            "policy_bundle",
                            SettleReplyDecoder.bundleHashEncodingOffset(),
                            SettleReplyDecoder.bundleHashEncodingLength()),
                    name(
                            "psn_category",
                            SettleReplyDecoder.categoryEncodingOffset(),
                            "NONE",
                            "LONG_TERM",
                            "TRANSFER",
                            "EMERGENCY",
                            "OTHER_TEMPORARY",
                            "EXEMPT",
                            "HOME_LONG_TERM",
                            "HOME_TEMPORARY"),
                    of("medfee_sumamt", FieldKind.AMOUNT, SettleReplyDecoder.totalFenEncodingOffset()),
                    of("inscp_scp_amt", FieldKind.AMOUNT, SettleReplyDecoder.inScopeFenEncodingOffset()),
                    of("preselfpay_amt", FieldKind.AMOUNT, SettleReplyDecoder.preSelfPayFenEncodingOffset()),
                    of("overlmt_selfpay", FieldKind.AMOUNT, SettleReplyDecoder.overLimitFenEncodingOffset()),
                    of("fulamt_ownpay_amt", FieldKind.AMOUNT, SettleReplyDecoder.ownPayFenEncodingOffset()),
                    of("redc_selfpay_amt", FieldKind.AMOUNT, SettleReplyDecoder.firstSelfPayFenEncodingOffset()),
                    of("act_pay_dedc", FieldKind.AMOUNT, SettleReplyDecoder.deductibleFenEncodingOffset()),
                    of("fund_pay_sumamt", FieldKind.AMOUNT, SettleReplyDecoder.fundTotalFenEncodingOffset()),
                    of("psn_part_amt", FieldKind.AMOUNT, SettleReplyDecoder.personalFenEncodingOffset()),
                    of("acct_pay", FieldKind.AMOUNT, SettleReplyDecoder.accountFenEncodingOffset()),
                    of("psn_cash_pay", FieldKind.AMOUNT, SettleReplyDecoder.cashFenEncodingOffset()),
                    of("hosp_part_amt", FieldKind.AMOUNT, SettleReplyDecoder.hospitalBorneFenEncodingOffset()),
                    of("balc", FieldKind.AMOUNT, SettleReplyDecoder.accountBalanceFenEncodingOffset()))
            .withGroups(FUND, YEAR)
            .withTexts("policy_plan");

    static final BlockDescriptor REFUND = BlockDescriptor.of(
                    "",
                    RefundReplyDecoder.BLOCK_LENGTH,
                    flag("repeat", RefundReplyDecoder.replyFlagsEncodingOffset(), 0),
                    flag("illustrative", RefundReplyDecoder.replyFlagsEncodingOffset(), 1),
                    text(
                            "fixmedins_code",
                            RefundReplyDecoder.institutionCodeEncodingOffset(),
                            RefundReplyDecoder.institutionCodeEncodingLength()),
                    text(
                            "infno",
                            RefundReplyDecoder.transactionCodeEncodingOffset(),
                            RefundReplyDecoder.transactionCodeEncodingLength()),
                    text("msgid", RefundReplyDecoder.msgIdEncodingOffset(), RefundReplyDecoder.msgIdEncodingLength()),
                    of("setl_id", FieldKind.POSITION, RefundReplyDecoder.settlementIdEncodingOffset()),
                    of("journal_position", FieldKind.POSITION, RefundReplyDecoder.journalPositionEncodingOffset()),
                    of("setl_time", FieldKind.TIME, RefundReplyDecoder.refundedAtMsEncodingOffset()),
                    of("business_day", FieldKind.DATE, RefundReplyDecoder.businessDayEncodingOffset()),
                    of("osetl_id", FieldKind.POSITION, RefundReplyDecoder.originalSettlementIdEncodingOffset()),
                    of("obusiness_day", FieldKind.DATE, RefundReplyDecoder.originalBusinessDayEncodingOffset()),
                    flag("refd_sequential", RefundReplyDecoder.refundKindsEncodingOffset(), 0),
                    flag("refd_non_adjacent", RefundReplyDecoder.refundKindsEncodingOffset(), 1),
                    flag("refd_cross_year", RefundReplyDecoder.refundKindsEncodingOffset(), 2),
                    flag("refd_after_clearing", RefundReplyDecoder.refundKindsEncodingOffset(), 3),
                    text(
                            "policy_bundle",
                            RefundReplyDecoder.bundleHashEncodingOffset(),
                            RefundReplyDecoder.bundleHashEncodingLength()),
                    name(
                            "psn_category",
                            RefundReplyDecoder.categoryEncodingOffset(),
                            "NONE",
                            "LONG_TERM",
                            "TRANSFER",
                            "EMERGENCY",
                            "OTHER_TEMPORARY"),
                    of("medfee_sumamt", FieldKind.AMOUNT, RefundReplyDecoder.totalFenEncodingOffset()),
                    of("inscp_scp_amt", FieldKind.AMOUNT, RefundReplyDecoder.inScopeFenEncodingOffset()),
                    of("preselfpay_amt", FieldKind.AMOUNT, RefundReplyDecoder.preSelfPayFenEncodingOffset()),
                    of("overlmt_selfpay", FieldKind.AMOUNT, RefundReplyDecoder.overLimitFenEncodingOffset()),
                    of("fulamt_ownpay_amt", FieldKind.AMOUNT, RefundReplyDecoder.ownPayFenEncodingOffset()),
                    of("redc_selfpay_amt", FieldKind.AMOUNT, RefundReplyDecoder.firstSelfPayFenEncodingOffset()),
                    of("act_pay_dedc", FieldKind.AMOUNT, RefundReplyDecoder.deductibleFenEncodingOffset()),
                    of("fund_pay_sumamt", FieldKind.AMOUNT, RefundReplyDecoder.fundTotalFenEncodingOffset()),
                    of("psn_part_amt", FieldKind.AMOUNT, RefundReplyDecoder.personalFenEncodingOffset()),
                    of("acct_pay", FieldKind.AMOUNT, RefundReplyDecoder.accountFenEncodingOffset()),
                    of("psn_cash_pay", FieldKind.AMOUNT, RefundReplyDecoder.cashFenEncodingOffset()),
                    of("hosp_part_amt", FieldKind.AMOUNT, RefundReplyDecoder.hospitalBorneFenEncodingOffset()),
                    of("balc", FieldKind.AMOUNT, RefundReplyDecoder.accountBalanceFenEncodingOffset()),
                    of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, RefundReplyDecoder.encounterIdEncodingOffset())
                            .optional())
            .withGroups(FUND, YEAR)
            .withTexts("policy_plan");

    static final BlockDescriptor REFUSAL = KeyFields.reply(
                    RefusalReplyDecoder.BLOCK_LENGTH,
                    of("code", FieldKind.RESULT_CODE, RefusalReplyDecoder.resultCodeEncodingOffset()),
                    of("journal_position", FieldKind.POSITION, RefusalReplyDecoder.journalPositionEncodingOffset()),
                    of("decided_at", FieldKind.TIME, RefusalReplyDecoder.decidedAtMsEncodingOffset()),
                    of("business_day", FieldKind.DATE, RefusalReplyDecoder.businessDayEncodingOffset()),
                    text(
                                    "field",
                                    RefusalReplyDecoder.fieldNameEncodingOffset(),
                                    RefusalReplyDecoder.fieldNameEncodingLength())
                            .optional())
            .withTexts("found", "message_zh", "message_en", "cure_zh", "cure_en");

    static final BlockDescriptor ERROR = BlockDescriptor.of(
                    "",
                    ErrorReplyDecoder.BLOCK_LENGTH,
                    name(
                            "result",
                            ErrorReplyDecoder.resultClassEncodingOffset(),
                            "DONE",
                            "REFUSED",
                            "MALFORMED",
                            "CONFLICT",
                            "BUSY"),
                    of("code", FieldKind.RESULT_CODE, ErrorReplyDecoder.resultCodeEncodingOffset()),
                    text(
                                    "fixmedins_code",
                                    ErrorReplyDecoder.institutionCodeEncodingOffset(),
                                    ErrorReplyDecoder.institutionCodeEncodingLength())
                            .optional(),
                    text(
                                    "infno",
                                    ErrorReplyDecoder.transactionCodeEncodingOffset(),
                                    ErrorReplyDecoder.transactionCodeEncodingLength())
                            .optional(),
                    text("msgid", ErrorReplyDecoder.msgIdEncodingOffset(), ErrorReplyDecoder.msgIdEncodingLength())
                            .optional(),
                    text(
                                    "field",
                                    ErrorReplyDecoder.fieldNameEncodingOffset(),
                                    ErrorReplyDecoder.fieldNameEncodingLength())
                            .optional())
            .withTexts("found", "message_zh", "message_en", "cure_zh", "cure_en");

    static final BlockDescriptor REVERSAL = BlockDescriptor.of(
            "",
            ReversalReplyDecoder.BLOCK_LENGTH,
            name("result", ReversalReplyDecoder.outcomeEncodingOffset(), "REVERSED", "BLOCKED", "NO_EFFECT"),
            flag("repeat", ReversalReplyDecoder.replyFlagsEncodingOffset(), 0),
            text(
                    "fixmedins_code",
                    ReversalReplyDecoder.institutionCodeEncodingOffset(),
                    ReversalReplyDecoder.institutionCodeEncodingLength()),
            text(
                    "infno",
                    ReversalReplyDecoder.transactionCodeEncodingOffset(),
                    ReversalReplyDecoder.transactionCodeEncodingLength()),
            text("msgid", ReversalReplyDecoder.msgIdEncodingOffset(), ReversalReplyDecoder.msgIdEncodingLength()),
            of("journal_position", FieldKind.POSITION, ReversalReplyDecoder.journalPositionEncodingOffset()),
            of("decided_at", FieldKind.TIME, ReversalReplyDecoder.reversedAtMsEncodingOffset()),
            of("business_day", FieldKind.DATE, ReversalReplyDecoder.businessDayEncodingOffset()),
            of("setl_id", FieldKind.POSITION, ReversalReplyDecoder.originalSettlementIdEncodingOffset()));

    static final BlockDescriptor QUERY = BlockDescriptor.of(
            "",
            QueryReplyDecoder.BLOCK_LENGTH,
            name(
                    "state",
                    QueryReplyDecoder.stateEncodingOffset(),
                    "NOT_FOUND",
                    "SETTLED",
                    "REFUSED",
                    "REVERSED",
                    "BLOCKED",
                    "DONE",
                    "REFUNDED"),
            text(
                    "fixmedins_code",
                    QueryReplyDecoder.institutionCodeEncodingOffset(),
                    QueryReplyDecoder.institutionCodeEncodingLength()),
            text(
                    "infno",
                    QueryReplyDecoder.transactionCodeEncodingOffset(),
                    QueryReplyDecoder.transactionCodeEncodingLength()),
            text("msgid", QueryReplyDecoder.msgIdEncodingOffset(), QueryReplyDecoder.msgIdEncodingLength()));

    private ReplyDescriptors() {}
}
