package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DeclarationFrame;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-F11c: form 11 through both doors, from the request to the journal. */
class DeclarationDoorTest {

    private static final int JSON_BYTES_MAX = 64 * 1024;

    @Test
    void shouldTakeForm11AndKeepItMasked(@TempDir final Path folder) throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer binary = run.binary();
                HttpPeer json = run.json()) {
            assertTrue(binary.send(bill("B1").encode()).startsWith("LONG_TERM"));
            assertTrue(binary.send(bill("B1").encode()).startsWith("LONG_TERM"), "the same again");
            assertEquals(
                    "ERROR KEY_CONFLICT trum_decl",
                    binary.send(
                            bill("B1").declared(form -> form.signerName("李四")).encode()));
            assertTrue(binary.send(admission("R1", "北京")).startsWith("OPEN"));
            assertEquals("ERROR KEY_CONFLICT trum_decl", binary.send(admission("R1", "天津")));

            assertEquals("SETTLED", settle(json, text(bill("J1").encode())).text("result"));
            assertEquals(
                    "YD-1207 trum_decl[0].injury_time",
                    fault(settle(
                            json,
                            text(bill("J2").encode()).replace(":00:00\",\"injury_place", ":30:00\",\"injury_place"))));
            assertEquals(
                    "YD-1205 trum_decl[0].psn_name",
                    fault(settle(json, text(bill("J3").encode()).replace("王桃花", "王\\u0007花"))));
            assertEquals(
                    "YD-1202 trum_decl[0].psn_name",
                    fault(settle(json, text(bill("J4").encode()).replace("王桃花", "王".repeat(21)))));
            assertEquals(
                    "YD-1201 trum_decl[0].certno",
                    fault(settle(json, text(bill("J5").encode()).replace(DeclarationFrame.CERTIFICATE_NO, ""))));
        }
        assertKept(folder);
    }

    private static void assertKept(final Path folder) throws Exception {
        final StringBuilder journal = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data/journal"))) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                journal.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(journal.indexOf(latin("雪天路滑，自行摔倒")) > 0);
        assertTrue(journal.indexOf(latin("王桃花")) > 0);
        assertTrue(journal.indexOf("***************0012") > 0);
        assertFalse(journal.indexOf(DeclarationFrame.CERTIFICATE_NO) > 0);
        assertFalse(journal.indexOf(DeclarationFrame.PHONE) > 0);
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .bill("9000.00", "9000.00")
                .trauma()
                .declared();
    }

    private static UnsafeBuffer admission(final String msgId, final String place) {
        return EncounterFrames.register(
                "2401",
                msgId,
                "P2",
                910_100,
                0,
                visit -> visit.careFlags().trauma(true).declared(true),
                form -> form.injuryPlace(place));
    }

    private static Response settle(final HttpPeer peer, final String json) throws Exception {
        return peer.send(HttpPeer.post("/v1/settlements", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fault(final Response response) {
        return response.text("code") + " " + response.text("field");
    }

    private static String text(final DirectBuffer request) {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_BYTES_MAX]);
        return new String(
                Arrays.copyOf(json.byteArray(), new RequestJsonWriter().write(request, 0, json, 0)),
                StandardCharsets.UTF_8);
    }

    private static String latin(final String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
