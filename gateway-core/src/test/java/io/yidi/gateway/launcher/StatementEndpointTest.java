package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-F13a: the statement of a stay, from the journal of a gateway that serves. */
class StatementEndpointTest {

    @TempDir
    private Path folder;

    @Test
    void shouldStateAStayAsForm13Does() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            final long settlementId = settle(peer, SettleFrame.inpatient().bill("25000.00", "23456.78"));

            final JsonNode form = get(run, settlementId, "statement").json();

            assertEquals("跨省异地就医住院结算单", form.path("form").asText());
            assertEquals("**", form.path("psn_no").asText());
            assertEquals(42, form.path("age").asInt());
            assertEquals("2023-03-01", form.path("begndate").asText());
            assertEquals("2023-03-11", form.path("enddate").asText());
            assertEquals(10, form.path("ipt_days").asInt());
            assertEquals("I10.x00", form.path("diag_code").asText());
            assertEquals("800.00", form.path("act_pay_dedc").asText());
            assertEquals(
                    "25000.00", sum(form, "inscp_scp_amt", "preselfpay_amt", "overlmt_selfpay", "fulamt_ownpay_amt"));
            assertEquals("25000.00", sum(form, "fund_pay_sumamt", "psn_cash_pay"));
            assertEquals("310100", form.at("/funds/0/fund_pay_type").asText());
            assertEquals("POOLED", form.at("/funds/0/column").asText());
            assertFalse(form.at("/funds/0/fund_pay_type_name").asText().isEmpty());
        }
    }

    @Test
    void shouldSayWhatHasNoStatement() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            assertEquals(404, get(run, 1, "statement").status());
            assertEquals(404, get(run, 999, "statement").status());
        }
    }

    /** BJ-34a: explanation and statement say what has become of the settlement since. */
    @Test
    void shouldTellOfALaterRefund() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            final long settlementId = settle(peer, SettleFrame.inpatient().bill("25000.00", "23456.78"));
            assertEquals("SETTLED", get(run, settlementId, "explanation").text("became"));

            assertTrue(
                    peer.send(Requests.refund("2305", "F1", "P1", settlementId)).startsWith("REFUNDED"));

            assertEquals("REFUNDED", get(run, settlementId, "explanation").text("became"));
            assertEquals("REFUNDED", get(run, settlementId, "statement").text("became"));
            assertEquals("REVERSED", peer.send(Requests.reversal("R1", "P1", "2305", "F1")));
            assertEquals("SETTLED", get(run, settlementId, "statement").text("became"));
        }
    }

    private static String sum(final JsonNode form, final String... fields) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final String field : fields) {
            sum = sum.add(new BigDecimal(form.path(field).asText()));
        }
        return sum.toPlainString();
    }

    private static long settle(final BinaryPeer peer, final SettleFrame bill) throws Exception {
        peer.sendBytes(BinaryPeer.frame(bill.encode()));
        return Answers.split(peer.receive()).settlementId();
    }

    private static HttpPeer.Response get(final ServerRun run, final long settlementId, final String what)
            throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.request("GET", "/v1/settlements/" + settlementId + "/" + what));
        }
    }
}
