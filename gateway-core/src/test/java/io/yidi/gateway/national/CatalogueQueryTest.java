package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a care place's catalogue says: to a line without a word of its own, and to who asks (1312, 1318, 1319). */
class CatalogueQueryTest {

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

    @ParameterizedTest
    @CsvSource({
        "hilist_code, XA01, XA01",
        "hilist_name, 示例, XA01 F001",
        "list_type, 201, F001 BED",
        "chrgitm_lv, 02, XA01",
        "med_chrgitm_type, 01, BED",
        "query_date, 2024-01-01 08:00:00, XA01 F001",
        "query_date, 2019-12-31, ''",
        "vali_flag, 0, ''",
        "pinyin, X, XA01 F001 BED",
    })
    void shouldFindItemsByCodeNameTypeAndDay(final String name, final String value, final String expected)
            throws Exception {
        assertEquals(
                expected, codes(his.done("1312", asked(1, 10).replace("}}", ",\"" + name + "\":\"" + value + "\"}}"))));
    }

    @Test
    void shouldShowPageByPage() throws Exception {
        final JsonNode first = his.done("1312", asked(1, 2));
        assertEquals("XA01 F001", codes(first));
        assertEquals(3, first.path("recordCounts").asInt());
        assertEquals(2, first.path("pages").asInt());
        assertEquals("true", first.path("firstPage").asText());
        assertEquals("false", first.path("lastPage").asText());
        assertEquals("BED", codes(his.done("1312", asked(2, 2))));
        assertEquals("", codes(his.done("1312", asked(3, 2))));
        assertEquals("XA01 F001 BED", codes(his.done("1312", asked(0, 9_999))));
        assertTrue(his.refused("1312", asked(1, -1)).startsWith("[YD-1203]"));
        final JsonNode item = first.at("/data/0");
        assertEquals("2020-01-01", item.path("begndate").asText());
        assertTrue(item.path("enddate").isNull());
        assertEquals("09", item.path("med_chrgitm_type").asText());
        assertEquals("110000", item.path("insu_admdvs").asText());
    }

    @Test
    void shouldShowLimitsAndFirstSelfPays() throws Exception {
        final JsonNode limits = his.done("1318", asked(1, 10));
        assertEquals("XA01", codes(limits));
        assertEquals("20", limits.at("/data/0/hilist_pric_uplmt_amt").asText());
        final JsonNode selfPays = his.done("1319", asked(1, 10));
        assertEquals("XA01", codes(selfPays));
        assertEquals("0.05", selfPays.at("/data/0/selfpay_prop").asText());
    }

    @Test
    void shouldServeNothingOfACatalogueThatItDoesNotHave() throws Exception {
        final ObjectNode envelope =
                NationalHis.envelope("1312", "M1", asked(1, 10)).put("fixmedins_code", "H44030000001");
        assertTrue(his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                .path("err_msg")
                .asText()
                .startsWith("[YD-1302]"));
    }

    @Test
    void shouldTakeTheFeeCategoryOfALineFromTheCatalogueOfItsDay() throws Exception {
        final NationalBills bills = new NationalBills(his, "P11");
        final String visit = bills.visit();
        final String bed = bills.line(visit, "1", "1", "10.00").replace("XA01", "BED");
        final JsonNode lines = his.done(
                        "2204",
                        NationalBills.lines(
                                bed,
                                bed.replace("\"feedetl_sn\":\"1\"", "\"feedetl_sn\":\"2\"")
                                        .replace("2023-06-01", "2022-06-01"),
                                bills.line(visit, "3", "1", "10.00").replace("XA01", "NOT-LISTED")))
                .path("result");
        assertEquals("01", lines.at("/0/med_chrgitm_type").asText());
        assertEquals("01", lines.at("/1/med_chrgitm_type").asText());
        assertEquals("14", lines.at("/2/med_chrgitm_type").asText());
        assertEquals("10", lines.at("/2/fulamt_ownpay_amt").asText());
        assertTrue(lines.at("/2/memo").asText().contains("自费"));
    }

    private static String asked(final int page, final int size) {
        return "{\"data\":{\"updt_time\":\"2020-01-01\",\"page_num\":%d,\"page_size\":%d}}".formatted(page, size);
    }

    private static String codes(final JsonNode output) {
        final List<String> codes = new ArrayList<>();
        output.path("data").forEach(row -> codes.add(row.path("hilist_code").asText()));
        return String.join(" ", codes);
    }
}
