package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts that platforms are known to have answered, through this door: figures, columns of funds, and their sums. */
class RecordedAmountsTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String[] AMOUNTS = {
        "medfee_sumamt",
        "fulamt_ownpay_amt",
        "overlmt_selfpay",
        "preselfpay_amt",
        "inscp_scp_amt",
        "fund_pay_sumamt",
        "psn_part_amt",
        "acct_pay",
        "psn_cash_pay",
        "hosp_part_amt",
        "act_pay_dedc"
    };
    private static final int FUND_AT = 5;
    private static final String UNRECORDED = "-";
    private static final String[] PARTS = {
        "det_item_fee_sumamt", "fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt"
    };
    private static final String VISIT_LINE = "\"chrg_bchno\":\"B1\",\"rx_circ_flag\":\"0\",";
    private static final String STAY_LINE = "\"med_type\":\"21\",";

    private final NationalDoor door = new NationalDoor(NationalHis.PLACES, () -> 0);

    /** What was not recorded is a dash. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2304, 23442.46 2533.97 1396.89 703.44 18808.16 18785.39 4152.06 170.04 3982.02 505.01 -, 330101, hifob",
        "2305, -3379.26 -956.34 -186.31 -197.22 -2039.39 -2039.39 -1307.01 0 -1307.01 -32.86 -, 330100, hifob",
        "2207, 4.52 0 0 0.23 4.29 0 4.52 4.52 0 0 4.29, 310100, hifp",
        "2208, -25.1 0 0 -0.23 -24.87 0 -25.1 -25.1 0 0 -, 310100, hifp"
    })
    void shouldGiveEveryAmountAsANumberInItsColumn(
            final String infno, final String recorded, final String fundCode, final String column) throws Exception {
        final String[] expected = recorded.split(" ", -1);
        final JsonNode output = answered(infno, expected, fundCode);
        final JsonNode bill = output.path("setlinfo");
        for (int i = 0; i < AMOUNTS.length; i++) {
            if (!expected[i].equals(UNRECORDED)) {
                assertTrue(bill.path(AMOUNTS[i]).isNumber(), AMOUNTS[i]);
                assertEquals(expected[i], bill.path(AMOUNTS[i]).asText(), AMOUNTS[i]);
            }
        }
        assertEquals(expected[FUND_AT], bill.path(column + "_pay").asText());
        assertEquals(fen(bill, "medfee_sumamt"), fen(bill, AMOUNTS[1], AMOUNTS[2], AMOUNTS[3], AMOUNTS[4]));
        assertEquals(fen(bill, "medfee_sumamt"), fen(bill, "fund_pay_sumamt", "psn_part_amt", "hosp_part_amt"));
        assertEquals(fen(bill, "psn_part_amt"), fen(bill, "acct_pay", "psn_cash_pay"));
        assertEquals(
                fen(bill, "fund_pay_sumamt"),
                fen(bill, "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay")
                        + (bill.has("hifdm_pay") ? fen(bill, "hifdm_pay") : 0));
        long detailFen = 0;
        for (final JsonNode row : output.path("setldetail")) {
            detailFen += fen(row, "fund_payamt");
        }
        assertEquals(
                fen(bill, "fund_pay_sumamt", "acct_pay", "hosp_part_amt"),
                detailFen,
                "funds, account and hospital, row by row");
    }

    @Test
    void shouldShowWhatTheHospitalBearsAsARowOfItsOwn() throws Exception {
        final String[] amounts = {
            "23442.46",
            "2533.97",
            "1396.89",
            "703.44",
            "18808.16",
            "18785.39",
            "4152.06",
            "170.04",
            "3982.02",
            "505.01",
            "0"
        };
        final JsonNode output = answered("2304", amounts, "330101");
        final List<String> rows = new ArrayList<>();
        output.path("setldetail")
                .forEach(row -> rows.add(row.path("fund_pay_type").asText()
                        + ' '
                        + row.path("fund_payamt").asText()));
        assertEquals(List.of("330101 18785.39", "999996 505.01", "310200 170.04"), rows);
        assertEquals("0", output.at("/setlinfo/oth_pay").asText());
    }

    @Test
    void shouldPutEachFundIntoItsColumnAndWhatHasNoneIntoTheRest() throws Exception {
        final String[] amounts = {"36.00", "0", "0", "0", "36.00", "36.00", "0", "0", "0", "0", "0"};
        final String[] codes = {"310100", "320100", "370100", "390201", "330100", "610102", "350100", "999901"};
        final String[] columns = {
            "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "hifdm_pay", "oth_pay"
        };
        final StringBuilder funds = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            funds.append(i == 0 ? "" : ",").append(fund(codes[i], (i + 1) + ".00"));
        }
        final JsonNode bill = answered("2304", amounts, funds).path("setlinfo");
        for (int i = 0; i < columns.length; i++) {
            assertEquals(Integer.toString(i + 1), bill.path(columns[i]).asText(), columns[i]);
        }
    }

    /** Share paid first, class, and parts of lines; 999999 is no limit. The parts of a line add up to it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "class B,  02, 0.05, 4.52 0 0 0.23 4.29",
        "class A,  01, 0,    4.52 0 0 0 4.52",
        "own pay,  03, 1,    4.52 4.52 0 0 0",
    })
    void shouldSplitALineAsRecorded(
            final String name, final String itemClass, final String share, final String recorded) throws Exception {
        final String stated = ",\"chrgitm_lv\":\"%s\",\"selfpay_prop\":\"%s\"".formatted(itemClass, share);
        try (DoorRun run = new DoorRun(new SimulatedJournalFiles(), Limits.wide());
                NationalHis his = new NationalHis(run.json())) {
            final NationalBills visits = new NationalBills(his, "P11");
            assertRecorded(
                    recorded,
                    itemClass,
                    share,
                    his.done(
                            "2204",
                            NationalBills.lines(
                                    visits.line(visits.visit(), VISIT_LINE, "1", "X1", "1", "4.52", "0", stated))));
            his.patientsOf("910100");
            final NationalBills stays = new NationalBills(his, "P2");
            assertRecorded(
                    recorded,
                    itemClass,
                    share,
                    his.done(
                            "2301",
                            NationalBills.lines(
                                    stays.line(stays.stay(), STAY_LINE, "1", "X1", "1", "4.52", "0", stated))));
        }
    }

    private static void assertRecorded(
            final String recorded, final String itemClass, final String share, final JsonNode output) {
        final JsonNode line = output.at("/result/0");
        final String[] expected = recorded.split(" ", -1);
        for (int i = 0; i < PARTS.length; i++) {
            assertTrue(line.path(PARTS[i]).isNumber(), PARTS[i]);
            assertEquals(expected[i], line.path(PARTS[i]).asText(), PARTS[i]);
        }
        assertEquals(fen(line, PARTS[0]), fen(line, PARTS[1], PARTS[2], PARTS[3], PARTS[4]));
        assertEquals(itemClass, line.path("chrgitm_lv").asText());
        assertEquals(share, line.path("selfpay_prop").asText());
        assertEquals("999999", line.path("pric_uplmt_amt").asText());
    }

    private JsonNode answered(final String infno, final String[] amounts, final String fundCode) throws Exception {
        return answered(infno, amounts, new StringBuilder(fund(fundCode, amounts[FUND_AT])));
    }

    private JsonNode answered(final String infno, final String[] amounts, final CharSequence funds) throws Exception {
        final StringBuilder reply = new StringBuilder("{\"setl_id\":\"17\",\"setldetail\":[")
                .append(funds)
                .append(']');
        for (int i = 0; i < AMOUNTS.length; i++) {
            if (!amounts[i].equals(UNRECORDED)) {
                reply.append(",\"")
                        .append(AMOUNTS[i])
                        .append("\":\"")
                        .append(Yuan.text(Yuan.fen(amounts[i])))
                        .append('"');
            }
        }
        final String input = """
                {"data":{"psn_no":"P1","mdtrt_id":"7","setl_id":"17","mdtrt_cert_type":"01","mdtrt_cert_no":"X",
                 "med_type":"11","medfee_sumamt":"1","psn_setlway":"01","chrg_bchno":"1","acct_used_flag":"1",
                 "insutype":"310","mid_setl_flag":"0","fulamt_ownpay_amt":"0","overlmt_selfpay":"0",
                 "preselfpay_amt":"0","inscp_scp_amt":"0"}}""";
        final NationalExchange exchange = door.open(NationalArrival.of(
                CallerIdentity.ANYONE,
                "/",
                header -> "",
                NationalHis.envelope(infno, "M1", input).toString().getBytes(StandardCharsets.UTF_8)));
        assertTrue(exchange.isToBeAsked());
        final byte[] document = reply.append('}').toString().getBytes(StandardCharsets.UTF_8);
        final int length = door.close(exchange, document, document.length);
        return MAPPER.readTree(door.answer(), 0, length).path("output");
    }

    private static String fund(final String code, final String amount) {
        return "{\"fund_pay_type\":\"%s\",\"fund_payamt\":\"%s\"}".formatted(code, Yuan.text(Yuan.fen(amount)));
    }

    private static long fen(final JsonNode bill, final String... names) {
        long sumFen = 0;
        for (final String name : names) {
            sumFen += Yuan.fen(bill.path(name).asText("0"));
        }
        return sumFen;
    }
}
