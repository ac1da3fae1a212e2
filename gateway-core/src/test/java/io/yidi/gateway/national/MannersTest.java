package io.yidi.gateway.national;

import static io.yidi.gateway.fixture.NationalBills.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hospital systems do that no table of fields says, each taken as they mean it. */
class MannersTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private DoorRun run;
    private NationalHis his;
    private NationalBills bills;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
        bills = new NationalBills(his, "P11");
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldSettleAVisitThatWasNeverQuoted() throws Exception {
        assertEquals("10", bills.settledVisit("10.00").path("medfee_sumamt").asText());
    }

    @Test
    void shouldQuoteAVisitAsItIsSettledThenButWithoutWhatASettlementHas() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        final ObjectNode quote =
                (ObjectNode) his.done("2206", bills.settlement(visit, "22.50")).path("setlinfo");
        final ObjectNode settled = (ObjectNode) bills.settleVisit(visit, "22.50");
        for (final String name : List.of("setl_id", "setl_time", "clr_way", "clr_optins")) {
            assertTrue(quote.has(name) && quote.path(name).isNull(), name);
        }
        final List<String> own = List.of("setl_id", "setl_time", "clr_optins", "medins_setl_id", "hifdm_pay");
        assertEquals(quote.without(own), settled.without(own));
    }

    @Test
    void shouldSettleAStayBeforeTheDischargeOfficeHasDoneItsPartIfTheDayIsKnown() throws Exception {
        his.patientsOf("910100");
        final NationalBills stays = new NationalBills(his, "P2");
        final String stay = stays.stay();
        his.done("2301", lines(stays.stayLine(stay, "1", "10", "100.00")));
        assertTrue(
                his.refused("2304", stays.staySettlement(stay, "1000.00", "")).startsWith("[YD-4207]"));
        final String parts = stays.staySettlement(stay, "1000.00", "2023-05-30")
                .replace("\"mid_setl_flag\":\"0\"", "\"mid_setl_flag\":\"1\"");
        assertTrue(his.refused("2304", parts).startsWith("[YD-4224]"));
        his.done("2304", stays.staySettlement(stay, "1000.00", "2023-05-30"));
    }

    @Test
    void shouldTakeALineNumberOnceAmongTheLiveLinesOfAVisit() throws Exception {
        final String visit = bills.visit();
        final String first = lines(bills.line(visit, "1", "1", "22.50"));
        final JsonNode answer = his.done("2204", first);
        assertEquals(answer, his.done("2204", first), "the same line again");
        final String other = lines(bills.line(visit, "1", "2", "22.50"));
        assertTrue(his.refused("2204", other).startsWith("[YD-4210]"));
        withdrawAll(visit);
        his.done("2204", other);
        his.done("2204", lines(bills.line(bills.visit(), "1", "1", "22.50")));
        bills.settleVisit(visit, "45.00");
    }

    /** What the lines of one message have in common stands in each of them. */
    @ParameterizedTest
    @CsvSource({"mdtrt_id, 1", "psn_no, P12", "chrg_bchno, B2"})
    void shouldRefuseLinesOfSeveralVisitsPeopleOrBatchesInOneMessage(final String name, final String other)
            throws Exception {
        final String visit = bills.visit();
        final String line = bills.line(visit, "2", "1", "22.50");
        final String differing =
                ((ObjectNode) MAPPER.readTree(line)).put(name, other).toString();
        final String message = his.refused("2204", lines(bills.line(visit, "1", "1", "22.50"), differing));
        assertTrue(message.startsWith("[YD-1305]"), message);
        assertTrue(message.contains("feedetail[1]." + name), message);
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50"), line));
    }

    @Test
    void shouldGiveBackAllOfALineWithTheExactNegative() throws Exception {
        final String visit = bills.visit();
        final JsonNode bought =
                his.done("2204", lines(bills.line(visit, "1", "3", "33.33"))).at("/result/0");
        final JsonNode returned = his.done("2204", lines(bills.returned(visit, "2", "1", "-3", "-99.99")))
                .at("/result/0");
        for (final String part : PARTS) {
            assertEquals(
                    0,
                    bought.path(part)
                            .decimalValue()
                            .add(returned.path(part).decimalValue())
                            .signum(),
                    part);
        }
        assertEquals("-3", returned.path("cnt").asText());
    }

    @Test
    void shouldLetTheLastReturnOfALineTakeWhatIsLeftOfEachPart() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "3", "33.33"), bills.line(visit, "9", "1", "1.00")));
        his.done("2204", lines(bills.returned(visit, "2", "1", "-1", "-33.33")));
        his.done("2204", lines(bills.returned(visit, "3", "1", "-2", "-66.66")));
        assertTrue(his.refused("2204", lines(bills.returned(visit, "4", "1", "-1", "-33.33")))
                .startsWith("[YD-4214]"));
        final JsonNode settled = bills.settleVisit(visit, "1.00");
        assertEquals("0.05", settled.path("preselfpay_amt").asText());
        assertEquals("0.95", settled.path("inscp_scp_amt").asText());
    }

    @Test
    void shouldWithdrawAllLinesUnderFourZerosAlsoWhenThereAreNone() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        withdrawAll(visit);
        withdrawAll(visit);
        assertTrue(his.refused("2207", bills.settlement(visit, "22.50")).startsWith("[YD-42"));
        final String stay = bills.stay();
        final String all =
                "{\"data\":{\"feedetl_sn\":\"0000\",\"mdtrt_id\":\"%s\",\"psn_no\":\"P11\"}}".formatted(stay);
        assertTrue(his.done("2302", all).isNull());
        his.done("2301", lines(bills.stayLine(stay, "1", "1", "22.50")));
        assertTrue(his.done("2302", all).isNull());
        his.done("2404", "{\"data\":{\"mdtrt_id\":\"%s\",\"psn_no\":\"P11\"}}".formatted(stay));
    }

    @Test
    void shouldHaveThePatientPayALineThatTheHospitalDidNotApprove() throws Exception {
        final String visit = bills.visit();
        final JsonNode line = his.done(
                        "2204",
                        lines(bills.line(visit, "1", "1", "22.50")
                                .replace("\"hosp_appr_flag\":\"0\"", "\"hosp_appr_flag\":\"2\"")))
                .at("/result/0");
        assertEquals("22.5", line.path("fulamt_ownpay_amt").asText());
        assertEquals("0", line.path("inscp_scp_amt").asText());
    }

    @Test
    void shouldCompareTheFourPartsUnlessTheyAreEmptyOrAllZero() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        assertTrue(his.refused("2207", bills.settlement(visit, "22.50", List.of("0", "2.50", "1.01", "18.99")))
                .startsWith("[YD-4222]"));
        for (final List<String> parts : List.of(
                List.of("", "", "", ""), List.of("0", "0.00", "0", "0"), List.of("0", "2.50", "1.00", "19.00"))) {
            his.done("2206", bills.settlement(visit, "22.50"));
            final JsonNode settled =
                    his.done("2207", bills.settlement(visit, "22.50", parts)).path("setlinfo");
            bills.refund("2208", visit, settled.path("setl_id").asText());
        }
    }

    @Test
    void shouldGiveARefundANumberOfItsOwnAndEveryAmountNegative() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final JsonNode refund = bills.refund(
                "2208",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText());
        assertNotEquals(settled.path("setl_id"), refund.path("setl_id"));
        assertEquals("-22.5", refund.path("medfee_sumamt").asText());
        assertEquals(refund.path("psn_cash_pay"), refund.path("pdn_cash_pay"), "both spellings are read");
        assertFalse(refund.path("psn_cash_pay").isNull());
    }

    /** BJ-34a: money is not given back on a message that contradicts itself, and the answer tells the true number. */
    @Test
    void shouldRefuseARefundThatNamesAnotherVisitOfThePatient() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String settlementId = settled.path("setl_id").asText();
        final String other = bills.settledVisit("10.00").path("mdtrt_id").asText();
        final String message = his.refused("2208", taken(other, settlementId));
        assertTrue(message.startsWith("[YD-6111]") && message.contains("mdtrt_id"), message);
        assertTrue(his.refused("2208", taken("no number", settlementId)).startsWith("[YD-1250]"));
        final String asked = taken(settled.path("mdtrt_id").asText(), settlementId);
        assertEquals("0", his.done("5203", asked).at("/setlinfo/refd_setl_flag").asText(), "still in force");

        final JsonNode refund = his.done("2208", asked).path("setlinfo");
        assertEquals(settled.path("mdtrt_id"), refund.path("mdtrt_id"));
        assertEquals("-22.5", refund.path("medfee_sumamt").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void shouldRefundAVisitThatIsNotNamedAndTellItsNumber(final String visit) throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final JsonNode refund =
                his.done("2208", taken(visit, settled.path("setl_id").asText())).path("setlinfo");
        assertEquals(settled.path("mdtrt_id"), refund.path("mdtrt_id"));
    }

    /** BJ-34a: what is named twice has to agree. */
    @Test
    void shouldShowNoSettlementUnderTheNumberOfAnotherVisit() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String visit = settled.path("mdtrt_id").asText();
        final String other = bills.settledVisit("10.00").path("mdtrt_id").asText();
        final String settlementId = settled.path("setl_id").asText();
        assertTrue(his.refused("5203", taken(other, settlementId)).startsWith("[YD-6111]"));
        final String refundId =
                bills.refund("2208", visit, settlementId).path("setl_id").asText();
        assertTrue(his.refused("5203", taken(other, refundId)).startsWith("[YD-6111]"));
        assertEquals(
                visit,
                his.done("5203", taken(visit, refundId))
                        .at("/setlinfo/mdtrt_id")
                        .asText());
    }

    @Test
    void shouldShowTheNewestSettlementOfAVisitWhenNoneIsNamed() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String visit = settled.path("mdtrt_id").asText();
        final String newest = "{\"data\":{\"psn_no\":\"P11\",\"setl_id\":\"\",\"mdtrt_id\":\"%s\"}}".formatted(visit);
        assertEquals(settled.path("setl_id"), his.done("5203", newest).at("/setlinfo/setl_id"));
        bills.refund("2208", visit, settled.path("setl_id").asText());
        final JsonNode again = bills.settleVisit(visit, "22.50");
        assertEquals(again.path("setl_id"), his.done("5203", newest).at("/setlinfo/setl_id"));
    }

    /** A settlement that was refunded or undone is shown, and not as one in force. */
    @Test
    void shouldTellWhatIsNoLongerInForce() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String visit = settled.path("mdtrt_id").asText();
        final String asked = "{\"data\":{\"psn_no\":\"P11\",\"setl_id\":\"%s\",\"mdtrt_id\":\"%s\"}}"
                .formatted(settled.path("setl_id").asText(), visit);
        final JsonNode inForce = his.done("5203", asked).path("setlinfo");
        assertEquals("0", inForce.path("refd_setl_flag").asText());
        assertEquals("4", inForce.path("pay_loc").asText(), "between provinces");
        bills.refund("2208", visit, settled.path("setl_id").asText());
        assertEquals("1", his.done("5203", asked).at("/setlinfo/refd_setl_flag").asText());
        assertEquals(
                "22.5", his.done("5203", asked).at("/setlinfo/medfee_sumamt").asText());
    }

    @Test
    void shouldMakeSureThatWhatIsReversedBeforeItArrivesNeverHappens() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        assertTrue(his.done("2601", reversal("LATE-1", "2207")).isNull());
        assertTrue(his.call("2207", "LATE-1", bills.settlement(visit, "22.50"))
                .path("err_msg")
                .asText()
                .startsWith("[YD-6"));
        bills.settleVisit(visit, "22.50");
    }

    @Test
    void shouldUndoASettlementWhoseAnswerWasLost() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        his.call("2207", "LOST-1", bills.settlement(visit, "22.50"));
        assertTrue(his.done("2601", reversal("LOST-1", "2207")).isNull());
        assertTrue(his.done("2601", reversal("LOST-1", "2207")).isNull());
        bills.settleVisit(visit, "22.50");
    }

    @Test
    void shouldAnswerWithNoOutputWhereTheInterfaceHasNone() throws Exception {
        final String visit = bills.visit();
        withdrawAll(visit);
        assertTrue(his.done(
                        "2202",
                        "{\"data\":{\"psn_no\":\"P11\",\"mdtrt_id\":\"%s\",\"ipt_otp_no\":\"O1\"}}".formatted(visit))
                .isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chronic\":1}",
                "{\"expContent\":{\"a\":[1,2]}}",
                "{\"drug_trac_info\":[{\"feedetl_sn\":\"1\"}]}"
            })
    void shouldPassOverNodesAndFieldsThatNoTableNames(final String more) throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        his.done(
                "2207",
                bills.settlement(visit, "22.50").replaceFirst("\\{", more.substring(0, more.length() - 1) + ','));
    }

    @Test
    void shouldReadNumbersWithZerosBehindTheLastDecimalThatCounts() throws Exception {
        final String visit = bills.visit();
        final String line = bills.line(visit, "1", "1", "22.50")
                .replace("\"cnt\":\"1\"", "\"cnt\":1.00000")
                .replace("\"det_item_fee_sumamt\":\"22.50\"", "\"det_item_fee_sumamt\":22.5000");
        his.done("2204", lines(line));
        bills.settleVisit(visit, "22.500000");
    }

    /** JSON has no numbers with zeros in front; strict clients would not read the answer at all. */
    @ParameterizedTest
    @CsvSource({"0002, 2", "0002.0, 2", "2, 2"})
    void shouldAnswerWithoutTheZerosInFrontOfANumber(final String count, final String answered) throws Exception {
        final String line =
                bills.line(bills.visit(), "1", "2", "22.50").replace("\"cnt\":\"2\"", "\"cnt\":\"" + count + '"');
        final JsonNode added = his.done("2204", lines(line)).at("/result/0/cnt");
        assertTrue(added.isNumber());
        assertEquals(answered, added.asText());
    }

    /** What an answer says where there is no limit comes back with the next message. */
    @ParameterizedTest
    @ValueSource(strings = {"999999", "\"999999.000000\"", "999999.00", "9.99999E5", "\"0999999\""})
    void shouldTakeTheLimitThatMeansNoneForNone(final String limit) throws Exception {
        final String visit = bills.visit();
        final String line = bills.line(visit, "1", "1", "22.50");
        final JsonNode plain = his.done("2204", lines(line)).at("/result/0");
        withdrawAll(visit);
        final String sentBack = line.replaceFirst("\\{", "{\"pric_uplmt_amt\":" + limit + ',');
        assertEquals(
                plain.path("inscp_scp_amt"), his.done("2204", lines(sentBack)).at("/result/0/inscp_scp_amt"));
    }

    /** As libraries write them that take zeros off: 1000 is 1E+3. */
    @ParameterizedTest
    @CsvSource({"1E+3, 1e0, 1000.00", "'\"1E+3\"', 1, 1E3", "0.1E2, 10E-1, 10", "12.5e-1, 1, 125E-2"})
    void shouldReadExactNumbersWithAnExponent(final String price, final String count, final String total)
            throws Exception {
        final String visit = bills.visit();
        final String line = bills.line(visit, "1", "1", "22.50")
                .replace("\"pric\":\"22.50\"", "\"pric\":" + price)
                .replace("\"cnt\":\"1\"", "\"cnt\":" + count)
                .replace("\"det_item_fee_sumamt\":\"22.50\"", "\"det_item_fee_sumamt\":" + total);
        his.done("2204", lines(line));
        bills.settleVisit(visit, total);
    }

    @ParameterizedTest
    @CsvSource({"1E+99, YD-12", "1E-9, YD-12", "1E+100, YD-12", "0.1E-2, YD-12"})
    void shouldRefuseNumbersWithAnExponentThatAreNoAmounts(final String amount, final String code) throws Exception {
        final String line = bills.line(bills.visit(), "1", "1", "22.50")
                .replace("\"det_item_fee_sumamt\":\"22.50\"", "\"det_item_fee_sumamt\":" + amount);
        final String message = his.refused("2204", lines(line));
        assertTrue(message.startsWith('[' + code), message);
    }

    @Test
    void shouldTakeOneForAListAndAListOfOneForOne() throws Exception {
        final String visit = bills.visit();
        his.done("2204", "{\"feedetail\":" + bills.line(visit, "1", "1", "22.50") + '}');
        final ObjectNode envelope = NationalHis.envelope("2207", "ONE-1", bills.settlement(visit, "22.50"));
        final ObjectNode input = (ObjectNode) envelope.path("input");
        input.set("data", MAPPER.createArrayNode().add(input.path("data")));
        assertEquals(
                0,
                his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                        .path("infcode")
                        .asInt(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9F86D081884C7D659A2FEAA0C55AD0", "1", "H11010500001202306011000000001"})
    void shouldTakeAnyMsgidForAKey(final String messageId) throws Exception {
        final JsonNode first = his.call("2201", messageId, bills.visitInput());
        assertEquals(0, first.path("infcode").asInt(-1), first.toString());
        final JsonNode again = his.call("2201", messageId, bills.visitInput());
        assertEquals(first.path("output"), again.path("output"));
        assertNotEquals(first.path("inf_refmsgid"), again.path("inf_refmsgid"));
    }

    @Test
    void shouldNotMindNamesLongerThanTheirTablesNorEmptyFieldsOfTheEnvelope() throws Exception {
        final ObjectNode envelope = NationalHis.envelope("2201", "LONG-1", bills.visitInput());
        envelope.put("fixmedins_name", "示例医院".repeat(40)).put("infver", "1.0.0").put("enc_type", "");
        envelope.putNull("cainfo").putNull("dev_no").remove("signtype");
        assertEquals(
                0,
                his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                        .path("infcode")
                        .asInt(-1));
    }

    private static final List<String> PARTS =
            List.of("det_item_fee_sumamt", "fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt");

    private void withdrawAll(final String visit) throws Exception {
        assertTrue(his.done(
                        "2205",
                        "{\"data\":{\"mdtrt_id\":\"%s\",\"chrg_bchno\":\"0000\",\"psn_no\":\"P11\"}}".formatted(visit))
                .isNull());
    }

    private static String taken(final String visit, final String settlementId) {
        return "{\"data\":{\"psn_no\":\"P11\",\"mdtrt_id\":\"%s\",\"setl_id\":\"%s\"}}".formatted(visit, settlementId);
    }

    private static String reversal(final String messageId, final String infno) {
        return "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"%s\"}}".formatted(messageId, infno);
    }
}
