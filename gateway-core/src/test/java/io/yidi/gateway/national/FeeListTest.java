package io.yidi.gateway.national;

import static io.yidi.gateway.fixture.NationalBills.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of a bill (5204), found again in the journal: those that are live, each under what holds it. */
class FeeListTest {

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
    void shouldShowLinesAsTheyWereUploadedAndSplit() throws Exception {
        final String visit = bills.visit();
        final JsonNode uploaded =
                his.done("2204", lines(bills.line(visit, "1", "3", "33.33"))).at("/result/0");
        his.done("2204", lines(bills.returned(visit, "2", "1", "-1", "-33.33")));
        final JsonNode list = list(visit, "");
        assertEquals(2, list.size());
        for (final String field : List.of(
                "feedetl_sn",
                "cnt",
                "pric",
                "det_item_fee_sumamt",
                "fulamt_ownpay_amt",
                "overlmt_amt",
                "preselfpay_amt",
                "inscp_scp_amt",
                "chrgitm_lv",
                "selfpay_prop",
                "pric_uplmt_amt",
                "med_chrgitm_type")) {
            assertEquals(uploaded.path(field), list.at("/0/" + field), field);
        }
        assertEquals("XA01", list.at("/1/med_list_codg").asText(), "of the original");
        assertEquals("-33.33", list.at("/1/det_item_fee_sumamt").asText());
        assertEquals("2023-06-01 00:00:00", list.at("/0/fee_ocur_time").asText());
        assertTrue(list.at("/0/setl_id").isNull());
    }

    @Test
    void shouldShowEachLineUnderTheSettlementThatHoldsIt() throws Exception {
        final String visit = bills.visit();
        his.done("2204", lines(bills.line(visit, "1", "1", "10.00")));
        final String first = bills.settleVisit(visit, "10.00").path("setl_id").asText();
        his.done("2204", lines(bills.line(visit, "2", "1", "5.00").replace("B1", "B2")));
        assertEquals(List.of("1=" + first, "2="), numbers(list(visit, "")));
        assertEquals(List.of("1=" + first), numbers(list(visit, first)));
        final String refund =
                bills.refund("2208", visit, first).path("medins_setl_id").asText();
        assertEquals(List.of("1=", "2="), numbers(list(visit, "")));
        his.done("2601", reversal(refund, "2208"));
        assertEquals(List.of("1=" + first, "2="), numbers(list(visit, "")));
        withdrawAll(visit);
        assertEquals(List.of("1=" + first), numbers(list(visit, "")));
        his.done("2601", reversal("2207-3", "2207"));
        assertEquals(List.of("1="), numbers(list(visit, "")));
        withdrawAll(visit);
        assertEquals(List.of(), numbers(list(visit, "")));
    }

    @Test
    void shouldShowTheLinesOfAStayAndForgetThoseTakenBack() throws Exception {
        his.patientsOf("910100");
        bills = new NationalBills(his, "P2");
        final String stay = bills.stay();
        his.done("2301", lines(bills.stayLine(stay, "1", "1", "10.00"), bills.stayLine(stay, "2", "1", "5.00")));
        his.done("2302", "{\"data\":[{\"feedetl_sn\":\"1\",\"mdtrt_id\":\"%s\",\"psn_no\":\"P2\"}]}".formatted(stay));
        assertEquals(List.of("2="), numbers(list("P2", stay, "")));
        final String settled = his.done("2304", bills.staySettlement(stay, "5.00", "2023-05-30"))
                .at("/setlinfo/setl_id")
                .asText();
        assertEquals(List.of("2=" + settled), numbers(list("P2", stay, settled)));
    }

    @Test
    void shouldSayThatAVisitIsNotKnownOrTooLong() throws Exception {
        assertTrue(his.refused("5204", asked("17", "")).startsWith("[YD-4201]"));
        final String visit = bills.visit();
        final List<String> many = new ArrayList<>();
        for (int line = 0; line <= 150; line++) {
            many.add(bills.line(visit, Integer.toString(line), "1", "1.00"));
        }
        his.done("2204", lines(many.toArray(new String[0])));
        assertTrue(his.refused("5204", asked(visit, "")).startsWith("[YD-1312]"));
    }

    private JsonNode list(final String visit, final String settlementId) throws Exception {
        return list("P11", visit, settlementId);
    }

    private JsonNode list(final String personNo, final String encounter, final String settlementId) throws Exception {
        return his.done("5204", asked(encounter, settlementId).replace("P11", personNo));
    }

    private static String asked(final String encounter, final String settlementId) {
        return "{\"data\":{\"psn_no\":\"P11\",\"mdtrt_id\":\"%s\",\"setl_id\":\"%s\"}}"
                .formatted(encounter, settlementId);
    }

    private static List<String> numbers(final JsonNode list) {
        final List<String> numbers = new ArrayList<>();
        list.forEach(line -> numbers.add(line.path("feedetl_sn").asText()
                + '='
                + line.path("setl_id").asText("").replace("null", "")));
        return numbers;
    }

    private void withdrawAll(final String visit) throws Exception {
        his.done(
                "2205", "{\"data\":{\"mdtrt_id\":\"%s\",\"chrg_bchno\":\"0000\",\"psn_no\":\"P11\"}}".formatted(visit));
    }

    private static String reversal(final String messageId, final String infno) {
        return "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"%s\"}}".formatted(messageId, infno);
    }
}
