package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON door as a hospital system sees it. Every test uses msgids of its own. */
class JsonDoorTest {

    private static final int BODY_BYTES_MAX = 512 * 1024;
    private static final String TRANSACTION = "/v1/transactions/" + SettleFrame.INSTITUTION + "/";

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

    @Test
    void shouldQuoteSettleReverseAndTellOverOneConnection() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response quote = peer.send(
                    HttpPeer.post("/v1/pre-settlements", json(bill("A1", 1).code("2303"))));
            assertEquals(
                    "18298.26", quote.json().at("/setldetail/0/fund_payamt").asText());
            final Response settled = peer.send(HttpPeer.post("/v1/settlements", json(bill("A1", 1))));
            assertEquals(200, settled.status());
            assertEquals("SETTLED", settled.text("result"));
            assertEquals("18298.26", settled.text("fund_pay_sumamt"));
            assertEquals("application/json; charset=UTF-8", settled.headers().get("content-type"));

            assertEquals(
                    "1",
                    peer.send(HttpPeer.post("/v1/settlements", json(bill("A1", 1))))
                            .text("repeat"));
            final Response found = peer.send(HttpPeer.request("GET", TRANSACTION + "2304/A1"));
            assertEquals("SETTLED", found.text("state"));
            assertEquals(
                    settled.text("setl_id"), found.json().at("/answer/setl_id").asText());

