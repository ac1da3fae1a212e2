package io.yidi.load.conformance;

import static io.yidi.load.his.Amounts.fen;
import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.NationalCall;
import io.yidi.load.his.Visit;
import java.io.IOException;
import java.util.List;

/** 就诊与结算: lines, their parts, sums that hospital systems check, and what a bill may not do. */
final class VisitChecks {

    private VisitChecks() {}

    static List<ConformanceCheck> all() {
        return List.of(
                new ConformanceCheck("visit/registration", "2201 gives mdtrt_id and repeats what it was given", his -> {
                    final JsonNode data = his.done(
                                    "2201", Visit.registration(his.hospital().level()))
                            .path("data");
                    expect(data.hasNonNull("mdtrt_id"), "an mdtrt_id", data);
                    expect(data.path("ipt_otp_no").asText().equals("O0001"), "ipt_otp_no O0001", data);
                }),
                new ConformanceCheck(
                        "visit/line-parts", "the four parts of a line add up to its amount", VisitChecks::lineParts),
                new ConformanceCheck("visit/amounts-as-text", "amounts are read from texts and from numbers", his -> {
                    final Visit visit = Visit.register(his);
                    final String line = visit.line("1", "12.50", 2)
                            .replace("'cnt':2", "'cnt':'2.0000'")
                            .replace("'pric':12.50", "'pric':'12.500000'")
                            .replace("25.00", "'25.00'");
                    his.done(visit.lines(line));
                }),
                new ConformanceCheck(
                        "visit/same-line-again", "the same line under its number again is no fault", his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            his.done(visit.lines(visit.line("1", "10.00", 1)));
                            his.done(visit.quote("10.00"));
                        }),
                new ConformanceCheck(
                        "visit/other-line-same-number", "another line under a used number is refused", his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            his.refused(visit.lines(visit.line("1", "11.00", 1)));
                        }),
                new ConformanceCheck("visit/return", "a negative count with init_feedetl_sn takes a line back", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final String back = visit.line("2", "10.00", -1)
                            .replace("'feedetl_sn':'2'", "'feedetl_sn':'2','init_feedetl_sn':'1'");
                    his.done(visit.lines(back, visit.line("3", "4.00", 1)));
                    final JsonNode quote = his.done(visit.quote("4.00")).path("setlinfo");
                    expect(fen(quote, "medfee_sumamt") == 400, "a total of 4.00", quote);
                }),
                new ConformanceCheck(
                        "visit/withdraw-all",
                        "chrg_bchno 0000 withdraws all unsettled lines, also when there are none",
                        his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            his.done(visit.withdrawal());
                            his.done(visit.withdrawal());
                            his.done(visit.lines(visit.line("1", "11.00", 1)));
                        }),
                new ConformanceCheck(
                        "bill/quote-is-a-quote",
                        "2206 says what 2207 will, has no setl_id and changes nothing",
                        VisitChecks::quote),
                new ConformanceCheck("bill/no-quote-needed", "2207 without 2206 before it", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    his.done(visit.settlement("10.00"));
                }),
                new ConformanceCheck(
                        "bill/sums",
                        "total = four parts = funds + person + hospital; person = account + cash; funds add up",
                        VisitChecks::sums),
                new ConformanceCheck(
                        "bill/numbers", "amounts of an answer are numbers, and what is not known is null", his -> {
                            final JsonNode bill = settled(his, "10.00");
                            expect(bill.path("medfee_sumamt").isNumber(), "a number", bill.path("medfee_sumamt"));
                            expect(bill.has("brdy"), "brdy, null if it is not known", bill);
                        }),
                new ConformanceCheck(
                        "bill/medins_setl_id", "medins_setl_id of an answer is the sender's msgid", his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            final NationalCall call = visit.settlement("10.00");
                            final JsonNode bill = his.done(call).path("setlinfo");
                            expect(
                                    bill.path("medins_setl_id").asText().equals(call.msgId()),
                                    call.msgId(),
                                    bill.path("medins_setl_id"));
                        }),
                new ConformanceCheck("bill/wrong-total", "a total that is not that of the lines is refused", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    his.refused(visit.settlement("10.01"));
                }),
                new ConformanceCheck(
                        "bill/settled-lines-stay", "lines under a settlement cannot be settled again", his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            his.done(visit.settlement("10.00"));
                            his.refused(visit.settlement("10.00"));
                        }),
                new ConformanceCheck("bill/other-number", "2207A is read as 2207", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final NationalCall call = visit.settlement("10.00");
                    his.done(
                            new NationalCall("2207A", call.envelope().deepCopy().put("infno", "2207A")));
                }),
                new ConformanceCheck("bill/query", "5203 shows a settlement by its setl_id", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final JsonNode bill = his.done(visit.settlement("10.00")).path("setlinfo");
                    final JsonNode shown =
                            his.done(visit.query(bill.path("setl_id").asText())).path("setlinfo");
                    expect(fen(shown, "medfee_sumamt") == 1000, "a total of 10.00", shown);
                }));
    }

    /** A visit with one line, settled. */
    static JsonNode settled(final HisSession his, final String total) throws IOException {
        return his.done(Visit.withLine(his, total).settlement(total)).path("setlinfo");
    }

    private static void lineParts(final HisSession his) throws IOException {
        final Visit visit = Visit.register(his);
        final JsonNode rows = his.done(visit.lines(visit.line("1", "380.00", 2), visit.line("2", "4.52", 1)))
                .path("result");
        expect(rows.size() == 2, "two rows under result", rows);
        for (final JsonNode row : rows) {
            final long parts = fen(row, "fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt");
            expect(parts == fen(row, "det_item_fee_sumamt"), "parts that add up", row);
        }
    }

    private static void quote(final HisSession his) throws IOException {
        final Visit visit = Visit.withLine(his, "380.00");
        final JsonNode first = his.done(visit.quote("380.00")).path("setlinfo");
        final JsonNode second = his.done(visit.quote("380.00")).path("setlinfo");
        final JsonNode bill = his.done(visit.settlement("380.00")).path("setlinfo");
        expect(
                first.path("setl_id").asText("").isEmpty()
                        || first.path("setl_id").isNull(),
                "no setl_id",
                first);
        for (final String name : List.of("fund_pay_sumamt", "psn_part_amt", "act_pay_dedc")) {
            expect(fen(first, name) == fen(second, name), "the same quote again in " + name, second);
            expect(fen(first, name) == fen(bill, name), "what the quote said in " + name, bill);
        }
    }

    private static void sums(final HisSession his) throws IOException {
        final JsonNode bill = settled(his, "1234.56");
        final long total = fen(bill, "medfee_sumamt");
        expect(total == 123_456, "a total of 1234.56", bill);
        expect(
                total == fen(bill, "fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"),
                "four parts that add up to the total",
                bill);
        expect(
                total == fen(bill, "fund_pay_sumamt", "psn_part_amt", "hosp_part_amt"),
                "payers that add up to the total",
                bill);
        expect(
                fen(bill, "psn_part_amt") == fen(bill, "acct_pay", "psn_cash_pay"),
                "account and cash that add up to what the person pays",
                bill);
        final long funds =
                fen(bill, "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay");
        expect(funds == fen(bill, "fund_pay_sumamt"), "funds that add up to fund_pay_sumamt", bill);
    }
}
