package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a patient is (1101), whether benefits run (2001), and which visits and stays are known (5201, 5202, 5303). */
class PersonQueryTest {

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

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"02, 11010519800101T011, ''", "02, 11010519800101T011, 示例人员", "03, C-11, ''", "01, P11, 示例人员"})
    void shouldFindAPersonByCertificateCardAndNumber(final String type, final String number, final String name)
            throws Exception {
        final JsonNode found = his.done("1101", voucher(type, number, name));
        final boolean isByNumber = number.equals("P11");
        assertEquals("P11", found.at("/baseinfo/psn_no").asText());
        assertEquals(!isByNumber, found.at("/baseinfo/psn_name").asText().equals("示例人员"));
        assertEquals(isByNumber, found.at("/baseinfo/certno").isNull());
        assertEquals("1970-01-01", found.at("/baseinfo/brdy").asText());
        assertEquals("53", found.at("/baseinfo/age").asText());
        assertEquals(1, found.path("insuinfo").size());
        final JsonNode insurance = found.at("/insuinfo/0");
        assertEquals("310", insurance.path("insutype").asText());
        assertEquals("930100", insurance.path("insuplc_admdvs").asText());
        assertEquals("1", insurance.path("psn_insu_stas").asText());
        assertEquals("11", insurance.path("psn_type").asText());
        assertEquals(0, found.path("idetinfo").size());
    }

    /** Some card readers are asked for more between provinces; who the person is does not depend on it. */
    @Test
    void shouldPassOverWhatACardReaderAdds() throws Exception {
        final String asked = voucher("03", "C-11", "")
                .replace("\"psn_name\"", "\"orgin_card_info\":\"6217|C-11|\",\"sign\":\"c2lnbg==\",\"psn_name\"");
        assertEquals("P11", his.done("1101", asked).at("/baseinfo/psn_no").asText());
    }

    @ParameterizedTest
    @CsvSource({"02, 11010519800101T012, ''", "02, 11010519800101T011, 另一人", "01, token-unknown, ''", "01, 令牌, ''"})
    void shouldSayThatNobodyIsKnownWithoutShowingTheNumber(final String type, final String number, final String name)
            throws Exception {
        final String message = his.refused("1101", voucher(type, number, name));
        assertTrue(message.startsWith("[YD-1311]"), message);
        assertFalse(message.contains(number));
    }

    @Test
    void shouldSayWhetherBenefitsRun() throws Exception {
        final String asked = """
                {"data":{"psn_no":"P11","insutype":"310","fixmedins_code":"H11010500001","med_type":"11",
                 "begntime":"2023-06-01 08:00:00"}}""";
        final JsonNode checked = his.done("2001", asked).at("/trtinfo/0");
        assertEquals("310100", checked.path("fund_pay_type").asText());
        assertEquals("1", checked.path("trt_enjymnt_flag").asText());
        assertTrue(checked.path("trt_chk_rslt").isNull());
        assertTrue(his.refused("2001", asked.replace("310", "390")).startsWith("[YD-3001]"));
        assertTrue(his.refused("2001", asked.replace("P11", "P99")).startsWith("[YD-3001]"));
    }

    @Test
    void shouldListTheVisitsOfAPersonAndTheirDiagnoses() throws Exception {
        final NationalBills bills = new NationalBills(his, "P11");
        final String visit = bills.visit();
        final String change = """
                {"mdtrtinfo":{"mdtrt_id":"%s","psn_no":"P11","med_type":"11","begntime":"2023-06-01 09:20:00"},
                 "diseinfo":[{"diag_type":"1","diag_srt_no":1,"diag_code":"I10.x00x002","diag_name":"高血压",
                 "diag_dept":"K","dise_dor_no":"D1","dise_dor_name":"王","diag_time":"2023-06-01 09:30:00",
                 "vali_flag":"1"}]}""";
        his.done("2203", change.formatted(visit));
        final String stay = bills.stay();
        new NationalBills(his, "P12").visit();
        final String asked = """
                {"data":{"psn_no":"P11","begntime":"2023-05-01 00:00:00","endtime":"2023-06-30 23:59:59",
                 "med_type":"%s","mdtrt_id":"%s"}}""";
        final JsonNode visits = his.done("5201", asked.formatted("11", "")).path("mdtrtinfo");
        assertEquals(1, visits.size(), visits.toString());
        assertEquals(visit, visits.at("/0/mdtrt_id").asText());
        assertEquals("示例人员", visits.at("/0/psn_name").asText());
        assertEquals(
                1,
                his.done("5201", asked.formatted("21", stay)).path("mdtrtinfo").size());
        assertEquals(
                0,
                his.done("5201", asked.formatted("21", visit)).path("mdtrtinfo").size());
        assertEquals(
                0,
                his.done("5201", asked.formatted("21", "").replace("2023-05-01", "2023-05-21"))
                        .path("mdtrtinfo")
                        .size());
        final JsonNode diagnosis = his.done(
                        "5202", "{\"data\":{\"mdtrt_id\":\"%s\",\"psn_no\":\"P11\"}}".formatted(visit))
                .path("diseinfo");
        assertEquals(1, diagnosis.size());
        assertEquals("I10.x00x002", diagnosis.at("/0/diag_code").asText());
    }

    @Test
    void shouldListWhoIsInHospital() throws Exception {
        final String asked = """
                {"data":{"psn_no":"%s","begntime":"2023-05-01 00:00:00","endtime":"2023-06-30 23:59:59"}}""";
        final NationalBills first = new NationalBills(his, "P11");
        final String stay = first.stay();
        new NationalBills(his, "P12").stay();
        first.visit();
        assertEquals(2, his.done("5303", asked.formatted("")).path("data").size());
        final JsonNode inHospital = his.done("5303", asked.formatted("P11")).path("data");
        assertEquals(1, inHospital.size());
        assertEquals("2023-05-20", inHospital.at("/0/begndate").asText());
        assertEquals("1", inHospital.at("/0/out_flag").asText());
        his.done("2402", """
                {"dscginfo":{"mdtrt_id":"%s","psn_no":"P11","insutype":"310","endtime":"2023-05-30 15:00:00",
                 "dscg_dept_codg":"K","dscg_dept_name":"K","dscg_way":"1"}}""".formatted(stay));
        assertEquals(0, his.done("5303", asked.formatted("P11")).path("data").size());
        assertEquals(1, his.done("5303", asked.formatted("")).path("data").size());
    }

    @ParameterizedTest
    @CsvSource({
        "5201, begntime, 2023-13-01",
        "5201, endtime, 2023/06/30",
        "5303, begntime, x",
        "5205, endtime, 2023-02-30"
    })
    void shouldRefuseADayThatIsNone(final String infno, final String name, final String day) throws Exception {
        final ObjectNode asked = JsonNodeFactory.instance
                .objectNode()
                .put("psn_no", "P11")
                .put("begntime", "2023-05-01 00:00:00")
                .put("endtime", "2023-06-30 23:59:59")
                .put("med_type", "11");
        his.done(infno, "{\"data\":" + asked + '}');
        final String message = his.refused(infno, "{\"data\":" + asked.put(name, day) + '}');
        assertTrue(message.startsWith("[YD-1207]") && message.contains(name), message);
    }

    private static String voucher(final String type, final String number, final String name) {
        return "{\"data\":{\"mdtrt_cert_type\":\"%s\",\"mdtrt_cert_no\":\"%s\",\"psn_name\":\"%s\"}}"
                .formatted(type, number, name);
    }
}