            final Response reversed =
                    peer.send(HttpPeer.post("/v1/reversals", json(Requests.reversal("A2", "P1", "2304", "A1"))));
            assertEquals("REVERSED", reversed.text("result"));
            assertEquals(
                    "REVERSED",
                    peer.send(HttpPeer.request("GET", TRANSACTION + "2304/A1")).text("state"));
        }
    }

    /** BJ-34a: refunded, told by a query, undone; the original cannot be reversed meanwhile. */
    @Test
    void shouldRefundAndTellAndUndoOverOneConnection() throws Exception {
        try (HttpPeer peer = run.json()) {
            final long settlementId = Long.parseLong(peer.send(HttpPeer.post("/v1/settlements", json(bill("RF1", 3))))
                    .text("setl_id"));
            final DirectBuffer refund = Requests.refund("2305", "RF2", "P3", settlementId);
            final Response refunded = peer.send(HttpPeer.post("/v1/refunds", json(refund)));
            assertEquals(200, refunded.status());
            assertEquals("REFUNDED", refunded.text("result"));
            assertEquals("-18298.26", refunded.text("fund_pay_sumamt"));
            assertEquals(Long.toString(settlementId), refunded.text("osetl_id"));
            assertEquals("1", refunded.text("refd_sequential"));
            assertEquals(
                    "1", peer.send(HttpPeer.post("/v1/refunds", json(refund))).text("repeat"));
            assertEquals(
                    "REFUNDED",
                    peer.send(HttpPeer.request("GET", TRANSACTION + "2304/RF1")).text("state"));
            final Response told = peer.send(HttpPeer.request("GET", TRANSACTION + "2305/RF2"));
            assertEquals("DONE", told.text("state"));
            assertEquals("REFUNDED", told.json().at("/answer/result").asText());
            assertEquals(
                    "YD-6105",
                    peer.send(HttpPeer.post("/v1/reversals", json(Requests.reversal("RF3", "P3", "2304", "RF1"))))
                            .text("code"));
            assertEquals(
                    "REVERSED",
                    peer.send(HttpPeer.post("/v1/reversals", json(Requests.reversal("RF4", "P3", "2305", "RF2"))))
                            .text("result"));
            assertEquals(
                    "SETTLED",
                    peer.send(HttpPeer.request("GET", TRANSACTION + "2304/RF1")).text("state"));
        }
    }

    @Test
    void shouldRefuseARefundWithoutASettlementId() throws Exception {
        try (HttpPeer peer = run.json()) {
            final String body = new String(json(Requests.refund("2305", "RF5", "P3", 7)), StandardCharsets.UTF_8);
            final Response malformed = peer.send(
                    HttpPeer.post("/v1/refunds", body.replace("\"7\"", "\"7x\"").getBytes(StandardCharsets.UTF_8)));
            assertEquals(400, malformed.status());
            assertEquals("YD-1250", malformed.text("code"));
            assertEquals("setl_id", malformed.text("field"));
        }
    }

    @Test
    void shouldAnswerARefusalWith200() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(HttpPeer.post("/v1/settlements", json(bill("B1", 99))));

            assertEquals(200, refused.status());
            assertEquals("REFUSED", refused.text("result"));
            assertEquals("YD-3001", refused.text("code"));
            assertEquals("psn_no", refused.text("field"));
        }
    }

    @Test
    void shouldAnswerAQueryForNothingWith200() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response nothing = peer.send(HttpPeer.request("GET", TRANSACTION + "2304/NEVER"));

            assertEquals(200, nothing.status());
            assertEquals("NOT_FOUND", nothing.text("state"));
        }
    }

    @Test
    void shouldAnswerAConflictWith409() throws Exception {
        try (HttpPeer peer = run.json()) {
            peer.send(HttpPeer.post("/v1/settlements", json(bill("C1", 2))));
            final Response conflict = peer.send(
                    HttpPeer.post("/v1/settlements", json(bill("C1", 2).diagnosis("I11"))));

            assertEquals(409, conflict.status());
            assertEquals("YD-6001", conflict.text("code"));
            assertEquals("diag_code", conflict.text("field"));
        }
    }

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource({
        "GET,    /,                                404, YD-1010",
        "POST,   /v1/settlement,                   404, YD-1010",
        "GET,    /v1/transactions/H1/2304,         404, YD-1010",
        "GET,    /v1/transactions/H1/2304/M1/x,    404, YD-1010",
        "GET,    /v1/settlements,                  405, YD-1011",
        "PUT,    /v1/pre-settlements,              405, YD-1011",
        "DELETE, /v1/reversals,                    405, YD-1011",
        "POST,   /v1/transactions/H1/2304/M1,      405, YD-1011",
        "GET,    /v1/transactions/H123456789012/2304/M1,                     400, YD-1202",
        "GET,    /v1/transactions/H1/230400/M1,                              400, YD-1202",
        "GET,    /v1/transactions/H1/2304/M123456789012345678901234567890,   400, YD-1202",
    })
    void shouldRefuseWhatItDoesNotOffer(final String method, final String path, final int status, final String code)
            throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(HttpPeer.request(method, path));
            assertEquals(status, refused.status());
            assertEquals(code, refused.text("code"));

            assertEquals(
                    200,
                    peer.send(HttpPeer.request("GET", TRANSACTION + "2304/D1")).status(),
                    "still open");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | YD-1020",
                "[] | YD-1024",
                "{\"nonsense\":1} | YD-1022",
                "{\"infno\":\"2207\",\"infno\":\"2207\"} | YD-1023",
                "{\"medfee_sumamt\":\"255,00\"} | YD-1203",
                "{\"medfee_sumamt\":\"1.005\"} | YD-1217"
            })
    void shouldRefuseADocumentItCannotRead(final String body, final String code) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(HttpPeer.post("/v1/settlements", body.getBytes(StandardCharsets.UTF_8)));

            assertEquals(400, refused.status());
            assertEquals(code, refused.text("code"));
        }
    }

    /** The national interface reads whole documents, also what it has no name for. */
    @Test
    void shouldRefuseADocumentThatIsNestedTooDeep() throws Exception {
        final String body = "{\"input\":" + "[".repeat(8) + "1" + "]".repeat(8) + "}";
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(HttpPeer.post("/fsi/api", body.getBytes(StandardCharsets.UTF_8)));

            assertTrue(refused.text("err_msg").contains("YD-1021"), refused.text("err_msg"));
        }
    }

    @Test
    void shouldRefuseABillAtTheWrongPath() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(
                    HttpPeer.post("/v1/settlements", json(bill("E1", 3).code("2303"))));

            assertEquals(400, refused.status());
            assertEquals("infno", refused.text("field"));
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInOrder() throws Exception {
        final ByteArrayOutputStream requests = new ByteArrayOutputStream();
        requests.writeBytes(HttpPeer.post("/v1/settlements", json(bill("F1", 4))));
        requests.writeBytes(HttpPeer.request("GET", "/nowhere"));
        requests.writeBytes(HttpPeer.request("GET", TRANSACTION + "2304/F1"));
        requests.writeBytes(HttpPeer.post("/v1/settlements", json(bill("F2", 4))));
        requests.writeBytes(HttpPeer.request("GET", TRANSACTION + "2304/F3"));
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(requests.toByteArray());

            assertEquals("F1", peer.receive().text("msgid"));
            assertEquals(404, peer.receive().status());
            assertEquals("SETTLED", peer.receive().text("state"));
            assertEquals("F2", peer.receive().text("msgid"));
            assertEquals("NOT_FOUND", peer.receive().text("state"));
        }
    }

    @Test
    void shouldAnswerARequestThatComesByteByByte() throws Exception {
        try (HttpPeer peer = run.json()) {
            for (final byte one : HttpPeer.post("/v1/settlements", json(bill("G1", 5)))) {
                peer.sendBytes(new byte[] {one});
            }
            assertEquals("SETTLED", peer.receive().text("result"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 99, 999})
    void shouldAnswerPipelinedRequestsCutAnywhere(final long seed) throws Exception {
        final Random random = new Random(seed);
        final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            joined.writeBytes(
                    i % 3 == 0
                            ? HttpPeer.request("GET", "/nowhere/" + i)
                            : HttpPeer.post("/v1/settlements", json(bill("N" + seed + "-" + i, 99))));
        }
        final byte[] requests = joined.toByteArray();
        try (HttpPeer peer = run.json()) {
            for (int at = 0; at < requests.length; ) {
                final int end = Math.min(requests.length, at + 1 + random.nextInt(900));
                peer.sendBytes(Arrays.copyOfRange(requests, at, end));
                at = end;
            }
            for (int i = 0; i < 60; i++) {
                final Response answer = peer.receive();
                assertEquals(
                        i % 3 == 0 ? "/nowhere/" + i : "N" + seed + "-" + i,
                        i % 3 == 0 ? answer.text("found") : answer.text("msgid"));
            }
        }
    }

    @Test
    void shouldAnswerAChunkedRequest() throws Exception {
        final byte[] body = json(bill("H1", 6));
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("POST /v1/settlements HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"));
        for (int at = 0; at < body.length; at += 100) {
            final byte[] chunk = Arrays.copyOfRange(body, at, Math.min(body.length, at + 100));
            request.writeBytes(ascii(Integer.toHexString(chunk.length) + "\r\n"));
            request.writeBytes(chunk);
            request.writeBytes(ascii("\r\n"));
        }
        request.writeBytes(ascii("0\r\n\r\n"));
        try (HttpPeer peer = run.json()) {
            final Response settled = peer.send(request.toByteArray());
            assertEquals("SETTLED", settled.text("result"));
            assertTrue(settled.headers().containsKey("content-length"));
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, Connection: close", "HTTP/1.0, X-Nothing: 1"})
    void shouldCloseAfterTheAnswerWhenAsked(final String version, final String header) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response answer = peer.send(
                    ascii("GET " + TRANSACTION + "2304/I1 " + version + "\r\nHost: g\r\n" + header + "\r\n\r\n"));

            assertEquals("NOT_FOUND", answer.text("state"));
            assertEquals("close", answer.headers().get("connection"));
            assertTrue(peer.isClosed());
        }
    }

    @Test
    void shouldRefuseATooLargeBodyOnlyAfterTheAnswerBeforeIt() throws Exception {
        try (HttpPeer peer = run.json()) {
            final ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.write(HttpPeer.post("/v1/settlements", json(bill("TL1", 60))));
            both.write(("POST /v1/settlements HTTP/1.1\r\nHost: yidi\r\nContent-Length: " + (BODY_BYTES_MAX + 1)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            peer.sendBytes(both.toByteArray());

            assertEquals("TL1", peer.receive().text("msgid"));
            assertEquals("YD-1012", peer.receive().text("code"));
        }
    }

    @Test
    void shouldHoldBackAPeerThatTakesNoAnswers() throws Exception {
        final byte[] query = HttpPeer.request("GET", "/nowhere");
        try (SocketChannel deaf = SocketChannel.open(run.server().jsonAddress());
                HttpPeer other = run.json()) {
            deaf.configureBlocking(false);

            assertTrue(isHeldBackBefore(deaf, query, 64L << 20), "the gateway went on reading");
            assertEquals(404, other.send(query).status(), "others are served");
        }
    }

    /** Sends one request after the other until nothing is taken for a second, or the other side ends it. */
    private static boolean isHeldBackBefore(final SocketChannel channel, final byte[] request, final long bytesMax) {
        final ByteBuffer bytes = ByteBuffer.wrap(request);
        long taken = 0;
        long lastTakenNs = System.nanoTime();
        while (taken < bytesMax && System.nanoTime() - lastTakenNs < TimeUnit.SECONDS.toNanos(1)) {
            final int count;
            try {
                count = channel.write(bytes.hasRemaining() ? bytes : bytes.rewind());
            } catch (final IOException ended) {
                return true;
            }
            taken += count;
            lastTakenNs = count > 0 ? System.nanoTime() : lastTakenNs;
        }
        return taken < bytesMax;
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeBeforeItComes() throws Exception {
        try (HttpPeer other = run.json();
                HttpPeer peer = run.json()) {
            final Response refused = peer.send(ascii("POST /v1/settlements HTTP/1.1\r\nHost: g\r\nContent-Length: "
                    + (BODY_BYTES_MAX + 1) + "\r\n\r\n"));

            assertEquals(413, refused.status());
            assertEquals("YD-1012", refused.text("code"));
            assertTrue(peer.isClosed());
            assertEquals(
                    200,
                    other.send(HttpPeer.request("GET", TRANSACTION + "2304/J1")).status());
        }
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "GET / HTTP/1.1 more", "GET /v1 HTTP/9.9.9"})
    void shouldRefuseWhatIsNoHttp(final String line) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(ascii(line + "\r\n\r\n"));

            assertEquals(400, refused.status());
            assertEquals("YD-1013", refused.text("code"));
            assertTrue(peer.isClosed());
        }
    }

    @Test
    void shouldRefuseAHeadThatIsTooLong() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response refused = peer.send(HttpPeer.request("GET", "/" + "x".repeat(9_000)));

            assertEquals(400, refused.status());
            assertEquals("YD-1013", refused.text("code"));
        }
    }

    /** Both doors are the same gateway: the same bill of two persons alike gets the same split. */
    @Test
    void shouldSplitABillLikeTheBinaryDoor() throws Exception {
        try (HttpPeer http = run.json();
                BinaryPeer binary = run.binary()) {
            binary.sendBytes(BinaryPeer.frame(visit("K1", 11).encode()));
            final String fromBinary = amounts(text(binary.receive()));
            final String fromJson = amounts(http.send(HttpPeer.post("/v1/settlements", json(visit("K2", 12))))
                    .json()
                    .toString());

            assertEquals(fromBinary, fromJson);
            assertTrue(fromJson.contains("\"act_pay_dedc\":\"1800.00\""), fromJson);
        }
    }

    @Test
    void shouldRepeatOverOneDoorWhatTheOtherDecided() throws Exception {
        try (HttpPeer http = run.json();
                BinaryPeer binary = run.binary()) {
            binary.send(visit("L1", 13).encode());
            final Response repeat = http.send(HttpPeer.post("/v1/settlements", json(visit("L1", 13))));

            assertEquals("1", repeat.text("repeat"));
        }
    }

    /** The document from the total to the end, which holds amounts alone. */
    private static String amounts(final String document) {
        final String compact = document.replaceAll("\\s+", "");
        return compact.substring(compact.indexOf("\"medfee_sumamt\""));
    }

    private static String text(final DirectBuffer reply) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        final int length = new ReplyJsonWriter().write(reply, 0, target, 0);
        return target.getStringWithoutLengthUtf8(0, length);
    }

    private static byte[] json(final SettleFrame bill) {
        return json(bill.encode());
    }

    private static byte[] json(final DirectBuffer request) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(request, 0, target, 0));
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }

    private static SettleFrame visit(final String msgId, final int person) {
        return SettleFrame.outpatient()
                .msgId(msgId)
                .personNo("P" + person)
                .insuredPlace("930100")
                .lines("3000.00", "2500.33");
    }
}
