package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hospital systems add to messages for patients of other provinces, and how they handle stays. */
class CareElsewhereTest {

    private static final String EXTRAS = "{\"card_sn\":\"C-11\",\"psn_cert_type\":\"01\",\"cert_type\":\"01\","
            + "\"certno\":\"11010519800101T011\",\"psn_name\":\"外地人员\",\"psn_type\":\"1101\",";

    private DoorRun run;
    private NationalHis his;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldTakeWhoThePatientIsAndTellItAgain() throws Exception {
        final NationalBills bills = new NationalBills(his, "P12");
        final String visit = his.done("2201", extended("data", bills.visitInput()))
                .at("/data/mdtrt_id")
                .asText();
        his.done("2204", NationalBills.lines(bills.line(visit, "1", "1", "22.50")));
        for (final String infno : List.of("2206", "2207")) {
            final JsonNode bill = his.done(infno, extended("data", bills.settlement(visit, "22.50")))
                    .path("setlinfo");
            assertEquals("外地人员", bill.path("psn_name").asText());
            assertEquals("01", bill.path("psn_cert_type").asText());
            assertEquals("11010519800101T011", bill.path("certno").asText());
            assertEquals("1101", bill.path("psn_type").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"trum_flag\":\"0\",\"rel_ttp_flag\":\"0\",\"mdtrt_grp_type\":\"1\"",
                "\"trum_flag\":\"\",\"rel_ttp_flag\":null,\"mdtrt_grp_type\":\"\"",
                "\"ipt_type\":\"1\",\"otp_er_refl_flag\":\"0\",\"er_flag\":\"1\",\"need_ipt_flag\":\"1\"",
                "\"exp_content\":\"{\\\"a\\\":1}\",\"card_sn\":\"1\",\"psn_cert_type\":\"01\",\"certno\":\"X\""
            })
    void shouldAdmitWithWhatIsSentForCareElsewhereAlone(final String fields) throws Exception {
        his.patientsOf("910100");
        final NationalBills bills = new NationalBills(his, "P2");
        final String admission = bills.stayInput().replace("\"med_type\":\"21\"", "\"med_type\":\"21\"," + fields);
        final String stay = his.done("2401", admission).at("/result/mdtrt_id").asText();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        his.done("2304", bills.staySettlement(stay, "1000.00", "2023-05-30"));
    }

    /** BJ-F11c: the interface has no fields for form 11; a stay brings it in its extension field. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeForm11OutOfTheExtensionFieldOfAStay(final boolean isText) throws Exception {
        final NationalBills bills = stays();
        final String form = """
                {"trum_decl":{"psn_name":"示例人员","sign_relation":"PATIENT","tel":"13800000000","psn_cert_type":"01",
                 "certno":"11010519800101T011","injury_time":"2023-05-20 08:00:00","injury_place":"示例路",
                 "injury_course":"雨天路滑，自行摔倒","sign_date":"2023-05-20"}}""";
        final String content = isText ? '"' + form.replace("\"", "\\\"").replace("\n", "") + '"' : form;
        final String declared = bills.stayInput()
                .replace("\"med_type\":\"21\"", "\"med_type\":\"21\",\"trum_flag\":\"1\",\"exp_content\":" + content);
        assertTrue(stayed(bills, declared.replace("trum_decl", "other")).startsWith("[YD-4141]"));
        assertEquals("", stayed(bills, declared));
        assertTrue(his.refused("2401", declared.replace("08:00:00", "08:30:00")).startsWith("[YD-1207]"));
    }

    @Test
    void shouldQuoteAStayAsItIsSettledThenButWithoutWhatASettlementHas() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        final ObjectNode quote = (ObjectNode) his.done("2303", bills.staySettlement(stay, "1000.00", "2023-05-30"))
                .path("setlinfo");
        final ObjectNode settled = (ObjectNode) his.done("2304", bills.staySettlement(stay, "1000.00", "2023-05-30"))
                .path("setlinfo");
        for (final String name : List.of("setl_time", "clr_way", "clr_optins")) {
            assertTrue(quote.has(name) && quote.path(name).isNull(), name);
        }
        final List<String> own = List.of("setl_id", "setl_time", "clr_optins", "medins_setl_id", "hifdm_pay");
        assertEquals(quote.without(own), settled.without(own));
    }

    /** Of lines of a stay the interface has neither batch nor disease; what is sent all the same says nothing. */
    @Test
    void shouldPassOverWhatTheTableOfAStaysLinesDoesNotHave() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        final String more = "{\"chrg_bchno\":\"B%d\",\"dise_codg\":\"M%d\",\"feedetl_sn\"";
        his.done(
                "2301",
                NationalBills.lines(
                        bills.stayLine(stay, "1", "4", "100.00").replace("{\"feedetl_sn\"", more.formatted(1, 1)),
                        bills.stayLine(stay, "2", "6", "100.00").replace("{\"feedetl_sn\"", more.formatted(2, 2))));
        his.done("2304", bills.staySettlement(stay, "1000.00", "2023-05-30"));
    }

