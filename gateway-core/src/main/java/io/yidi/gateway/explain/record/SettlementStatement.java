package io.yidi.gateway.explain.record;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.record.NumberMask;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FundColumn;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.time.LocalDate;
import java.util.function.LongFunction;

/**
 * 跨省异地就医住院结算单 (附件13): what was settled for a stay, from its record (BJ-F13a), and what has become of it since. What a
 * gateway does not hold, such as names, ward and the number of the stay, the hospital adds when it prints.
 *
 * <p>The personal account counts among the funds here, so that funds and cash come to the total (BJ-F13d). Any thread.
 */
public final class SettlementStatement {

    private static final String ACCOUNT_NAME = "个人账户";
    private static final String ACCOUNT_CODE = "310200";

    private final ObjectNode json = new JsonMapper().createObjectNode();

    private SettlementStatement() {}

    /**
     * The statement of a record.
     *
     * @param sequence of the record
     * @param body of the record
     * @param standing tells what has become of a settlement since
     * @return one JSON object; amounts are texts in yuan
     * @throws ExplanationException if the record settled no stay, or does not add up
     */
    public static String of(final long sequence, final RecordBodyFlyweight body, final LongFunction<String> standing) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (body.replyLength() == 0
                || header.wrap(body.buffer(), body.replyOffset()).templateId() != SettleReplyDecoder.TEMPLATE_ID) {
            throw new ExplanationException("expected a settlement, found another record with id " + sequence);
        }
        final SettleRequestDecoder bill = RecordedBill.of(body)
                .orElseThrow(() -> new ExplanationException("expected a settlement with its bill: " + sequence));
        final CareType care =
                CareType.of(bill.buffer(), bill.offset() + SettleRequestDecoder.medicalTypeEncodingOffset());
        if (care != CareType.INPATIENT) {
            throw new ExplanationException("expected the settlement of a stay, found one of " + care);
        }
        final SettleReplyDecoder reply =
                new SettleReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        final SettlementStatement statement = new SettlementStatement();
        statement.putHead(reply, standing.apply(reply.settlementId()));
        statement.putPerson(bill, body);
        statement.putCare(bill);
        statement.putMoney(Split.of(reply));
        return statement.json.toString();
    }

    private void putHead(final SettleReplyDecoder reply, final String became) {
        json.put("form", "跨省异地就医住院结算单")
                .put("setl_id", Long.toString(reply.settlementId()))
                .put("business_day", LocalDate.ofEpochDay(reply.businessDay()).toString())
                .put("became", became)
                .put("full_pay", reply.replyFlags().fullPay());
    }

    private void putPerson(final SettleRequestDecoder bill, final RecordBodyFlyweight body) {
        json.put("psn_no", NumberMask.text(bill.personNo()))
                .put("insutype", Integer.toString(bill.insuranceType()))
                .put("insuplc_admdvs", bill.insuredPlace());
        if (body.factsLength() > 0) {
            FactsReader.read(body.buffer(), body.factsOffset())
                    .person()
                    .ifPresent(person -> json.put("age", person.context().ageYears));
        }
    }

    private void putCare(final SettleRequestDecoder bill) {
        final LocalDate admission = LocalDate.ofEpochDay(bill.admissionDate());
        final LocalDate discharge = LocalDate.ofEpochDay(bill.dischargeDate());
        json.put("mdtrtarea_admvs", bill.carePlace())
                .put("fixmedins_code", bill.institutionCode())
                .put("hosp_lv", bill.hospitalLevel())
                .put("er_flag", bill.careFlags().emergency() ? "1" : "0")
                .put("diag_code", bill.diagnosisCode())
                .put("begndate", admission.toString())
                .put("enddate", discharge.toString())
                .put("ipt_days", Math.max(1, discharge.toEpochDay() - admission.toEpochDay()));
    }

    private void putMoney(final Split split) {
        final long fundsFen = split.fundTotalFen() + split.accountFen();
        requireSum("the four parts", split.parts().totalFen(), split.totalFen());
        requireSum("funds and cash", fundsFen + split.cashFen(), split.totalFen());
        json.put("medfee_sumamt", Fen.format(split.totalFen()))
                .put("inscp_scp_amt", Fen.format(split.parts().inScopeFen()))
                .put("preselfpay_amt", Fen.format(split.parts().preSelfPayFen()))
                .put("overlmt_selfpay", Fen.format(split.parts().overLimitFen()))
                .put("fulamt_ownpay_amt", Fen.format(split.parts().ownPayFen()))
                .put("fund_pay_sumamt", Fen.format(fundsFen))
                .put("psn_cash_pay", Fen.format(split.cashFen()))
                .put("act_pay_dedc", Fen.format(split.deductibleFen()));
        final ArrayNode funds = json.putArray("funds");
        split.funds().forEach(fund -> putFund(funds.addObject(), fund.code(), fund.name(), fund.amountFen()));
        if (split.accountFen() != 0) {
            putFund(funds.addObject(), ACCOUNT_CODE, ACCOUNT_NAME, split.accountFen());
        }
    }

    private static void putFund(final ObjectNode fund, final String code, final String name, final long amountFen) {
        fund.put("fund_pay_type", code)
                .put("fund_pay_type_name", name)
                .put("column", FundColumn.of(code).name())
                .put("fund_payamt", Fen.format(amountFen));
    }

    private static void requireSum(final String what, final long foundFen, final long totalFen) {
        if (foundFen != totalFen) {
            throw new ExplanationException("expected " + what + " to come to the total " + Fen.format(totalFen)
                    + ", found " + Fen.format(foundFen));
        }
    }
}
