package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.ServerRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase in a pharmacy: quoted, settled, refunded, each in one message, and the end of its day. */
class PharmacyTest {

    private static final String PATIENT = """
            {"record":"person","psn_no":"P91","insutype":"310","insuplc_admdvs":"970200","psn_type":"1101",\
            "brdy":"1980-06-01","cvlserv_flag":"0","psn_insu_stas":"1","balc":"0.00"}
            {"record":"filing","psn_no":"P91","insutype":"310","category":"LONG_TERM","mdtrtarea_admvs":"110000",\
            "begndate":"2021-01-01"}
            """;
    private static final String PURCHASE = """
            {"druginfo":{"psn_no":"P91","mdtrt_cert_type":"01","mdtrt_cert_no":"EV-1","begntime":"2026-11-22 09:50:00",
             "medfee_sumamt":"9.04","insutype":"310","acct_used_flag":"1","med_type":"41"},
             "drugdetail":[{"feedetl_sn":"1","rx_circ_flag":"0","fee_ocur_time":"2026-11-22 09:50:00",
             "med_list_codg":"XA01","medins_list_codg":"P1","det_item_fee_sumamt":9.04,"cnt":2,"pric":4.52}]}
            """;

    @Test
    void shouldQuoteSettleAndRefundAPurchase(@TempDir final Path folder) throws Exception {
        final Path patient = Files.writeString(folder.resolve("patient.jsonl"), PATIENT);
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("970200");
            final JsonNode quote = his.done("2101", PURCHASE).path("setlinfo");
            assertTrue(quote.path("setl_id").isNull());
            final JsonNode settled = his.done("2102", PURCHASE).path("setlinfo");
            assertEquals("9.04", settled.path("medfee_sumamt").asText());
            assertEquals("0.45", settled.path("preselfpay_amt").asText());
            assertEquals("41", settled.path("clr_type").asText());
            assertEquals("P91", settled.path("psn_no").asText());
            final JsonNode refunded = his.done(
                            "2103",
                            "{\"data\":{\"psn_no\":\"P91\",\"setl_id\":\"%s\"}}"
                                    .formatted(settled.path("setl_id").asText()))
                    .path("setlinfo");
            assertEquals("-9.04", refunded.path("medfee_sumamt").asText());
            final String day = settled.path("setl_time").asText().substring(0, "yyyy-MM-dd".length());
            final String totals = NationalBills.totals("41", "2", "0", "0", "0").replace("2023-06-01", day);
            assertEquals("0", his.done("3201", totals).at("/stmtinfo/stmt_rslt").asText());
            assertEquals(
                    "P91",
                    his.done("1101", "{\"data\":{\"mdtrt_cert_type\":\"01\",\"mdtrt_cert_no\":\"P91\"}}")
                            .at("/baseinfo/psn_no")
                            .asText());
        }
    }

    /** Who it was for is known as long as its record is; a purchase belongs to no visit. */
    @Test
    void shouldTellWhoAPurchaseWasForAlsoAfterARestart(@TempDir final Path folder) throws Exception {
        final Path patient = Files.writeString(
                folder.resolve("patient.jsonl"),
                PATIENT.replace("\"psn_type\":\"1101\"", "\"psn_type\":\"1201\"")
                        .replace("\"cvlserv_flag\":\"0\"", "\"cvlserv_flag\":\"1\""));
        final JsonNode settled;
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("970200");
            settled = his.done("2102", PURCHASE).path("setlinfo");
        }
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("970200");
            final JsonNode shown = his.done(
                            "5203",
                            "{\"data\":{\"psn_no\":\"P91\",\"mdtrt_id\":\"0\",\"setl_id\":\"%s\"}}"
                                    .formatted(settled.path("setl_id").asText()))
                    .path("setlinfo");
            final String day = settled.path("setl_time").asText().substring(0, "yyyy-MM-dd".length());
            assertEquals(day, shown.path("begndate").asText());
            assertEquals(day, shown.path("enddate").asText());
            assertEquals("310", shown.path("insutype").asText());
            assertEquals("12", shown.path("psn_type").asText());
            assertEquals("1", shown.path("cvlserv_flag").asText());
            assertEquals("41", shown.path("med_type").asText());
            assertTrue(shown.path("mdtrt_id").isNull());
        }
    }

    /** What an item is on the day of its settlement counts, whenever the bill says that it was handed out. */
    @ParameterizedTest
    @CsvSource({
        "XA01, 2019-12-31 23:59:59, 0, 0.45",
        "BED, 2023-06-01 09:50:00, 9.04, 0",
    })
    void shouldTakeTheCatalogueOfTheDayOfSettlement(
            final String item,
            final String handedOutAt,
            final String ownPay,
            final String selfPay,
            @TempDir final Path folder)
            throws Exception {
        final Path patient = Files.writeString(folder.resolve("patient.jsonl"), PATIENT);
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("970200");
            final JsonNode settled = his.done("2102", handedOutAt(handedOutAt).replace("XA01", item))
                    .path("setlinfo");
            assertEquals(ownPay, settled.path("fulamt_ownpay_amt").asText());
            assertEquals(selfPay, settled.path("preselfpay_amt").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/11/22 09:50:00", "2026-02-30 09:50:00", "20261122", "now"})
    void shouldRefuseADrugThatWasHandedOutOnNoDay(final String handedOutAt, @TempDir final Path folder)
            throws Exception {
        final Path patient = Files.writeString(folder.resolve("patient.jsonl"), PATIENT);
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("970200");
            for (final String infno : new String[] {"2101", "2102"}) {
                final String message = his.refused(infno, handedOutAt(handedOutAt));
                assertTrue(message.startsWith("[YD-1207]"), message);
                assertTrue(message.contains("drugdetail[0].fee_ocur_time"), message);
            }
        }
    }

    private static String handedOutAt(final String time) {
        return PURCHASE.replace("\"fee_ocur_time\":\"2026-11-22 09:50:00\"", "\"fee_ocur_time\":\"" + time + '"');
    }
}
