package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.Contract;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.launcher.demo.GatewayStarter.DemoSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the contract, sent to the gateway that it says they work in, in an order that makes sense. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class ContractExamplesTest {

    private static final Path PACKS = Path.of("..", "policies");
    private static final Path PERSONS = Path.of("..", "samples", "persons.jsonl");

    private final Set<String> sent = new TreeSet<>();
    private DemoGateway gateway;
    private HttpPeer peer;

    @BeforeEach
    void start(@TempDir final Path directory) throws Exception {
        gateway = DemoGateway.start(new DemoSettings(directory.resolve("data"), PACKS, PERSONS, 0, 0, 0));
        peer = new HttpPeer(gateway.jsonAddress());
    }

    @AfterEach
    void stop() throws Exception {
        peer.close();
        gateway.close();
    }

    @Test
    void shouldWorkInADemo() throws Exception {
        send("/v1/pre-settlements", "", "QUOTED");
        final String settlementId =
                send("/v1/settlements", "", "SETTLED").path("setl_id").asText();
        assertEquals("SETTLED", outcome());
        send("/v1/settlement-queries", settlementId, "SETTLED");
        send("/v1/refunds", settlementId, "REFUNDED");
        send("/v1/reversals", "", "REFUSED");
        send("/v1/filings", "", "FILED");
        send("/v1/filing-queries", "", "FOUND");
        send("/v1/notice-queries", "", "FOUND");
        sendAboutAVisit();
        sendAboutAStay();
        final Set<String> all = new TreeSet<>();
        Contract.NATIVE.document().path("paths").properties().forEach(path -> {
            if (path.getValue().has("post")) {
                all.add(path.getKey());
            }
        });
        assertEquals(all, sent);
    }

    private void sendAboutAVisit() throws IOException {
        final String visit = send("/v1/encounters", "", "DONE").path("mdtrt_id").asText();
        send("/v1/encounters/changes", visit, "DONE");
        send("/v1/encounters/lines", visit, "DONE");
        send("/v1/encounters/line-withdrawals", visit, "DONE");
        post("/v1/encounters/lines", example("/v1/encounters/lines", visit).put("msgid", "TRY-0110"), "DONE");
        send("/v1/encounters/pre-settlements", visit, "QUOTED");
        send("/v1/encounters/settlements", visit, "SETTLED");
        final ObjectNode another = example("/v1/encounters", "").put("msgid", "TRY-0106");
        send(
                "/v1/encounters/cancellations",
                post("/v1/encounters", another, "DONE").path("mdtrt_id").asText(),
                "DONE");
    }

    private void sendAboutAStay() throws IOException {
        final ObjectNode admission = example("/v1/encounters", "")
                .put("infno", "2401")
                .put("med_type", "21")
                .put("diag_code", "K35.800")
                .put("begndate", "2025-08-01")
                .put("msgid", "TRY-0206");
        send(
                "/v1/encounters/discharges",
                post("/v1/encounters", admission, "DONE").path("mdtrt_id").asText(),
                "DONE");
    }

    private String outcome() throws IOException {
        peer.sendBytes(HttpPeer.request("GET", "/v1/transactions/H11010000002/2304/TRY-0001"));
        return peer.receive().text("state");
    }

    private JsonNode send(final String path, final String id, final String expected) throws IOException {
        sent.add(path);
        return post(path, example(path, id), expected);
    }

    /** The example of an address with the number of a settlement or of an encounter that there is. */
    private static ObjectNode example(final String path, final String id) {
        final ObjectNode example = Contract.NATIVE
                .document()
                .path("paths")
                .path(path)
                .at("/post/requestBody/content/application~1json/example")
                .deepCopy();
        for (final String name : new String[] {"setl_id", "mdtrt_id"}) {
            if (example.has(name)) {
                example.put(name, id);
            }
        }
        return example;
    }

    private JsonNode post(final String path, final ObjectNode document, final String expected) throws IOException {
        final Response response =
                peer.send(HttpPeer.post(path, document.toString().getBytes(StandardCharsets.UTF_8)));
        final JsonNode answer = response.json();
        assertEquals(200, response.status(), answer::toString);
        assertEquals(
                expected, answer.path(answer.has("result") ? "result" : "state").asText(), answer::toString);
        return answer;
    }
}
