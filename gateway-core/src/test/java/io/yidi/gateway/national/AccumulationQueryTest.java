package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has come together of a person in a benefit year (5206), by the counters that bills are computed from. */
class AccumulationQueryTest {

    private static final Map<String, String> NOTHING = Map.of(
            "C0000", "0", "Q0000", "0", "S0000", "0", "TS310100", "0", "D310100", "0", "TS330100", "0", "D330100", "0");

    private DoorRun run;
    private NationalHis his;
    private NationalBills bills;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
        his.patientsOf("910100");
        bills = new NationalBills(his, "P2");
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    /** Stays of 1000.00 and 30000.00: deductibles of 800.00 and 400.00, 80 % up to 20000.00, 85 % beyond. */
    @Test
    void shouldAddUpWhatStaysWereSettledForAndTakeBackWhatIsRefunded() throws Exception {
        assertEquals(NOTHING, accumulated(""));
        final JsonNode first = settledStay("100.00");
        final Map<String, String> afterFirst = accumulated("");
        assertEquals(
                Map.of(
                        "C0000",
                        "1",
                        "Q0000",
                        "800",
                        "S0000",
                        "1000",
                        "TS310100",
                        "1000",
                        "D310100",
                        "160",
                        "TS330100",
                        "0",
                        "D330100",
                        "0"),
                afterFirst);
        assertEquals(first.path("act_pay_dedc").asText(), afterFirst.get("Q0000"));
        assertEquals(first.path("hifp_pay").asText(), afterFirst.get("D310100"));
        final JsonNode second = settledStay("3000.00");
        final Map<String, String> afterSecond = accumulated("");
        assertEquals("2", afterSecond.get("C0000"));
        assertEquals("1200", afterSecond.get("Q0000"));
        assertEquals("31000", afterSecond.get("S0000"));
        assertEquals(
                first.path("hifp_pay")
                        .decimalValue()
                        .add(second.path("hifp_pay").decimalValue())
                        .toPlainString(),
                afterSecond.get("D310100"));
        refund(second);
        assertEquals(afterFirst, accumulated(""));
        refund(first);
        assertEquals(NOTHING, accumulated(""));
    }

    @Test
    void shouldCountNeitherAQuoteNorWhatIsOnlyUploaded() throws Exception {
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", "100.00")));
        his.done("2303", bills.staySettlement(stay, "1000.00", "2023-05-30"));
        assertEquals(NOTHING, accumulated(""));
    }

    @ParameterizedTest
    @CsvSource({"202301, 2023, 1", "202312, 2023, 1", "202212, 2022, 0", "202401, 2024, 0"})
    void shouldTellTheYearOfAMonthAsItStandsToday(final String month, final String year, final String stays)
            throws Exception {
        settledStay("100.00");
        final JsonNode rows = his.done("5206", asked("P2", month)).path("cuminfo");
        assertEquals(NOTHING.size(), rows.size());
        for (final JsonNode row : rows) {
            assertEquals("310", row.path("insutype").asText());
            assertEquals(year, row.path("year").asText());
            assertEquals("202306", row.path("cum_ym").asText());
            assertTrue(row.path("cum").isNumber());
        }
        assertEquals(stays, accumulated(month).get("C0000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "202313", "202300", "2023-6", "+12345601", "6月", "000001", "999912"})
    void shouldRefuseWhatIsNoMonth(final String month) throws Exception {
        final String message = his.refused("5206", asked("P2", month));
        assertTrue(message.startsWith("[YD-1207]") && message.contains("cum_ym"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P99999", "令牌"})
    void shouldSayThatNobodyIsKnown(final String personNo) throws Exception {
        assertTrue(his.refused("5206", asked(personNo, "")).startsWith("[YD-3001]"));
    }

    /** Of visits no stays are counted, and no fund behind the pool pays there. */
    @Test
    void shouldTellOfVisitsByThePlansOfTheirRegion() throws Exception {
        his.patientsOf("930100");
        final JsonNode settled = new NationalBills(his, "P11").settledVisit("22.50");
        assertEquals(
                new TreeMap<>(Map.of(
                        "Q0000", settled.path("act_pay_dedc").asText(),
                        "S0000", settled.path("inscp_scp_amt").asText(),
                        "TS310100", settled.path("inscp_scp_amt").asText(),
                        "D310100", settled.path("hifp_pay").asText())),
                accumulated("P11", ""));
    }

    private JsonNode settledStay(final String price) throws Exception {
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "10", price)));
        final String total = price.replace(".", "0.");
        return his.done("2304", bills.staySettlement(stay, total, "2023-05-30")).path("setlinfo");
    }

    private void refund(final JsonNode settled) throws Exception {
        bills.refund(
                "2305",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText());
    }

    private Map<String, String> accumulated(final String month) throws Exception {
        return accumulated("P2", month);
    }

    private Map<String, String> accumulated(final String personNo, final String month) throws Exception {
        final Map<String, String> sums = new TreeMap<>();
        for (final JsonNode row : his.done("5206", asked(personNo, month)).path("cuminfo")) {
            sums.put(row.path("cum_type_code").asText(), row.path("cum").asText());
        }
        return sums;
    }

    private static String asked(final String personNo, final String month) {
        return "{\"data\":{\"psn_no\":\"%s\",\"cum_ym\":\"%s\"}}".formatted(personNo, month);
    }
}
