package io.yidi.load.conformance;

import static io.yidi.load.his.Amounts.fen;
import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.NationalAnswer;
import io.yidi.load.his.NationalCall;
import io.yidi.load.his.Visit;
import java.io.IOException;
import java.util.List;

/** 重发、退费与冲正: that a bill happens once, whatever the network does, and is taken back once. */
final class OutcomeChecks {

    private OutcomeChecks() {}

    static List<ConformanceCheck> all() {
        return List.of(
                new ConformanceCheck(
                        "repeat/same-answer",
                        "the same request again gets the same answer but for its number and times",
                        OutcomeChecks::sameAnswer),
                new ConformanceCheck(
                        "repeat/envelope-may-differ", "a repeat may have another operator and time", his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            final NationalCall call = visit.settlement("10.00");
                            final JsonNode bill = his.done(call).path("setlinfo");
                            final ObjectNode again = call.envelope().deepCopy().put("opter", "0002");
                            again.put("inf_time", "2030-01-01 00:00:00").put("sign_no", "17");
                            sameSettlement(
                                    bill,
                                    his.done(new NationalCall("2207", again)).path("setlinfo"));
                        }),
                new ConformanceCheck("repeat/other-content", "other content under a used msgid is refused", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final NationalCall call = visit.settlement("10.00");
                    his.done(call);
                    his.refused(Visit.withLine(his, "11.00").settlement("11.00").under(call.msgId()));
                }),
                new ConformanceCheck(
                        "repeat/lost-answer",
                        "a request whose answer was lost is settled once, and its answer comes on the next sending",
                        OutcomeChecks::lostAnswer),
                new ConformanceCheck(
                        "refund/negated", "2208 answers all amounts negative, cash under both spellings", his -> {
                            final Visit visit = Visit.withLine(his, "380.00");
                            final JsonNode bill =
                                    his.done(visit.settlement("380.00")).path("setlinfo");
                            final JsonNode refund = his.done(visit.refund(bill)).path("setlinfo");
                            for (final String name : List.of("medfee_sumamt", "inscp_scp_amt", "fund_pay_sumamt")) {
                                expect(fen(refund, name) == -fen(bill, name), "the negative of " + name, refund);
                            }
                            expect(
                                    fen(refund, "psn_cash_pay") == fen(refund, "pdn_cash_pay"),
                                    "psn_cash_pay and pdn_cash_pay",
                                    refund);
                        }),
                new ConformanceCheck("refund/once", "a refunded settlement cannot be refunded again", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final JsonNode bill = his.done(visit.settlement("10.00")).path("setlinfo");
                    his.done(visit.refund(bill));
                    his.refused(visit.refund(bill));
                }),
                new ConformanceCheck(
                        "refund/other-visit",
                        "a refund that names another visit of the patient is refused and changes nothing",
                        his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            final JsonNode bill =
                                    his.done(visit.settlement("10.00")).path("setlinfo");
                            his.refused(Visit.withLine(his, "11.00").refund(bill));
                            his.done(visit.refund(bill));
                        }),
                new ConformanceCheck("refund/frees-lines", "after a refund the lines can be settled again", his -> {
                    final Visit visit = Visit.withLine(his, "10.00");
                    final JsonNode bill = his.done(visit.settlement("10.00")).path("setlinfo");
                    his.done(visit.refund(bill));
                    his.done(visit.quote("10.00"));
                }),
                new ConformanceCheck(
                        "reversal/settlement",
                        "2601 undoes a settlement, as often as it is sent, and its lines can be settled again",
                        his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            final NationalCall call = visit.settlement("10.00");
                            his.done(call);
                            his.done(Visit.reversal(his, call));
                            his.done(Visit.reversal(his, call));
                            his.done(visit.settlement("10.00"));
                        }),
                new ConformanceCheck(
                        "reversal/before-its-original",
                        "2601 of something unknown is done, and the original is refused when it comes",
                        his -> {
                            final Visit visit = Visit.withLine(his, "10.00");
                            final NationalCall call = visit.settlement("10.00");
                            his.done(Visit.reversal(his, call));
                            his.refused(call);
                            his.done(visit.settlement("10.00"));
                        }),
                new ConformanceCheck("reversal/no-output", "2601 answers no output", his -> {
                    final NationalAnswer answer = his.send(Visit.reversal(his, his.make("2207", "{'data':{}}")));
                    expect(answer.isDone(), "2601 to be done", answer.document());
                    expect(answer.output().isNull(), "no output", answer.output());
                }));
    }

    private static void sameAnswer(final HisSession his) throws IOException {
        final NationalCall call = Visit.withLine(his, "380.00").settlement("380.00");
        final NationalAnswer first = his.send(call);
        final NationalAnswer second = his.send(call);
        expect(first.isDone(), "2207 to be done", first.document());
        expect(first.output().equals(second.output()), "the same output " + first.output(), second.document());
        expect(
                !first.document().path("inf_refmsgid").equals(second.document().path("inf_refmsgid")),
                "another inf_refmsgid",
                second.document().path("inf_refmsgid"));
    }

    private static void lostAnswer(final HisSession his) throws IOException {
        final Visit visit = Visit.withLine(his, "10.00");
        final NationalCall call = visit.settlement("10.00");
        his.endpoint().postAndLeave(his.endpoint().path(), call.bytes());
        final JsonNode bill = his.done(call).path("setlinfo");
        sameSettlement(bill, his.done(call).path("setlinfo"));
        his.refused(visit.settlement("10.00"));
    }

    private static void sameSettlement(final JsonNode expected, final JsonNode found) {
        expect(
                expected.path("setl_id").equals(found.path("setl_id")),
                "setl_id " + expected.path("setl_id"),
                found.path("setl_id"));
    }
}
