package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.ServerRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that have no field for the insurance (5301, 5302, 5304, 2505) mean the person's own. */
class ResidentFilingsTest {

    private static final String PERSON = """
        {"record":"person","psn_no":"%s","insutype":"%s","insuplc_admdvs":"650102","psn_type":"%s",\
        "brdy":"1980-06-01","cvlserv_flag":"0","psn_insu_stas":"%s","balc":"0.00"}
        """;
    private static final String CHRONIC = """
        {"record":"filing","psn_no":"%s","insutype":"%s","kind":"CHRONIC","category":"LONG_TERM_RESIDENT",\
        "dise_codg":"%s","mdtrtarea_admvs":"110000","begndate":"2023-01-01",\
        "hospitals":[{"fixmedins_code":"H11010500001","admdvs":"110105"}]}
        """;
    private static final String CHOICE = """
        {"data":{"psn_no":"%s","biz_appy_type":"03","begndate":"2023-06-01","fix_srt_no":"1",
         "fixmedins_code":"H11010500001","fixmedins_name":"示例医院"}}\
        """;

    @TempDir
    private Path folder;

    private ServerRun run;
    private NationalHis his;

    @BeforeEach
    void open() throws Exception {
        final Path persons = Files.writeString(
                folder.resolve("residents.jsonl"),
                person("RESIDENT", "390", "1")
                        + person("RETRAINED", "310", "4")
                        + person("RETRAINED", "390", "1")
                        + person("BOTH", "310", "1")
                        + person("BOTH", "390", "1")
                        + CHRONIC.formatted("RESIDENT", "390", "M03900")
                        + CHRONIC.formatted("RETRAINED", "390", "M03900")
                        + CHRONIC.formatted("BOTH", "310", "M01600")
                        + CHRONIC.formatted("BOTH", "390", "M03900"));
        run = ServerRun.withCatalogue(folder, persons);
        his = new NationalHis(run.json());
        his.patientsOf("650102");
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
    }

    @ParameterizedTest
    @CsvSource({"RESIDENT, M03900", "RETRAINED, M03900", "BOTH, M01600"})
    void shouldShowTheChronicFilingsOfTheInsuranceThatCounts(final String person, final String disease)
            throws Exception {
        final JsonNode filed = his.done("5301", asked(person, "")).path("feedetail");
        assertEquals(1, filed.size(), filed.toString());
        assertEquals(disease, filed.at("/0/opsp_dise_code").asText());
    }

    /** Who has both says which one is meant. */
    @Test
    void shouldShowThoseOfTheInsuranceThatIsNamed() throws Exception {
        final JsonNode filed =
                his.done("5301", asked("BOTH", "\"insutype\":\"390\",")).path("feedetail");
        assertEquals("M03900", filed.at("/0/opsp_dise_code").asText());
    }

    @ParameterizedTest
    @CsvSource({"RESIDENT, 390", "RETRAINED, 390", "BOTH, 310"})
    void shouldChooseAProviderUnderTheInsuranceThatCounts(final String person, final String insuranceType)
            throws Exception {
        final String choice = CHOICE.formatted(person);
        final JsonNode chosen = his.call("2505", "CHOICE-1", choice);
        final String serial = chosen.at("/output/result/trt_dcla_detl_sn").asText();
        assertTrue(serial.startsWith(insuranceType + ':'), chosen::toString);
        assertEquals(chosen.path("output"), his.call("2505", "CHOICE-1", choice).path("output"));
        final JsonNode shown =
                his.done("5302", asked(person, "\"biz_appy_type\":\"03\",")).at("/psnfixmedin/0");
        assertEquals("H11010500001", shown.path("fixmedins_code").asText());
        assertEquals(insuranceType, shown.path("insutype").asText());
        his.done(
                "2506",
                "{\"data\":{\"psn_no\":\"%s\",\"trt_dcla_detl_sn\":\"%s\",\"memo\":\"示例\"}}".formatted(person, serial));
        assertEquals(0, his.done("5302", asked(person, "")).path("psnfixmedin").size());
    }

    @Test
    void shouldShowTransfersOfAResident() throws Exception {
        his.done("2501", """
            {"refmedin":{"psn_no":"RESIDENT","insutype":"390","insu_optins":"650102","diag_code":"C34.900",
             "diag_name":"示例诊断","reflin_medins_no":"H12010000002","reflin_medins_name":"示例医院",
             "mdtrtarea_admdvs":"120100","refl_type":"3","refl_date":"%1$s","refl_rea":"示例",
             "refl_opnn":"同意","begndate":"%1$s"}}\
            """.formatted(LocalDate.now(ZoneOffset.ofHours(8))));
        final JsonNode filed = his.done("5304", asked("RESIDENT", "")).at("/refmedin/0");
        assertEquals("H12010000002", filed.path("reflin_medins_no").asText());
        assertEquals("390", filed.path("insutype").asText());
    }

    @ParameterizedTest
    @CsvSource({"5301, NOBODY", "5302, NOBODY", "5304, NOBODY", "2505, NOBODY", "5301, 某人"})
    void shouldRefuseWhomNobodyKnowsAsIfTheInsuranceWereNamed(final String infno, final String person)
            throws Exception {
        final String input = infno.equals("2505") ? CHOICE.formatted(person) : asked(person, "");
        final String message = his.refused(infno, input);
        assertEquals(
                his.refused(infno, input.replace("\"psn_no\"", "\"insutype\":\"310\",\"psn_no\"")), message, infno);
    }

    private static String asked(final String person, final String more) {
        return "{\"data\":{%s\"psn_no\":\"%s\"}}".formatted(more, person);
    }

    private static String person(final String number, final String insuranceType, final String benefit) {
        return PERSON.formatted(number, insuranceType, insuranceType.equals("390") ? "1501" : "1101", benefit);
    }
}
