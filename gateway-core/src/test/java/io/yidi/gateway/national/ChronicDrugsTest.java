package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.ServerRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drugs that a person with a chronic disease was given (5205). */
class ChronicDrugsTest {

    private static final String PATIENT = """
            {"record":"person","psn_no":"P91","insutype":"310","insuplc_admdvs":"410802","psn_type":"1101",\
            "brdy":"1980-06-01","cvlserv_flag":"0","psn_insu_stas":"1","balc":"0.00"}
            {"record":"filing","psn_no":"P91","insutype":"310","kind":"CHRONIC","category":"LONG_TERM_RESIDENT",\
            "dise_codg":"M03900","mdtrtarea_admvs":"110000","begndate":"2024-01-01",\
            "hospitals":[{"fixmedins_code":"H11010500001","admdvs":"110105"}]}
            """;
    private static final String CHRONIC = "\"med_type\":\"140104\"";

    @Test
    void shouldShowTheDrugsOfChronicCareThatWereSettledInAPeriod(@TempDir final Path folder) throws Exception {
        final Path patient = Files.writeString(folder.resolve("patient.jsonl"), PATIENT);
        try (ServerRun run = ServerRun.withCatalogue(folder, patient);
                NationalHis his = new NationalHis(run.json())) {
            his.patientsOf("410802");
            final NationalBills bills = new NationalBills(his, "P91");
            final String visit = bills.visit();
            his.done("2203", """
                    {"mdtrtinfo":{"mdtrt_id":"%s","psn_no":"P91",%s,"dise_codg":"M03900",
                     "begntime":"2023-06-01 09:20:00"}}""".formatted(visit, CHRONIC));
            his.done(
                    "2204",
                    NationalBills.lines(
                            ofDisease(bills.line(visit, "1", "1", "10.00")),
                            ofDisease(bills.line(visit, "2", "1", "5.00").replace("XA01", "F001"))));
            assertEquals(0, drugs(his, "2023-06-01").size(), "not settled yet");
            his.done("2207", bills.settlement(visit, "15.00").replace("\"med_type\":\"11\"", CHRONIC));
            final JsonNode drugs = drugs(his, "2023-06-01");
            assertEquals(1, drugs.size(), drugs.toString());
            assertEquals("XA01", drugs.at("/0/med_list_codg").asText());
            assertEquals("P91", drugs.at("/0/psn_no").asText());
            assertEquals(0, drugs(his, "2023-06-02").size());
        }
    }

    private static String ofDisease(final String line) {
        return line.replace("\"chrg_bchno\"", "\"dise_codg\":\"M03900\",\"chrg_bchno\"");
    }

    private static JsonNode drugs(final NationalHis his, final String from) throws Exception {
        return his.done(
                        "5205",
                        "{\"data\":{\"psn_no\":\"P91\",\"begntime\":\"%s 00:00:00\",\"endtime\":\"\"}}".formatted(from))
                .path("feedetail");
    }
}
