package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients fill the document around the input, and how they use HTTP, each taken as they mean it. */
class EnvelopeMannersTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TEN_CHARACTERS = "0123456789";

    private DoorRun run;
    private NationalHis his;
    private NationalBills bills;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
        bills = new NationalBills(his, "P11");
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    /** BJ-22a: benefits depend on the level of the hospital; whose level is not known has to state it. */
    @Test
    void shouldRefuseAHospitalWhoseLevelNobodyKnowsUnlessItStatesIt() throws Exception {
        final ObjectNode envelope =
                NationalHis.envelope("2201", "LEVEL-1", bills.visitInput()).put("fixmedins_code", "H11010599999");
        final String message = his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                .path("err_msg")
                .asText();
        assertTrue(message.startsWith("[YD-1307]") && message.contains("fixmedins_code：H11010599999"), message);
        ((ObjectNode) envelope.at("/input/data")).put("hosp_lv", "3");
        assertEquals(
                0,
                his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                        .path("infcode")
                        .asInt(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "recer_sys_code, YBXT",
        "recer_sys_code, LXXT",
        "recer_sys_code, sys01",
        "recer_sys_code, 99",
        "recer_sys_code, MBS_LOCAL",
        "infver, V1.08",
        "infver, 1.0.0",
        "opter_type, 3",
        "signtype, MOCK",
        "cainfo, c2lnbmF0dXJl",
        "sign_no, 42",
        "enc_type, SM4",
        "dev_no, unknown",
    })
    void shouldNotMindWhatTheEnvelopeSaysBesideTheKey(final String name, final String value) throws Exception {
        final ObjectNode envelope = visit("M1").put(name, value);
        assertDone(his.post("/", bytes(envelope)));
        assertDone(his.post("/", bytes(visit("M2").without(name))));
        envelope.putNull(name).put("msgid", "M3");
        assertDone(his.post("/", bytes(envelope)));
    }

    /** Elsewhere nobody is asked for the password of the card or of the voucher, which would stand in cainfo. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"NDI=\"", "\"9f86d081884c7d65\""})
    void shouldSettleWithoutAPasswordAndWithAny(final String password) throws Exception {
        final String visit = bills.visit();
        his.done("2204", NationalBills.lines(bills.line(visit, "1", "1", "22.50")));
        final ObjectNode envelope = NationalHis.envelope("2207", "PASSWORD-1", bills.settlement(visit, "22.50"));
        envelope.set("cainfo", MAPPER.readTree(password));
        assertDone(his.post("/", bytes(envelope)));
    }

    @Test
    void shouldSettleForARelayThatSendsNineFieldsAlone() throws Exception {
        final String visit =
                relayed("2201", bills.visitInput()).at("/output/data/mdtrt_id").asText();
        relayed("2204", NationalBills.lines(bills.line(visit, "1", "1", "22.50")));
        assertEquals(
                "22.5",
                relayed("2207", bills.settlement(visit, "22.50"))
                        .at("/output/setlinfo/medfee_sumamt")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"insuplc_admdvs", "mdtrtarea_admvs"})
    void shouldNeedThePlacesUnderTheirTwoSpellings(final String name) throws Exception {
        final ObjectNode envelope = visit("M1");
        final String place = envelope.path(name).asText();
        envelope.remove(name);
        envelope.put(name.equals("insuplc_admdvs") ? "insuplc_admvs" : "mdtrtarea_admdvs", place);
        final String message = his.post("/", bytes(envelope)).path("err_msg").asText();
        assertTrue(message.startsWith("[YD-1201]"), message);
        assertTrue(message.contains(name), message);
    }

    @ParameterizedTest
    @CsvSource({"msgid, 30", "fixmedins_code, 12"})
    void shouldSayWhichPartOfTheKeyIsTooLong(final String name, final int length) throws Exception {
        final String text = "H1" + TEN_CHARACTERS.repeat(3);
        final ObjectNode envelope = visit("M1");
        ((ObjectNode) envelope.at("/input/data")).put("hosp_lv", "3");
        final String message = his.post("/", bytes(envelope.put(name, text.substring(0, length + 1))))
                .path("err_msg")
                .asText();
        assertTrue(message.startsWith("[YD-1202]"), message);
        assertTrue(message.contains(name), message);
        assertDone(his.post("/", bytes(envelope.put(name, text.substring(0, length)))));
    }

    @Test
    void shouldWarnOfTextsThatAreLongerThanTheirTables() throws Exception {
        final String input = bills.visitInput().replace("王医师", "王".repeat(51));
        final JsonNode answer = his.call("2201", input);
        assertDone(answer);
        assertTrue(answer.path("warn_msg").asText().contains("dr_name"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1162", "3203", "3204", "3203A", "3204A", "3205A", "3206A", "3209A", "3211", "3212", "3260", "3261",
                "3262", "4101", "4401", "5101", "5265", "5269", "5270", "13203"
            })
    void shouldKnowTheNumbersItDoesNotServe(final String infno) throws Exception {
        final String message = his.post("/", bytes(NationalHis.envelope(infno, "M1", "{\"data\":{}}")))
                .path("err_msg")
                .asText();
        assertTrue(message.startsWith("[YD-1302]"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json",
                "Content-Type: application/json;charset=utf-8",
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Accept: */*",
                "Accept-Encoding: gzip, deflate",
                "apikey: 0123",
                "x-tif-paasid: his\r\nx-tif-timestamp: 1\r\nx-tif-nonce: 2\r\nx-tif-signature: 3",
                "_api_name: 2201\r\n_api_version: 1.0.0\r\n_api_access_key: k\r\n_api_signature: s",
                "Authorization: Bearer 0123",
            })
    void shouldNotMindHeadersThatItDoesNotAskFor(final String header) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response response = peer.send(post(header, bytes(visit("M1"))));
            assertPlain(response);
            assertDone(response.json());
        }
    }

    @Test
    void shouldAnswerAFailureLikeASuccessButForItsVerdict() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response response =
                    peer.send(post("Accept: */*", bytes(visit("M1").put("infno", "9999"))));
            assertPlain(response);
            assertTrue(response.json().path("infcode").isInt());
            assertEquals(-1, response.json().path("infcode").asInt());
            assertTrue(response.json().path("output").isNull());
        }
    }

    @Test
    void shouldKeepAConnectionUntilItIsAskedToClose() throws Exception {
        try (HttpPeer peer = run.json()) {
            assertDone(peer.send(post("Connection: keep-alive", bytes(visit("M1"))))
                    .json());
            assertDone(peer.send(post("Connection: close", bytes(visit("M2")))).json());
            assertTrue(peer.isClosed());
        }
    }

    @Test
    void shouldTakeABodyInChunksAndAnswerWithALength() throws Exception {
        final byte[] body = bytes(visit("M1"));
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("POST /hgs HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        request.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(request.toByteArray());
            final Response response = peer.receive();
            assertPlain(response);
            assertDone(response.json());
        }
    }

    @Test
    void shouldAnswerAClientThatWaitsToBeToldToSend() throws Exception {
        final byte[] body = bytes(visit("M1"));
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(("POST /hgs HTTP/1.1\r\nHost: gateway\r\nExpect: 100-continue\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertEquals(100, peer.receiveHead().status());
            peer.sendBytes(body);
            assertDone(peer.receive().json());
        }
    }

    /** Which amounts, days and codes are numbers and which are texts is up to the client. */
    @Test
    void shouldReadTextsFromNumbersAndNumbersFromTexts() throws Exception {
        final ObjectNode envelope = visit("M1");
        final ObjectNode data = (ObjectNode) envelope.at("/input/data");
        envelope.put("infno", 2201).put("mdtrtarea_admvs", 110_105).put("insuplc_admdvs", 930_100);
        data.put("insutype", 310);
        final JsonNode answer = his.post("/", bytes(envelope));
        assertDone(answer);
        final String visit = answer.at("/output/data/mdtrt_id").asText();
        final String line = bills.line(visit, "1", "1", "22.50")
                .replace("\"feedetl_sn\":\"1\"", "\"feedetl_sn\":1")
                .replace("\"cnt\":\"1\"", "\"cnt\":1")
                .replace("\"det_item_fee_sumamt\":\"22.50\"", "\"det_item_fee_sumamt\":22.5")
                .replace("\"pric\":\"22.50\"", "\"pric\":22.500000");
        his.done("2204", NationalBills.lines(line));
        bills.settleVisit(visit, "22.50");
    }

    private ObjectNode visit(final String messageId) throws Exception {
        return NationalHis.envelope("2201", messageId, bills.visitInput());
    }

    private JsonNode relayed(final String infno, final String input) throws Exception {
        final ObjectNode envelope = MAPPER.createObjectNode()
                .put("infno", infno)
                .put("msgid", "R-" + infno)
                .put("insuplc_admdvs", "930100")
                .put("mdtrtarea_admvs", "110105")
                .put("medins_code", SettleFrame.INSTITUTION)
                .put("insur_code", "1")
                .put("opter", "0001")
                .put("opter_name", "收费员");
        envelope.set("input", MAPPER.readTree(input));
        final JsonNode answer = his.post("/relay", bytes(envelope));
        assertDone(answer);
        return answer;
    }

    private static byte[] bytes(final JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] post(final String header, final byte[] body) {
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                ("POST /hgs HTTP/1.1\r\nHost: gateway\r\n" + header + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static void assertDone(final JsonNode answer) {
        assertEquals(0, answer.path("infcode").asInt(-1), answer::toString);
    }

    /** One status for all, a length, neither chunks nor compression nor another address to go to. */
    private static void assertPlain(final Response response) {
        assertEquals(200, response.status());
        assertTrue(response.headers().containsKey("content-length"));
        for (final String name : List.of("transfer-encoding", "content-encoding", "location")) {
            assertFalse(response.headers().containsKey(name), name);
        }
    }
}
