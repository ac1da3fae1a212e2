package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.LoadReportDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.ResultCode;
import java.util.Locale;
import java.util.StringJoiner;

/** 读入报告 JSON: what came of a file's lines that concern settlements, as one JSON object. */
final class LoadReportJson {

    private LoadReportJson() {}

    /** Spells the report of a control command that has one. */
    static String of(final RecordBodyFlyweight body) {
        final LoadReportDecoder report = new LoadReportDecoder()
                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), new MessageHeaderDecoder());
        final String head = "{\"lines_taken\":\"" + report.linesTaken() + "\",\"deductions\":";
        final StringJoiner deductions = new StringJoiner(",", "[", "]");
        report.deductions().forEach(one -> deductions.add(deduction(one)));
        final StringJoiner refusals = new StringJoiner(",", "[", "]");
        report.refusals().forEach(one -> refusals.add(refusal(one)));
        return head + deductions + ",\"refusals\":" + refusals + '}';
    }

    private static String deduction(final LoadReportDecoder.DeductionsDecoder one) {
        return String.format(
                Locale.ROOT,
                "{\"line\":\"%d\",\"deduction_no\":\"%s\",\"setl_id\":\"%d\",\"insuplc_admdvs\":\"%06d\","
                        + "\"insutype\":\"%d\",\"fund_pay_type\":\"%s\",\"amount_fen\":\"%d\"}",
                one.line(),
                one.deductionNo(),
                one.settlementId(),
                one.insuredPlace(),
                one.insuranceType(),
                one.fundCode(),
                one.amountFen());
    }

    private static String refusal(final LoadReportDecoder.RefusalsDecoder one) {
        return String.format(
                Locale.ROOT,
                "{\"line\":\"%d\",\"code\":\"%s\",\"field\":\"%s\"}",
                one.line(),
                ResultCode.of(one.resultCode()).label(),
                one.fieldName());
    }
}
