package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.Health;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-17: the admin port of a running gateway explains settlements, one at a time. */
class ExplanationEndpointTest {

    @TempDir
    private Path folder;

    @Test
    void shouldExplainSettlementsAndRefusalsOverHttp() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(
                    SettleFrame.inpatient().bill("25000.00", "23456.78").encode()));
            final long settlement = Answers.split(peer.receive()).settlementId();
            final InetSocketAddress admin = run.server().adminAddress();

            final HttpPeer.Response english = get(admin, "/v1/settlements/" + settlement + "/explanation?lang=en");
            assertEquals(200, english.status());
            assertTrue(english.json().path("reproduced").asBoolean());
            assertEquals("**", english.text("psn_no"));
            assertEquals("sum", heading(english));
            assertEquals("25000.00", last(english).path("amount").asText());

            final HttpPeer.Response chinese = get(admin, "/v1/settlements/" + settlement + "/explanation");
            assertEquals("合计", heading(chinese));

            peer.sendBytes(BinaryPeer.frame(SettleFrame.inpatient()
                    .msgId("M2")
                    .personNo("NOBODY")
                    .bill("25000.00", "23456.78")
                    .encode()));
            final long refusal = Answers.refusal(peer.receive()).journalPosition();
            final HttpPeer.Response refused = get(admin, "/v1/settlements/" + refusal + "/explanation?lang=en");
            assertEquals(200, refused.status());
            assertEquals("YD-3001", refused.text("code"));
            assertEquals("YD-3001", last(refused).path("amount").asText());
        }
    }

    @Test
    void shouldSayWhatIsNotThere() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final InetSocketAddress admin = run.server().adminAddress();
            assertEquals(404, get(admin, "/v1/settlements/999/explanation").status());
            assertEquals(404, get(admin, "/v1/settlements/1/explanation").status());
            assertEquals(
                    400, get(admin, "/v1/settlements/1/explanation?lang=fr").status());
            assertEquals(404, get(admin, "/v1/settlements/x/explanation").status());
        }
    }

    @Test
    void shouldMakeOneExplanationAtATimeAndAnswerHealthMeanwhile() throws Exception {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final AdminRoute slow = new AdminRoute("GET", "/v1/settlements/{setl_id}/explanation", List.of(), asked -> {
            begun.countDown();
            await(goOn);
            return new AdminAnswer(200, "{\"setl_id\":\"" + asked.parameter("setl_id", "") + "\"}");
        });
        final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (AdminServer server = new AdminServer(
                        anyPort, AdminOffer.withoutPages(ExplanationEndpointTest::health, List.of(slow)));
                HttpPeer first = new HttpPeer(server.address())) {
            first.sendBytes(HttpPeer.request("GET", "/v1/settlements/7/explanation"));
            await(begun);
            assertEquals(
                    503, get(server.address(), "/v1/settlements/8/explanation").status());
            assertEquals(200, get(server.address(), "/health").status());
            goOn.countDown();
            assertEquals("7", first.receive().text("setl_id"));
        }
    }

    private static String heading(final HttpPeer.Response response) {
        final JsonNode steps = response.json().path("steps");
        return steps.get(steps.size() - 2).path("title").asText();
    }

    private static JsonNode last(final HttpPeer.Response response) {
        final JsonNode steps = response.json().path("steps");
        return steps.get(steps.size() - 1);
    }

    private static HttpPeer.Response get(final InetSocketAddress address, final String path) throws Exception {
        try (HttpPeer peer = new HttpPeer(address)) {
            return peer.send(HttpPeer.request("GET", path));
        }
    }

    private static Health health() {
        return new Health(Health.READY, 0, "", 0, 0, List.of(), Map.of(), new Health.Doors(0, Map.of(), Map.of()));
    }

    private static void await(final CountDownLatch latch) {
        try {
            assertTrue(latch.await(HangGuard.SECONDS, TimeUnit.SECONDS));
        } catch (final InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
