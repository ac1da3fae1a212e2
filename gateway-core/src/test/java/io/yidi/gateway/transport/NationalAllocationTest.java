package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.NationalHis;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bills of the national interface go from their bytes to the ring, and their replies into answers, without allocating,
 * in UTF-8 and in GBK.
 */
class NationalAllocationTest {

    private static final int ROUNDS = 10_000;
    private static final int WARM_UP_ROUNDS = 10_000;
    private static final String LINE = """
            {"feedetl_sn":"%s","init_feedetl_sn":"%s","mdtrt_id":"7","psn_no":"P1",%s
             "med_type":"21","rx_circ_flag":"0","fee_ocur_time":"2023-06-01 09:40:00","med_list_codg":"%s",
             "medins_list_codg":"H-1","det_item_fee_sumamt":%s,"cnt":"%s","pric":15.00,"bilg_dept_codg":"K01",
             "bilg_dept_name":"心内科","bilg_dr_codg":"D1","bilg_dr_name":"王医师","hosp_appr_flag":"0"}""";
    private static final String SETTLEMENT = """
            {"psn_no":"P1","mdtrt_cert_type":"01","mdtrt_cert_no":"EV-1","med_type":"11","medfee_sumamt":"22.50",
             "psn_setlway":"01","mdtrt_id":"7","chrg_bchno":"B1","acct_used_flag":"1","insutype":"310",
             "psn_name":"示例人员","mid_setl_flag":"0","fulamt_ownpay_amt":"0","overlmt_selfpay":"",
             "dscg_time":"2023-05-30"}""";
    private static final String DRUG = """
            {"feedetl_sn":"1","fee_ocur_time":"2023-06-01 09:40:00","med_list_codg":"XA01","medins_list_codg":"H-1",
             "det_item_fee_sumamt":"15.00","cnt":"1","pric":"15"}""";
    private static final String PHARMACY = """
            {"druginfo":{"psn_no":"P1","mdtrt_cert_type":"01","mdtrt_cert_no":"EV-1","begntime":"2023-06-01 09:10:00",
             "medfee_sumamt":15,"insutype":"310","acct_used_flag":"1","med_type":"41"},"drugdetail":[%s]}""";
    private static final String REVERSAL = "{\"data\":{\"psn_no\":\"P1\",\"omsgid\":\"M0\",\"oinfno\":\"2207A\"}}";

    private static final String REPLY = """
            {"result":"SETTLED","setl_id":"17","infno":"2207","setl_time":"2023-06-01 10:00:00","mdtrt_id":"7",
             "medfee_sumamt":"22.50","fulamt_ownpay_amt":"0.00","overlmt_selfpay":"2.50","preselfpay_amt":"1.00",
             "inscp_scp_amt":"19.00","fund_pay_sumamt":"9.50","psn_part_amt":"13.00","acct_pay":"4.00",
             "psn_cash_pay":"9.00","hosp_part_amt":"0.00","setldetail":[{"fund_pay_type":"310100",
             "fund_payamt":"9.50","fund_pay_type_name":"职工基本医疗保险统筹基金"}],"result_lines":[
             {"feedetl_sn":"1","det_item_fee_sumamt":"15.00"},{"feedetl_sn":"3","det_item_fee_sumamt":"30.00"},
             {"feedetl_sn":"2","det_item_fee_sumamt":"-15.00"}]}""";

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void shouldAllocateNothingFromTheBytesToTheRing() throws IOException {
        final List<byte[]> bodies = bodies();
        try (EmbeddedDoors doors = new EmbeddedDoors(NationalHis.PLACES)) {
            assertAllocatesNothing(bodies.size(), () -> offer(bodies, doors));
        }
    }

    @Test
    void shouldAllocateNothingFromTheNativeReplyToTheAnswer() throws IOException {
        final List<byte[]> bodies = bodies();
        final byte[] reply = REPLY.getBytes(StandardCharsets.UTF_8);
        try (EmbeddedDoors doors = new EmbeddedDoors(NationalHis.PLACES)) {
            bodies.forEach(body -> assertDone(doors, doors.answerNationally(body, reply)));
            assertAllocatesNothing(bodies.size(), () -> answer(bodies, reply, doors));
        }
    }

    /** What is measured is an answer with its output, not a refusal. */
    private static void assertDone(final EmbeddedDoors doors, final int length) {
        final String answer = new String(doors.nationalAnswer(), 0, length, StandardCharsets.ISO_8859_1);
        assertTrue(answer.contains("\"infcode\":0,"), answer);
    }

    private void assertAllocatesNothing(final int requestsPerRound, final Runnable round) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round.run();
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        final long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, allocatedBytes / (ROUNDS * requestsPerRound), "bytes a request, of " + allocatedBytes);
        assertTrue(allocatedBytes < ROUNDS, "bytes in all: " + allocatedBytes);
    }

    private static void offer(final List<byte[]> bodies, final EmbeddedDoors doors) {
        for (int i = 0; i < bodies.size(); i++) {
            if (!doors.offerNationally(bodies.get(i))) {
                throw new AssertionError(
                        "expected a sound request, found " + new String(bodies.get(i), StandardCharsets.UTF_8));
            }
        }
    }

    private static void answer(final List<byte[]> bodies, final byte[] reply, final EmbeddedDoors doors) {
        for (int i = 0; i < bodies.size(); i++) {
            if (doors.answerNationally(bodies.get(i), reply) == 0) {
                throw new AssertionError("expected an answer, found nothing");
            }
        }
    }

    private static List<byte[]> bodies() throws IOException {
        final String settlement = "{\"data\":" + SETTLEMENT + '}';
        final List<byte[]> bodies = new ArrayList<>();
        for (final Charset set : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            bodies.add(body("2204", lines("\"chrg_bchno\":\"B1\","), set));
            bodies.add(body("2301", lines(""), set));
            for (final String infno : List.of("2206", "2207", "2303", "2304")) {
                bodies.add(body(infno, settlement, set));
            }
            bodies.add(body("2102", PHARMACY.formatted(DRUG), set));
            bodies.add(body("2601", REVERSAL, set));
        }
        return bodies;
    }

    private static String lines(final String batch) {
        return "{\"feedetail\":[" + LINE.formatted("1", "", batch, "XA01", "15.00", "1") + ','
                + LINE.formatted("2", "1", batch, "XA01", "-15.00", "-1") + ','
                + LINE.formatted("3", "", batch, "Z999", "30.0000", "2") + "]}";
    }

    private static byte[] body(final String infno, final String input, final Charset set) throws IOException {
        return NationalHis.envelope(infno, "M-" + infno, input).toString().getBytes(set);
    }
}
