package io.yidi.load.his;

import static io.yidi.load.his.ExpectationException.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * 医院的一天: from signing in to the statement of the evening, with what goes wrong on a day: an answer that is lost, a
 * bill that is taken back, a bill that the hospital forgot. Stops at the first step that is not answered as it must be.
 */
public final class HospitalDay {

    private static final String MORE_HERE = "1";
    private static final int VERDICT_COLUMN = 4;
    private static final int MSGID_COLUMN = 3;

    private final HisSession his;
    private final Set<String> without;
    private final PrintWriter out;
    private final HospitalBooks books = new HospitalBooks();

    /**
     * Prepares a day.
     *
     * @param his the hospital
     * @param without transactions that the other side does not have: 1101, 3201 with all of the statement
     * @param out every step is printed to
     */
    public HospitalDay(final HisSession his, final Set<String> without, final PrintWriter out) {
        this.his = his;
        this.without = Set.copyOf(without);
        this.out = out;
    }

    /** Lives through it. */
    public void run() throws IOException {
        final JsonNode signed =
                his.done("9001", "{'signIn':{'opter_no':'0001','mac':'00-11-22-33-44-55','ip':'127.0.0.1'}}");
        final String signNo = signed.path("signinoutb").path("sign_no").asText();
        step("9001 签到", "sign_no " + signNo);
        if (!without.contains("1101")) {
            person();
        }
        final JsonNode forgotten = settledVisit("380.00");
        settledVisit("126.50");
        refundedVisit("99.90");
        lostAnswer("57.30");
        reversedVisit("41.00");
        if (!without.contains("3201")) {
            statement(forgotten);
        }
        his.done("9002", "{'signOut':{'sign_no':'" + signNo + "','opter_no':'0001'}}");
        step("9002 签退", "signed out");
    }

    private void person() throws IOException {
        final String personNo = his.hospital().personNo();
        final JsonNode person = his.done(
                "1101",
                "{'data':{'mdtrt_cert_type':'01','mdtrt_cert_no':'" + personNo + "','card_sn':'','certno':''}}");
        final JsonNode found = person.path("baseinfo").path("psn_no");
        expect(found.asText().equals(personNo), "psn_no " + personNo, found);
        step("1101 人员信息", "psn_no " + personNo);
    }

    private JsonNode settledVisit(final String total) throws IOException {
        final Visit visit = Visit.withLine(his, total);
        step("2201 挂号, 2204 明细", "mdtrt_id " + visit.id() + ", one line of " + total);
        final JsonNode quote = his.done(visit.quote(total)).path("setlinfo");
        final JsonNode bill = his.done(visit.settlement(total)).path("setlinfo");
        expect(
                Amounts.fen(bill, "fund_pay_sumamt") == Amounts.fen(quote, "fund_pay_sumamt"),
                "the settlement to say what the quote said",
                bill);
        step("2206 预结算, 2207 结算", split(bill));
        books.settled(visit, bill);
        return bill;
    }

    private void refundedVisit(final String total) throws IOException {
        final Visit visit = Visit.withLine(his, total);
        final JsonNode bill = his.done(visit.settlement(total)).path("setlinfo");
        books.settled(visit, bill);
        final JsonNode refund = his.done(visit.refund(bill)).path("setlinfo");
        expect(
                Amounts.fen(refund, "medfee_sumamt") == -Amounts.fen(bill, "medfee_sumamt"),
                "the negative of " + total,
                refund.path("medfee_sumamt"));
        books.refunded(visit, refund);
        step("2208 退费", split(refund));
    }

    /** The answer is lost on its way; the same request again gets it. */
    private void lostAnswer(final String total) throws IOException {
        final Visit visit = Visit.withLine(his, total);
        final NationalCall settlement = visit.settlement(total);
        his.endpoint().postAndLeave(his.endpoint().path(), settlement.bytes());
        step("2207 结算", "sent, and the connection is gone before the answer");
        final JsonNode bill = his.done(settlement).path("setlinfo");
        books.settled(visit, bill);
        step("2207 再发 sent again", split(bill));
    }

    /** The hospital does not know what became of a bill, makes sure that nothing did, and settles anew. */
    private void reversedVisit(final String total) throws IOException {
        final Visit visit = Visit.withLine(his, total);
        final NationalCall settlement = visit.settlement(total);
        his.endpoint().postAndLeave(his.endpoint().path(), settlement.bytes());
        his.done(Visit.reversal(his, settlement));
        his.done(Visit.reversal(his, settlement));
        step("2601 冲正", "twice; whatever became of the bill, it is undone");
        final JsonNode bill = his.done(visit.settlement(total)).path("setlinfo");
        books.settled(visit, bill);
        step("2207 结算 anew", split(bill));
    }

    private void statement(final JsonNode forgotten) throws IOException {
        expectVerdict("0", "agrees");
        books.reversed(forgotten);
        expectVerdict(MORE_HERE, "with one bill left out, the other side has more");
        final JsonNode uploaded = his.done(
                "9101",
                "{'fsUploadIn':{'in':'" + Base64.getEncoder().encodeToString(books.file(his.hospital()))
                        + "','filename':'statement.zip','fixmedins_code':'"
                        + his.hospital().institution() + "'}}");
        final JsonNode verdicts = his.done(
                        "3202", books.details(uploaded.path("file_qury_no").asText()))
                .path("fileinfo");
        final List<String> rows = download(verdicts.path("file_qury_no").asText());
        expect(rows.size() == books.count() + 1, (books.count() + 1) + " rows with a verdict", rows.size());
        final String[] missing = rows.get(books.count()).split("\t", -1);
        expect(missing[VERDICT_COLUMN].equals(MORE_HERE), "the bill that was left out", rows.get(books.count()));
        step("9101, 3202, 9102 对明细账", "found what is missing: msgid " + missing[MSGID_COLUMN]);
    }

    private void expectVerdict(final String verdict, final String meaning) throws IOException {
        final JsonNode result = his.done("3201", books.totals(his.hospital())).path("stmtinfo");
        expect(result.path("stmt_rslt").asText().equals(verdict), "stmt_rslt " + verdict, result);
        step("3201 对总账", meaning + ": " + result.path("stmt_rslt_dscr").asText());
    }

    private List<String> download(final String number) throws IOException {
        final NationalAnswer answer = his.call(
                "9102",
                "{'fsDownloadIn':{'file_qury_no':'" + number + "','filename':'plc','fixmedins_code':'"
                        + his.hospital().institution() + "'}}");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            expect(zip.getNextEntry() != null, "a zip with one text", answer.error());
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String split(final JsonNode bill) {
        return "setl_id " + bill.path("setl_id").asText() + ", total "
                + Amounts.yuan(Amounts.fen(bill, "medfee_sumamt")) + ", funds "
                + Amounts.yuan(Amounts.fen(bill, "fund_pay_sumamt"));
    }

    private void step(final String what, final String result) {
        out.println(what + "  " + result);
        out.flush();
    }
}
