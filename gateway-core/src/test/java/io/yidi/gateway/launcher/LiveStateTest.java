package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the admin port tells of the state of a gateway that serves. */
class LiveStateTest {

    private static final String PERSON = "{\"record\":\"person\",\"psn_no\":\"T1\",\"insutype\":\"310\","
            + "\"insuplc_admdvs\":\"120101\",\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\","
            + "\"psn_insu_stas\":\"1\",\"balc\":\"0.00\"}\n{\"record\":\"filing\",\"psn_no\":\"T1\","
            + "\"insutype\":\"310\",\"category\":\"LONG_TERM\",\"mdtrtarea_admvs\":\"130000\","
            + "\"begndate\":\"2021-01-01\"}\n";

    @TempDir
    private Path folder;

    /** TJ-3.3b, BJ-45, TJ-6.2a, XJ-6a: marked, counted and listed; both bills are settled. */
    @Test
    void shouldTellMarksToThoseWhoCheck() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            load(run);
            assertEquals("LONG_TERM", settle(peer, "M1", "130102"));
            assertEquals(0, get(run, "/v1/suspicions").json().path("total").asInt());
            assertEquals("LONG_TERM", settle(peer, "M2", "130203"));

            final JsonNode list = get(run, "/v1/suspicions?limit=5").json();
            assertEquals(1, list.path("total").asInt());
            assertEquals(
                    "[\"DURING_STAY\",\"SAME_DAY\"]", list.at("/marks/0/kinds").toString());
            final JsonNode counts = get(run, "/health").json().path("suspicions");
            assertEquals(1, counts.path("SAME_DAY").asInt());
            assertEquals(0, counts.path("ROUND_TRIPS").asInt());
            assertEquals(400, get(run, "/v1/suspicions?limit=many").status());
        }
        try (ServerRun again = new ServerRun(folder, 10)) {
            assertEquals(1, get(again, "/v1/suspicions").json().path("total").asInt(), "a restart forgets none");
        }
    }

    @Test
    void shouldListNoOverdueStayWhereThereIsNone() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final JsonNode list =
                    get(run, "/v1/stays/overdue?fixmedins_code=H11010500001").json();
            assertEquals(0, list.path("total").asInt());
            assertEquals("[]", list.path("stays").toString());
            assertEquals(
                    200, get(run, "/v1/stays/overdue?fixmedins_code=H-1_0.2").status());
            assertEquals(400, get(run, "/v1/stays/overdue?fixmedins_code=H~1").status());
        }
    }

    private static String settle(final BinaryPeer peer, final String msgId, final String place) throws Exception {
        return peer.send(SettleFrame.inpatient()
                        .msgId(msgId)
                        .person("T1", 310, "120101")
                        .carePlace(place)
                        .bill("5000.00", "5000.00")
                        .encode())
                .split(" ", 2)[0];
    }

    private static void load(final ServerRun run) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            assertEquals(
                    200,
                    peer.send(HttpPeer.post("/v1/reference", PERSON.getBytes(StandardCharsets.UTF_8)))
                            .status());
        }
    }

    private static HttpPeer.Response get(final ServerRun run, final String path) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.request("GET", path));
        }
    }
}
