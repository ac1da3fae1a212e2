package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.ServerRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, character sets, envelopes: all the ways clients send, and what every answer has. */
class WireTest {

    private static final String SIGN_IN = "{\"signIn\":{\"opter_no\":\"0001\",\"mac\":\"00-11\",\"ip\":\"10.0.0.1\"}}";
    private static final String UNKNOWN_REVERSAL =
            "{\"data\":{\"psn_no\":\"P1\",\"omsgid\":\"%s\",\"oinfno\":\"2207\"}}";

    private static ServerRun run;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        run = new ServerRun(folder, 100);
    }

    @AfterAll
    static void stop() {
        run.close();
        assertTrue(run.failures().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/hsa/hgs/9001",
        "/ebus/gdyb_api/prd/hsa/hgs/9001/",
        "/ebus/rio_fsi/fsi/api/signInSignOutService/signIn",
        "/mbs/fmi/fsi/api/callFsiService/callService",
        "/v2/anything?x=1"
    })
    void shouldTakeTheNumberFromTheDocumentOrFromTheAddress(final String path) throws Exception {
        final ObjectNode envelope = NationalHis.envelope("9001", "M1", SIGN_IN);
        try (NationalHis his = new NationalHis(run.json())) {
            assertEquals(0, his.post(path, utf8(envelope)).path("infcode").asInt(-1));
            envelope.remove("infno");
            final boolean isNamed = path.contains("9001") || path.endsWith("signIn");
            final JsonNode answer = his.post(path, utf8(envelope));
            assertEquals(isNamed ? 0 : -1, answer.path("infcode").asInt(1));
            assertTrue(isNamed || answer.path("err_msg").asText().startsWith("[YD-1201]"), answer.toString());
        }
    }

    @Test
    void shouldFillEveryFieldOfAnAnswer() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response response =
                    peer.send(HttpPeer.post("/hgs/9001", utf8(NationalHis.envelope("9001", "M2", SIGN_IN))));
            assertEquals(200, response.status());
            assertEquals("application/json; charset=UTF-8", response.headers().get("content-type"));
            assertFalse(response.headers().containsKey("transfer-encoding"));
            final JsonNode answer = response.json();
            assertTrue(answer.path("infcode").isInt());
            assertTrue(matches("110105\\d{24}", answer.path("inf_refmsgid")));
            assertTrue(matches("\\d{17}", answer.path("refmsg_time")));
            assertTrue(matches("\\d{17}", answer.path("respond_time")));
            for (final String name : new String[] {"err_msg", "warn_msg", "cainfo", "signtype", "enctype"}) {
                assertTrue(answer.has(name) && answer.path(name).isNull(), name);
            }
            assertEquals(
                    answer.path("inf_refmsgid").asText(),
                    answer.at("/output/signinoutb/sign_no").asText());
        }
    }

    @Test
    void shouldTakeInputAsATextAndInCapitals() throws Exception {
        final ObjectNode envelope = NationalHis.envelope("9001", "M3", SIGN_IN);
        final ObjectNode asText = envelope.deepCopy().put("input", SIGN_IN);
        final ObjectNode inCapitals = envelope.deepCopy().without("input");
        inCapitals.set("Input", envelope.path("input"));
        final ObjectNode relayed = envelope.deepCopy().without("fixmedins_code");
        relayed.put("medins_code", "H11010500001").remove("inf_time");
        final ObjectNode encrypted = envelope.deepCopy().put("input", "x4gAAd/3kQ==");
        try (NationalHis his = new NationalHis(run.json())) {
            for (final ObjectNode sound : new ObjectNode[] {asText, inCapitals, relayed}) {
                assertEquals(0, his.post("/", utf8(sound)).path("infcode").asInt(-1), sound.toString());
            }
            assertTrue(his.post("/", utf8(encrypted)).path("err_msg").asText().startsWith("[YD-1303]"));
        }
    }

    @Test
    void shouldReadAndAnswerInGbk() throws Exception {
        final Charset gbk = Charset.forName("GBK");
        final byte[] body = NationalHis.envelope("2601", "M4", UNKNOWN_REVERSAL.formatted("X4"))
                .toString()
                .getBytes(gbk);
        try (HttpPeer peer = run.json()) {
            final Response stated = peer.send(withType("text/plain; charset=GBK", body));
            assertEquals("application/json; charset=GBK", stated.headers().get("content-type"));
            assertEquals(0, stated.json().path("infcode").asInt(-1));
            final Response unstated = peer.send(withType("text/plain", body));
            assertEquals("application/json; charset=UTF-8", unstated.headers().get("content-type"));
            assertEquals(0, unstated.json().path("infcode").asInt(-1));
            assertEquals(
                    "[YD-1304]",
                    peer.send(withType("", new byte[] {'{', (byte) 0xFF, (byte) 0xFF, '}'}))
                            .text("err_msg")
                            .substring(0, 9));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "9999 | {}                                                              | [YD-1301]",
                "4101 | {}                                                              | [YD-1302]",
                "3203 | {}                                                              | [YD-1302]",
                "1307 | {}                                                              | [YD-1302]",
                "2601 | {}                                                              | [YD-1201]缺少必填字段，未处理（data）",
                "2601 | {\"data\":{\"psn_no\":\"P1\"}}                                  | [YD-1201]缺少必填字段，未处理（omsgid）",
                "2601 | {\"data\":{\"psn_no\":\"P1\",\"omsgid\":\"A\",\"oinfno\":\"9\"}} | [YD-1206]",
                "2205 | {\"data\":{\"psn_no\":\"P1\",\"mdtrt_id\":\"77\",\"chrg_bchno\":\"0000\"}} | [YD-4201]"
            })
    void shouldSayWhatIsWrongAndWhere(final String infno, final String input, final String expected) throws Exception {
        try (NationalHis his = new NationalHis(run.json())) {
            final String message = his.call(infno, "E-" + infno + input.length(), input)
                    .path("err_msg")
                    .asText();
            assertTrue(message.startsWith(expected), message);
            assertTrue(message.length() <= 200, message);
        }
    }

    @Test
    void shouldAnswerARepeatAlikeAndAnotherContentWithAConflict() throws Exception {
        try (NationalHis his = new NationalHis(run.json())) {
            final String input = UNKNOWN_REVERSAL.formatted("X5");
            final ObjectNode first = (ObjectNode) his.call("2601", "M5", input);
            final ObjectNode again = (ObjectNode) his.call("2601", "M5", input);
            for (final String name : new String[] {"inf_refmsgid", "refmsg_time", "respond_time"}) {
                first.remove(name);
                again.remove(name);
            }
            assertEquals(first, again);
            assertTrue(his.call("2601", "M5", UNKNOWN_REVERSAL.formatted("X6"))
                    .path("err_msg")
                    .asText()
                    .startsWith("[YD-6001]"));
        }
    }

    private static boolean matches(final String form, final JsonNode text) {
        return Pattern.matches(form, text.asText());
    }

    private static byte[] utf8(final JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withType(final String contentType, final byte[] body) {
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        final String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        request.writeBytes(
                ("POST /hgs HTTP/1.1\r\nHost: gateway\r\n" + type + "Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
