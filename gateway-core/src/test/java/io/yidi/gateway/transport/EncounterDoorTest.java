package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits and stays as a hospital system sees them, at both doors. Every test uses msgids of its own. */
class EncounterDoorTest {

    private static final int JSON_BYTES_MAX = 512 * 1024;

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
    void shouldTakeAVisitFromRegistrationToSettlementAsJson() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response registered = post(peer, "", EncounterFrames.register("2201", "A1", "P11", 930_100));
            assertEquals("DONE", registered.text("result"));
            assertEquals("OPEN", registered.text("state"));
            final long visit = Long.parseLong(registered.text("mdtrt_id"));

            final Response lines = post(
                    peer,
                    "/lines",
                    UploadFrame.visit("A2", "P11", visit, "B1")
                            .line("L1", "60.00")
                            .line("L2", "40.00")
                            .giveBack("R1", "L2", -5_000, -2_000)
                            .encode());
            assertEquals(
                    "-20.00", lines.json().at("/result_lines/2/inscp_scp_amt").asText());
            assertEquals(
                    "1",
                    post(peer, "/line-withdrawals", EncounterFrames.withdraw("2205", "A3", "P11", visit, "B1", "R1"))
                            .text("withdrawn_lines"));
            final Response quote =
                    post(peer, "/pre-settlements", EncounterFrames.settle("2206", "A4", "P11", visit, "B1", r -> {}));
            assertEquals("QUOTED", quote.text("result"));
            final Response settled = post(
                    peer,
                    "/settlements",
                    EncounterFrames.settle("2207", "A5", "P11", visit, "B1", request -> request.totalFen(10_000)));
            assertEquals("SETTLED", settled.text("result"));
            assertEquals("100.00", settled.text("medfee_sumamt"));
            assertEquals(quote.text("fund_pay_sumamt"), settled.text("fund_pay_sumamt"));
            assertEquals(
                    "YD-4225",
                    post(
                                    peer,
                                    "/cancellations",
                                    EncounterFrames.act("2202", "A6", "P11", visit, EncounterFrames.NO_DAY))
                            .text("code"));
            assertEquals(
                    "REVERSED",
                    peer.send(HttpPeer.post("/v1/reversals", json(Requests.reversal("A7", "P11", "2207", "A5"))))
                            .text("result"));
        }
    }

    @Test
    void shouldTakeAStayFromAdmissionToSettlementAtTheBinaryDoor() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(EncounterFrames.register("2401", "B1", "P1", 910_100)));
            final long stay = Answers.encounter(peer.receive()).encounterId();
            assertEquals(
                    "ERROR FIELD_MISSING feedetail[0].feedetl_sn",
                    peer.send(
                            UploadFrame.stay("B2", "P1", stay).line("", "1.00").encode()));
            peer.sendBytes(BinaryPeer.frame(lines(stay).encode()));
            final FeeUploadReplyDecoder uploaded = Answers.upload(peer.receive());
            assertEquals(500, uploaded.lines().count());
            assertEquals(
                    "DISCHARGED, withdrawn 0, unsettled 500",
                    peer.send(EncounterFrames.act("2402", "B3", "P1", stay, Keys.epochDay("2023-03-11"))));
            final String settled = peer.send(EncounterFrames.settle("2304", "B4", "P1", stay, "", request -> {}));
            assertTrue(settled.contains(" of 25000.00"), settled);
            assertEquals(
                    settled,
                    peer.send(EncounterFrames.settle("2304", "B4", "P1", stay, "", request -> {})),
                    "a repeat");
            assertEquals(
                    "ERROR KEY_CONFLICT mdtrt_id",
                    peer.send(EncounterFrames.settle("2304", "B4", "P1", stay + 1, "", request -> {})));
        }
    }

    @Test
    void shouldAnswerFiveHundredLinesAsJsonTooAndTellThemAgain() throws Exception {
        try (HttpPeer peer = run.json()) {
            final long stay = Long.parseLong(post(peer, "", EncounterFrames.register("2401", "C1", "P2", 910_100))
                    .text("mdtrt_id"));
            final Response first = post(peer, "/lines", lines(stay, "C2", "P2").encode());
            assertEquals(500, first.json().at("/result_lines").size());
            final Response found =
                    peer.send(HttpPeer.request("GET", "/v1/transactions/" + SettleFrame.INSTITUTION + "/2301/C2"));
            assertEquals("DONE", found.text("state"));
            assertEquals(500, found.json().at("/answer/result_lines").size());
        }
    }

    @Test
    void shouldRefuseARequestAtTheAddressOfAnother() throws Exception {
        try (HttpPeer peer = run.json()) {
            assertEquals(
                    "YD-1223",
                    post(peer, "/changes", EncounterFrames.register("2201", "D1", "P3", 910_100))
                            .text("code"));
            assertEquals(
                    404,
                    peer.send(HttpPeer.post("/v1/encounters/none", new byte[0])).status());
        }
    }

    private static UploadFrame lines(final long stay) {
        return lines(stay, "B2", "P1");
    }

    private static UploadFrame lines(final long stay, final String msgId, final String personNo) {
        final UploadFrame many = UploadFrame.stay(msgId, personNo, stay);
        for (int i = 0; i < 500; i++) {
            many.line("A-LINE-NUMBER-OF-30-BYTES-" + (1_000 + i), "50.00");
        }
        return many;
    }

    private static Response post(final HttpPeer peer, final String path, final DirectBuffer request) throws Exception {
        return peer.send(HttpPeer.post("/v1/encounters" + path, json(request)));
    }

    private static byte[] json(final DirectBuffer request) {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_BYTES_MAX]);
        return Arrays.copyOf(json.byteArray(), new RequestJsonWriter().write(request, 0, json, 0));
    }
}
