package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.ResultCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the admin port answers to the console's pages, and to pages of others. */
class ConsoleDoorTest {

    private static final int LISTENERS_MAX = 16;

    @TempDir
    private static Path folder;

    private static ServerRun run;

    @BeforeAll
    static void open() throws Exception {
        run = new ServerRun(folder, 10);
    }

    @AfterAll
    static void close() {
        run.close();
    }

    @Test
    void shouldShowPagesThatMayLoadNothingElse() throws Exception {
        final HttpPeer.Response page = get("/console", "Host: localhost");
        assertEquals(200, page.status());
        assertEquals(ConsolePages.POLICY, page.headers().get("content-security-policy"));
        assertEquals("nosniff", page.headers().get("x-content-type-options"));
        assertEquals(
                "text/javascript; charset=UTF-8",
                get("/console/app.js", "Host: localhost").headers().get("content-type"));
        assertEquals(
                304,
                get(
                                "/console",
                                "Host: localhost\r\nIf-None-Match: "
                                        + page.headers().get("etag"))
                        .status());
        assertEquals(404, get("/console/../health", "Host: localhost").status());
    }

    /** Pages of other sites must not use a port that believes everybody who reaches it. */
    @ParameterizedTest
    @CsvSource({
        "200, Host: 127.0.0.1:8089",
        "200, Host: [::1]:8089",
        "200, 'Host: localhost\r\nOrigin: http://localhost\r\nSec-Fetch-Site: same-origin'",
        "200, 'Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate'",
        "403, Host: rebound.example",
        "403, Host: 127.0.0.1.rebound.example",
        "403, Accept: */*",
        "403, 'Host: localhost\r\nOrigin: http://other.example'",
        "403, 'Host: localhost\r\nOrigin: null'",
        "403, 'Host: localhost:8089\r\nOrigin: http://localhost:8080'",
        "403, 'Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors'",
        "403, 'Host: localhost\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors'",
    })
    void shouldAnswerNoPageOfAnotherSite(final int status, final String headers) throws Exception {
        assertEquals(status, get("/health", headers).status());
    }

    @Test
    void shouldRefuseAChangeThatAnotherSiteSends() throws Exception {
        final String form = "POST /v1/reference?name=x HTTP/1.1\r\nHost: localhost\r\nOrigin: http://other.example\r\n"
                + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nContent-Length: 2\r\n\r\n{}";
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            assertEquals(
                    403, peer.send(form.getBytes(StandardCharsets.US_ASCII)).status());
        }
    }

    @Test
    void shouldTellFiguresEachSecondToAFewListeners() throws Exception {
        final List<Socket> listeners = new ArrayList<>();
        try {
            final BufferedReader first = listen(listeners);
            assertTrue(next(first, "event: past").isEmpty());
            final String figures = next(first, "data: {");
            assertTrue(figures.contains("\"durableSequence\":"), figures);
            assertTrue(figures.contains("\"queued\":"), figures);
            while (listeners.size() < LISTENERS_MAX) {
                next(listen(listeners), "HTTP/1.1 200");
            }
            assertEquals(503, get("/console/api/live", "Host: localhost").status());
        } finally {
            for (final Socket listener : listeners) {
                listener.close();
            }
        }
    }

    @Test
    void shouldListEveryCodeInBothLanguages() throws Exception {
        final JsonNode codes = get("/console/api/errors", "Host: localhost").json();
        assertEquals(ResultCode.values().length, codes.size());
        codes.forEach(code -> assertTrue(
                !code.at("/zh/text").asText().isEmpty()
                        && !code.at("/en/cure").asText().isEmpty(),
                code::toString));
    }

    @Test
    void shouldShowThePlansOfTheBundleInForce() throws Exception {
        final JsonNode bundles = get("/console/api/bundles", "Host: localhost").json();
        assertEquals(run.server().bundleHash(), bundles.path("in_force").asText());
        assertEquals(1, bundles.path("bundles").size());
        final JsonNode plans = get("/console/api/plans", "Host: localhost").json();
        assertTrue(plans.path("plans").size() > 10);
        final JsonNode plan = get("/console/api/plan?region=beijing&date=2025-03-01", "Host: localhost")
                .json();
        assertEquals("北京市", plan.path("region").asText());
        assertTrue(plan.path("figures").size() > 5);
        assertEquals(
                404,
                get("/console/api/plan?region=beijing&date=1990-03-01", "Host: localhost")
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "plans?bundle=../../persons",
        "plan?region=beijing",
        "plan?region=beijing&date=2025-13-01",
        "plan?region=beijing&date=2025-03-01&care=MAGIC",
        "plan?region=beijing&date=2025-03-01&age=999",
        "transactions?msgid=M1",
        "transactions?day=2025-03-01&after=x",
        "transactions?day=2025-03-01&psn_end=123456",
    })
    void shouldSayWhatAQuestionLacks(final String question) throws Exception {
        final HttpPeer.Response answer = get("/console/api/" + question, "Host: localhost");
        assertEquals(400, answer.status());
        assertTrue(!answer.text("error").isEmpty());
    }

    @Test
    void shouldFindTheRequestsOfADayWithPeopleMasked() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.send(bill("FIND-1", "P7"));
            peer.send(bill("FIND-2", "P8"));
        }
        final LocalDate today = LocalDate.now(ZoneOffset.ofHours(8));
        final JsonNode all = search("day=" + today);
        assertEquals(2, all.path("rows").size());
        assertTrue(all.path("is_all").asBoolean());
        assertEquals("**", all.at("/rows/0/psn_no").asText());
        final JsonNode one = search("day=" + today + "&msgid=FIND-2");
        assertEquals("FIND-2", one.at("/rows/0/msgid").asText());
        assertEquals("5000.00", one.at("/rows/0/medfee_sumamt").asText());
        assertEquals("SETTLED", one.at("/rows/0/result").asText());
        assertEquals(1, search("day=" + today + "&psn_end=7").path("rows").size());
        assertEquals(
                0, search("day=" + today + "&fixmedins_code=H9").path("rows").size());
        assertEquals(0, search("day=" + today.minusDays(1)).path("rows").size());
        final String first = all.at("/rows/0/sequence").asText();
        assertEquals(
                "FIND-2",
                search("day=" + today + "&after=" + first).at("/rows/0/msgid").asText());
    }

    private static DirectBuffer bill(final String msgId, final String person) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .person(person, 310, "910100")
                .carePlace("110100")
                .bill("5000.00", "5000.00")
                .encode();
    }

    private static JsonNode search(final String question) throws Exception {
        final HttpPeer.Response answer = get("/console/api/transactions?" + question, "Host: localhost");
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    private static BufferedReader listen(final List<Socket> listeners) throws IOException {
        final Socket socket = new Socket();
        socket.connect(run.server().adminAddress());
        listeners.add(socket);
        socket.getOutputStream()
                .write("GET /console/api/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What follows the first line that begins so. */
    private static String next(final BufferedReader lines, final String beginning) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith(beginning)) {
            line = lines.readLine();
        }
        return line.substring(beginning.length());
    }

    private static HttpPeer.Response get(final String path, final String headers) throws IOException {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            peer.sendBytes(
                    ("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return headers.contains("If-None-Match") ? peer.receiveHead() : peer.receive();
        }
    }
}
