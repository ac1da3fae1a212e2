package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.json.RequestJsonWriter;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-N4.2b, BJ-22a: a gateway with the catalogue of a care place, at both doors and executed again without it. */
class CatalogueDoorTest {

    private static final String ITEM = "XA02BCA001A001";
    private static final int JSON_LENGTH_MAX = 8 * 1024;
    private static final int PLACE = 930_100;

    @TempDir
    private Path folder;

    @Test
    void shouldSplitAndCheckLinesByTheCatalogueAndReproduceItWithout() throws Exception {
        final ServerRun run = ServerRun.withCatalogues(folder, catalogue("02", "\"selfpay_prop\":\"0.1000\","));
        try (BinaryPeer binary = run.binary();
                HttpPeer json = run.json()) {
            assertParts("81.00+9.00+10.00", receive(binary, visit("M1").line(ITEM, "100.00")));
            assertEquals(
                    "ITEM_NOT_IN_CATALOGUE feedetail[1].med_list_codg",
                    binary.send(
                            visit("M2").line(ITEM, "100.00").line("X1", "1.00").encode()));
            assertEquals(
                    "ITEM_FIGURES_DIFFER feedetail[0].chrgitm_lv",
                    binary.send(visit("M3").line(ItemClass.A, "100.00").encode()));

            final HttpPeer.Response settled = post(
                    json, "/v1/settlements", visit("J1").line(ITEM, "50.00").encode());
            assertEquals("45.00", settled.text("inscp_scp_amt"));
            assertEquals("5.00", settled.text("preselfpay_amt"));
            final HttpPeer.Response refused = post(
                    json, "/v1/settlements", visit("J2").line("X1", "50.00").encode());
            assertEquals("YD-4130", refused.text("code"));
            assertEquals("feedetail[0].med_list_codg", refused.text("field"));
            uploadBoth(binary, json);
        }
        run.close();

        final ServerRun later = ServerRun.withCatalogues(folder, catalogue("01", ""));
        try (BinaryPeer binary = later.binary()) {
            final SettleReplyDecoder repeated = receive(binary, visit("M1").line(ITEM, "100.00"));
            assertTrue(repeated.replyFlags().repeat());
            assertParts("81.00+9.00+10.00", repeated);
            assertParts("90.00+0.00+10.00", receive(binary, visit("M4").line(ITEM, "100.00")));
        }
        later.close();
        final ServerRun without = new ServerRun(folder, 10);
        without.close();
        assertEquals(later.server().stateHash(), without.server().stateHash());
    }

    private static void uploadBoth(final BinaryPeer binary, final HttpPeer json) throws IOException {
        binary.sendBytes(BinaryPeer.frame(EncounterFrames.register("2201", "E1", "P11", PLACE)));
        final long visit = Answers.encounter(binary.receive()).encounterId();
        assertEquals(
                "L1 100.00=81.00+9.00+10.00+0.00",
                binary.send(UploadFrame.visit("E2", "P11", visit, "B1")
                        .line("L1", ItemClass.CATALOGUE, 0, 100_000_000, 10_000, Long.MIN_VALUE, 0)
                        .encode()));
        final HttpPeer.Response line = post(
                json,
                "/v1/encounters/lines",
                UploadFrame.visit("E3", "P11", visit, "B1")
                        .line("L2", ItemClass.B, 2_000, 100_000_000, 10_000, 90_000_000, 0)
                        .encode());
        assertEquals("YD-4131", line.text("code"));
        assertEquals("feedetail[0].selfpay_prop", line.text("field"));
        assertEquals(
                "DONE",
                post(
                                json,
                                "/v1/encounters/lines",
                                UploadFrame.visit("E4", "P11", visit, "B1")
                                        .line("L2", ItemClass.B, 1_000, 100_000_000, 10_000, 90_000_000, 0)
                                        .encode())
                        .text("result"));
    }

    /** At hospitals of level 3 at most 90 yuan. */
    private Path catalogue(final String itemClass, final String selfPay) throws IOException {
        return Files.write(
                folder.resolve("beijing-" + itemClass + ".jsonl"),
                List.of(
                        "{\"record\":\"catalogue\",\"mdtrtarea_admvs\":\"110000\",\"name\":\"示例\"}",
                        "{\"record\":\"item\",\"med_list_codg\":\"" + ITEM + "\",\"list_type\":\"101\","
                                + "\"chrgitm_lv\":\"" + itemClass + "\"," + selfPay
                                + "\"pric_uplmt_amt\":\"70\",\"pric_uplmt_lv3\":\"90\",\"begndate\":\"2020-01-01\"}"));
    }

    private static SettleFrame visit(final String msgId) {
        return SettleFrame.outpatient().msgId(msgId).personNo("P11").insuredPlace(Integer.toString(PLACE));
    }

    private static SettleReplyDecoder receive(final BinaryPeer peer, final SettleFrame bill) throws IOException {
        peer.sendBytes(BinaryPeer.frame(bill.encode()));
        return Answers.split(peer.receive());
    }

    private static void assertParts(final String expected, final SettleReplyDecoder reply) {
        assertEquals(
                expected,
                yuan(reply.inScopeFen()) + "+" + yuan(reply.preSelfPayFen()) + "+" + yuan(reply.overLimitFen()));
    }

    private static String yuan(final long amountFen) {
        return Yuan.text(amountFen);
    }

    private static HttpPeer.Response post(final HttpPeer peer, final String path, final UnsafeBuffer request)
            throws IOException {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_LENGTH_MAX]);
        final int length = new RequestJsonWriter().write(request, 0, json, 0);
        return peer.send(HttpPeer.post(path, Arrays.copyOf(json.byteArray(), length)));
    }
}
