package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the admin port tells of a business day. */
class LiveDayTotalsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatStandsOnADay() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            peer.send(SettleFrame.inpatient()
                    .msgId("M1")
                    .bill("5000.00", "5000.00")
                    .encode());
            final JsonNode empty = get(run, "/v1/day-totals?day=2001-01-01").json();
            final String today = empty.path("business_day").asText();
            final JsonNode day = get(run, "/v1/day-totals?day=" + today).json();

            assertEquals("[]", empty.path("rows").toString());
            assertFalse(empty.path("held").asBoolean());
            assertTrue(empty.path("over").asBoolean());
            assertEquals(today, day.path("day").asText());
            assertFalse(day.path("over").asBoolean());
            assertTrue(day.path("held").asBoolean());
            assertEquals(0, day.path("missed").asLong());
            assertEquals("", day.path("next").asText());
            assertEquals(
                    SettleFrame.INSTITUTION, day.at("/rows/0/fixmedins_code").asText());
            assertEquals(1, day.at("/rows/0/setl_cnt").asInt());
            assertEquals("5000.00", day.at("/rows/0/medfee_sumamt").asText());
            assertEquals("310100", day.at("/rows/0/funds/0/fund_pay_type").asText());
        }
    }

    @Test
    void shouldRefuseWhatIsNoDay() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            assertEquals(400, get(run, "/v1/day-totals").status());
            assertEquals(400, get(run, "/v1/day-totals?day=20260601").status());
            assertEquals(400, get(run, "/v1/day-totals?day=2026-06-01&after=x").status());
            assertEquals(200, get(run, "/v1/day-totals?day=2026-06-01&after=-1").status());
        }
    }

    private static HttpPeer.Response get(final ServerRun run, final String path) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.request("GET", path));
        }
    }
}
