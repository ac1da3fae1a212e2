package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingCategory;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filings as a hospital system or an agency sees them, at both doors. Every test has a person of its own. */
class FilingDoorTest {

    private static final int PLACE = 910_100;
    private static final int JSON_BYTES_MAX = 64 * 1024;

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

    /** BJ-11, NAT-11: what is filed is there for the next query, and for the next bill. */
    @Test
    void shouldFileChangeAndCancelAsJson() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response filed = file(peer, FilingFrames.file("J1", "P1", PLACE, request -> {}));
            assertEquals("FILED", filed.text("result"));
            assertEquals("ACTIVE", filed.text("filing_state"));
            assertEquals("LONG_TERM_RESIDENT", filed.text("filing_category"));
            assertTrue(Long.parseLong(filed.text("ended_filing_no")) > 0, "the one of the file");

            final Response found = ask(peer, FilingFrames.query("J2", "P1", PLACE, query -> {}));
            assertEquals("FOUND", found.text("result"));
            assertEquals("NORMAL", found.text("psn_insu_stas"));
            assertEquals(1, found.json().at("/filings").size());
            assertEquals(
                    filed.text("filing_no"),
                    found.json().at("/filings/0/filing_no").asText());
            assertEquals("130100", found.json().at("/filings/0/mdtrtarea_admvs").asText());

            assertEquals(
                    "CANCELLED",
                    file(peer, FilingFrames.act("2502", FilingAction.CANCEL, "J3", "P1", PLACE))
                            .text("filing_state"));
            assertEquals(
                    0,
                    ask(peer, FilingFrames.query("J4", "P1", PLACE, query -> {}))
                            .json()
                            .at("/filings")
                            .size());
        }
    }

    @Test
    void shouldFileAndTellAgainAtTheBinaryDoor() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            final UnsafeBuffer request = FilingFrames.file("B1", "P2", PLACE, r -> {});
            peer.sendBytes(BinaryPeer.frame(request));
            final long number = Answers.filing(peer.receive()).filingNumber();
            peer.sendBytes(BinaryPeer.frame(request));
            final UnsafeBuffer repeat = peer.receive();
            assertEquals(number, Answers.filing(repeat).filingNumber());
            assertTrue(Answers.filing(repeat).replyFlags().repeat());

            assertEquals(
                    "ERROR KEY_CONFLICT filing_category",
                    peer.send(FilingFrames.file("B1", "P2", PLACE, r -> r.category(FilingCategory.EMERGENCY))));
            assertEquals(
                    "ERROR KEY_CONFLICT hospitals", peer.send(FilingFrames.file("B1", "P2", PLACE, r -> {}, "H1")));
            assertEquals(
                    "NORMAL: ACTIVE LONG_TERM_RESIDENT 130100",
                    peer.send(FilingFrames.query("B2", "P2", PLACE, q -> {})));
            assertEquals("PERSON_UNKNOWN psn_no", peer.send(FilingFrames.query("B3", "P99", PLACE, q -> {})));
            assertEquals(
                    "ERROR FILING_ACTION_WRONG filing_action",
                    peer.send(FilingFrames.file("B4", "P2", PLACE, r -> r.action(FilingAction.CANCEL))));
        }
    }

    @Test
    void shouldTellWhatBecameOfAFilingButNotOfAQuery() throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response filed = file(peer, FilingFrames.file("Q1", "P3", PLACE, request -> {}));
            final Response found = transaction(peer, "2501", "Q1");
            assertEquals("DONE", found.text("state"));
            assertEquals(
                    filed.text("filing_no"),
                    found.json().at("/answer/filing_no").asText());
            ask(peer, FilingFrames.query("Q2", "P3", PLACE, query -> {}));
            assertEquals("NOT_FOUND", transaction(peer, "5304", "Q2").text("state"));
        }
    }

    @Test
    void shouldRefuseARequestAtTheAddressOfAnother() throws Exception {
        try (HttpPeer peer = run.json()) {
            assertEquals(
                    400,
                    ask(peer, FilingFrames.file("D1", "P4", PLACE, request -> {}))
                            .status());
            assertEquals(
                    400,
                    file(peer, FilingFrames.query("D2", "P4", PLACE, query -> {}))
                            .status());
        }
    }

    private static Response transaction(final HttpPeer peer, final String code, final String msgId) throws Exception {
        return peer.send(
                HttpPeer.request("GET", "/v1/transactions/" + SettleFrame.INSTITUTION + "/" + code + "/" + msgId));
    }

    private static Response file(final HttpPeer peer, final DirectBuffer request) throws Exception {
        return peer.send(HttpPeer.post("/v1/filings", json(request)));
    }

    private static Response ask(final HttpPeer peer, final DirectBuffer request) throws Exception {
        return peer.send(HttpPeer.post("/v1/filing-queries", json(request)));
    }

    private static byte[] json(final DirectBuffer request) {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_BYTES_MAX]);
        return Arrays.copyOf(json.byteArray(), new RequestJsonWriter().write(request, 0, json, 0));
    }
}
