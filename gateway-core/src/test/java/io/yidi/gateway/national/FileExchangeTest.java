package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files sent (9101) and fetched (9102), under the limits that hold where nobody says otherwise. */
class FileExchangeTest {

    private DoorRun run;
    private NationalHis his;

    @BeforeEach
    void open() throws Exception {
        run = new DoorRun(new SimulatedJournalFiles(), Limits.defaults());
        his = new NationalHis(run.json());
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AQL/\"", "\" AQ\\r\\nL/ \"", "[1,2,-1]", "[1,2,255]"})
    void shouldTakeBase64AndArraysOfBytes(final String content) throws Exception {
        assertArrayEquals(new byte[] {1, 2, -1}, fetched(his.done("9101", upload("rows.txt", content))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1}", "\"AQI{\"", "\"A-I_\"", "\"AQL/=AQL\"", "12", "true", "[256]", "[[1]]", "[\"1\"]"})
    void shouldRefuseWhatIsNeither(final String content) throws Exception {
        final String message = his.refused("9101", upload("rows.txt", content));
        assertTrue(message.startsWith("[YD-1309]"), message);
    }

    @Test
    void shouldRefuseANameLongerThanItsTable() throws Exception {
        his.done("9101", upload("n".repeat(200), "\"AQI=\""));
        final String message = his.refused("9101", upload("n".repeat(201), "\"AQI=\""));
        assertTrue(message.startsWith("[YD-1202]") && message.contains("filename"), message);
    }

    /** What the native interface cannot tell apart is not taken at numbers that it never sees. */
    @ParameterizedTest
    @CsvSource({"fixmedins_code, 12", "msgid, 30"})
    void shouldRefuseCodesAndMsgidsThatAreTooLong(final String name, final int lengthMax) throws Exception {
        for (final String infno : new String[] {"9101", "9001", "2205"}) {
            final ObjectNode envelope = NationalHis.envelope(infno, "M1", upload("rows.txt", "\"AQI=\""));
            final String answer = post(envelope.put(name, "H".repeat(lengthMax + 1)));
            assertTrue(answer.startsWith("[YD-1202]") && answer.contains(name), answer);
        }
        assertEquals(
                "",
                post(NationalHis.envelope("9101", "M1", upload("rows.txt", "\"AQI=\""))
                        .put(name, "H".repeat(lengthMax))));
    }

    /** Files cost what queries cost: nobody sends them faster than that. */
    @Test
    void shouldRefuseWhoAsksTheDeskTooFast() throws Exception {
        String last = "";
        for (int i = 0; i <= Limits.defaults().burst && last.isEmpty(); i++) {
            last = his.call("9101", upload("rows.txt", "\"AQI=\""))
                    .path("err_msg")
                    .asText("");
        }
        assertTrue(last.startsWith("[YD-2004]"), last);
    }

    @Test
    void shouldGiveBackAFileLargerThanTheAnswersThatMayWait() throws Exception {
        final byte[] content = new byte[300 * 1024];
        new Random(1).nextBytes(content);
        final String text = '"' + Base64.getEncoder().encodeToString(content) + '"';
        assertTrue(content.length > Limits.defaults().answerBytes);
        assertArrayEquals(content, fetched(his.done("9101", upload("rows.zip", text))));
    }

    /** Clients of the national interface look at nothing but the document. */
    @Test
    void shouldRefuseABodyThatIsTooLargeInTheDocumentThatIsExpected() throws Exception {
        final byte[] body = NationalHis.envelope("9101", "M1", upload("rows.txt", '"' + "A".repeat(520 * 1024) + '"'))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        try (HttpPeer peer = run.json()) {
            final HttpPeer.Response response = peer.send(HttpPeer.post(NationalHis.PATH, body));
            assertEquals(200, response.status());
            assertEquals(-1, response.json().path("infcode").asInt());
            assertTrue(response.text("err_msg").contains("524288"), response.text("err_msg"));
            assertTrue(peer.isClosed());
        }
    }

    @Test
    void shouldTakeALongAddress() throws Exception {
        final ObjectNode asked = NationalHis.envelope("9101", "M1", upload("rows.txt", "\"AQI=\""));
        final JsonNode answer = his.post(
                NationalHis.PATH + "?" + "a".repeat(3_000), asked.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(0, answer.path("infcode").asInt(-1), answer.toString());
    }

    private String post(final ObjectNode envelope) throws Exception {
        return his.post(NationalHis.PATH, envelope.toString().getBytes(StandardCharsets.UTF_8))
                .path("err_msg")
                .asText("");
    }

    private byte[] fetched(final JsonNode kept) throws Exception {
        final String input = "{\"fsDownloadIn\":{\"file_qury_no\":\""
                + kept.path("file_qury_no").asText() + "\",\"filename\":\"plc\",\"fixmedins_code\":\"X\"}}";
        try (HttpPeer peer = run.json()) {
            return peer.send(HttpPeer.post(
                            NationalHis.PATH + "9102",
                            NationalHis.envelope("9102", "D1", input).toString().getBytes(StandardCharsets.UTF_8)))
                    .body();
        }
    }

    private static String upload(final String name, final String content) {
        return "{\"fsUploadIn\":{\"filename\":\"" + name + "\",\"fixmedins_code\":\"H\",\"in\":" + content + "}}";
    }
}