    @Test
    void shouldTakeAReturnInAStayByANegativeCountAndItsOriginal() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        final String back = bills.stayLine(stay, "2", "3", "100.00")
                .replace("{\"feedetl_sn\":\"2\"", "{\"feedetl_sn\":\"2\",\"init_feedetl_sn\":\"1\"")
                .replace("\"cnt\":\"3\"", "\"cnt\":\"-3\"")
                .replace("\"det_item_fee_sumamt\":\"300.00\"", "\"det_item_fee_sumamt\":\"-300.00\"");
        final JsonNode returned = his.done("2301", NationalBills.lines(back)).at("/result/0");
        assertEquals("-300", returned.path("det_item_fee_sumamt").asText());
        assertEquals("-3", returned.path("cnt").asText());
        his.done("2304", bills.staySettlement(stay, "700.00", "2023-05-30"));
    }

    @Test
    void shouldGiveTheRefundOfAStayANumberOfItsOwnAndEveryAmountNegative() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        final JsonNode settled = his.done("2304", bills.staySettlement(stay, "1000.00", "2023-05-30"))
                .path("setlinfo");
        final String wrong = "{\"data\":{\"psn_no\":\"P2\",\"mdtrt_id\":\"%s\",\"setl_id\":\"%s\"}}"
                .formatted(bills.stay(), settled.path("setl_id").asText());
        assertTrue(his.refused("2305", wrong).startsWith("[YD-6111]"), "of another stay");
        final JsonNode refund =
                bills.refund("2305", stay, settled.path("setl_id").asText());
        assertEquals(stay, refund.path("mdtrt_id").asText());
        assertNotEquals(settled.path("setl_id"), refund.path("setl_id"));
        assertEquals("2", refund.path("setl_type").asText());
        for (final String name :
                List.of("medfee_sumamt", "inscp_scp_amt", "hifp_pay", "psn_part_amt", "psn_cash_pay")) {
            assertEquals(
                    0,
                    settled.path(name)
                            .decimalValue()
                            .add(refund.path(name).decimalValue())
                            .signum(),
                    name);
        }
    }

    @Test
    void shouldCompareTheFourPartsOfAStayUnlessTheyAreEmptyOrAllZero() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        final String empty = bills.staySettlement(stay, "1000.00", "2023-05-30");
        assertTrue(his.refused("2304", parts(empty, "0", "0", "0.01", "999.99")).startsWith("[YD-4222]"));
        for (final String sound :
                List.of(empty, parts(empty, "0", "0.00", "0", "0"), parts(empty, "0", "0", "0", "1000.00"))) {
            his.done("2303", sound);
            final JsonNode settled = his.done("2304", sound).path("setlinfo");
            bills.refund("2305", stay, settled.path("setl_id").asText());
        }
    }

    @Test
    void shouldHaveThePatientPayALineOfAStayThatTheHospitalDidNotApprove() throws Exception {
        final NationalBills bills = stays();
        final String stay = bills.stay();
        final String line = bills.stayLine(stay, "1", "10", "100.00");
        his.done(
                "2301",
                NationalBills.lines(
                        line.replace("\"hosp_appr_flag\":\"0\"", "\"hosp_appr_flag\":\"2\""),
                        bills.stayLine(stay, "2", "1", "100.00")));
        final JsonNode settled = his.done("2304", bills.staySettlement(stay, "1100.00", "2023-05-30"))
                .path("setlinfo");
        assertEquals("1000", settled.path("fulamt_ownpay_amt").asText());
        assertEquals("100", settled.path("inscp_scp_amt").asText());
    }

    /** The table of 2501 spells it with a d, the envelope without. */
    @ParameterizedTest
    @ValueSource(strings = {"mdtrtarea_admdvs", "mdtrtarea_admvs"})
    void shouldFileATransferToThePlaceUnderEitherSpelling(final String name) throws Exception {
        his.patientsOf("910100");
        final String transfer = """
                {"refmedin":{"psn_no":"P3","insutype":"310","insu_optins":"910100","diag_code":"C34.900",
                 "diag_name":"示例诊断","reflin_medins_no":"H12010000002","reflin_medins_name":"示例医院","%s":"120100",
                 "refl_type":"3","refl_date":"2023-06-01","refl_rea":"示例","refl_opnn":"同意"}}""";
        his.done("2501", transfer.formatted(name));
        final JsonNode filed = his.done(
                        "5304", "{\"data\":{\"psn_no\":\"P3\",\"begntime\":\"2023-01-01 00:00:00\",\"endtime\":\"\"}}")
                .at("/refmedin/0");
        assertEquals("H12010000002", filed.path("reflin_medins_no").asText());
        final String message = his.refused("2501", transfer.formatted("mdtrtarea"));
        assertTrue(message.startsWith("[YD-1201]") && message.contains("mdtrtarea_admvs"), message);
    }

    @Test
    void shouldRefuseATransferToOnePlaceUnderOneSpellingAndToAnotherUnderTheOther() throws Exception {
        his.patientsOf("910100");
        final String transfer = """
                {"refmedin":{"psn_no":"P4","insutype":"310","insu_optins":"910100","diag_code":"C34.900",
                 "diag_name":"示例诊断","reflin_medins_no":"H12010000002","reflin_medins_name":"示例医院",
                 "mdtrtarea_admdvs":"120100","mdtrtarea_admvs":"%s",
                 "refl_type":"3","refl_date":"2023-06-01","refl_rea":"示例","refl_opnn":"同意"}}""";
        final String message = his.refused("2501", transfer.formatted("110100"));
        assertTrue(message.startsWith("[YD-1023]") && message.contains("mdtrtarea_admdvs"), message);
        his.done("2501", transfer.formatted("120100"));
    }

    @Test
    void shouldRepeatTheMsgidAsNumberOfTheHospitalsSettlement() throws Exception {
        final NationalBills bills = new NationalBills(his, "P12");
        final String visit = bills.visit();
        his.done("2204", NationalBills.lines(bills.line(visit, "1", "1", "22.50")));
        for (final String infno : List.of("2206", "2207")) {
            assertEquals(
                    "MINE-" + infno,
                    his.call(infno, "MINE-" + infno, bills.settlement(visit, "22.50"))
                            .at("/output/setlinfo/medins_setl_id")
                            .asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"2207, 2207, P12, true", "2207A, 2207, P12, true", "2207, 2207A, P12, true", "2207, 2208, P12, false"})
    void shouldReverseByMsgidAndNumberOfTheTransaction(
            final String sentAs, final String reversedAs, final String person, final boolean isReversed)
            throws Exception {
        final NationalBills bills = new NationalBills(his, person);
        final String visit = bills.visit();
        his.done("2204", NationalBills.lines(bills.line(visit, "1", "1", "22.50")));
        his.call(sentAs, "LOST", bills.settlement(visit, "22.50"));
        his.done(
                "2601",
                "{\"data\":{\"psn_no\":\"%s\",\"omsgid\":\"LOST\",\"oinfno\":\"%s\"}}".formatted(person, reversedAs));
        final JsonNode again = his.call("2207", bills.settlement(visit, "22.50"));
        assertEquals(isReversed ? 0 : -1, again.path("infcode").asInt(), again::toString);
    }

    /** What the settlement of a stay is refused with, or nothing. */
    private String stayed(final NationalBills bills, final String admission) throws Exception {
        final String stay = his.done("2401", admission).at("/result/mdtrt_id").asText();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        return his.call("2304", bills.staySettlement(stay, "1000.00", "2023-05-30"))
                .path("err_msg")
                .asText("");
    }

    private NationalBills stays() {
        his.patientsOf("910100");
        return new NationalBills(his, "P2");
    }

    private static String parts(
            final String empty,
            final String ownPay,
            final String overLimit,
            final String selfPay,
            final String inScope) {
        return empty.replace("\"fulamt_ownpay_amt\":\"\"", "\"fulamt_ownpay_amt\":" + ownPay)
                .replace("\"overlmt_selfpay\":\"\"", "\"overlmt_selfpay\":" + overLimit)
                .replace("\"preselfpay_amt\":\"\"", "\"preselfpay_amt\":" + selfPay)
                .replace("\"inscp_scp_amt\":\"\"", "\"inscp_scp_amt\":" + inScope);
    }

    private static String extended(final String node, final String input) {
        return input.replace("\"" + node + "\":{", "\"" + node + "\":" + EXTRAS);
    }
}
