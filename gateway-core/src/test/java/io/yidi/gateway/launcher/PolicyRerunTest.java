package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.launcher.policy.PolicyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal under packs in which the first 20 000 of the test region's line pay 70 % instead of 80 %. Every bill is
 * 25 000.00 with 23 456.78 in scope; the deductible is 800.00 for the first stay of a year and 400.00 later on.
 */
@DisplayName("What a period would have cost under other packs")
class PolicyRerunTest {

    private static final int RECORDS_OF_A_SEGMENT = 1_500;
    private static final String PACK = "worked-1/pack.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void settle() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            peer.send(bill("M1", "P1").encode());
            peer.send(bill("M2", "P1").encode());
            peer.send(bill("M3", "P1").encode());
            peer.send(bill("M4", "P2").encode());
            peer.send(bill("M5", "P3").stay("2022-02-01", "2022-02-11").encode());
            assertEquals("REVERSED", peer.send(Requests.reversal("R1", "P2", "2304", "M4")));
            refundAndTakeTheRefundBack(peer);
        }
    }

    private static void refundAndTakeTheRefundBack(final BinaryPeer peer) throws Exception {
        peer.send(Requests.refund("2305", "F1", "P4", settlementIdOf(bill("M6", "P4"), peer)));
        peer.send(Requests.refund("2305", "F2", "P5", settlementIdOf(bill("M7", "P5"), peer)));
        assertEquals("REVERSED", peer.send(Requests.reversal("R2", "P5", "2305", "F2")));
    }

    private static long settlementIdOf(final SettleFrame bill, final BinaryPeer peer) throws Exception {
        peer.sendBytes(BinaryPeer.frame(bill.encode()));
        return Answers.split(peer.receive()).settlementId();
    }

    private static SettleFrame bill(final String msgId, final String personNo) {
        return SettleFrame.inpatient().msgId(msgId).personNo(personNo).bill("25000.00", "23456.78");
    }

    private Path packs(final String target, final String replacement) throws IOException {
        final Path packs = Files.createDirectories(folder.resolve("packs/worked-1"));
        final String text = Files.readString(Packs.FOLDER.resolve(PACK));
        Files.writeString(packs.resolve("pack.yaml"), text.replace(target, replacement));
        return packs.getParent();
    }

    private int run(final Path packs, final String from, final String to, final String format) {
        return PolicyCommand.commandLine(PolicyRerun::run)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "replay",
                        "--bundle=" + packs,
                        "--data=" + folder.resolve("data"),
                        "--from=" + from,
                        "--to=" + to,
                        "--format=" + format);
    }

    /**
     * Recorded: stay 1 pays 19 200 × 80 % + 3 456.78 × 85 % = 18 298.26; stay 2, all of it in the band of 85 %, pays
     * 23 056.78 × 85 % = 19 598.26; stay 3 what is left of 40 000, 2 103.48, and the layer 80 % of the 20 582.0976…
     * above. Computed: stay 1 pays 19 200 × 70 % + 2 938.263 = 16 378.26, stay 2 the same as before, stay 3 the
     * 4 023.48 then left, and the layer 80 % of 18 323.2741…. P3 and P5 come to 18 298.26 and 16 378.26 each,
     * P2 was reversed, P4 refunded, and the refund of P5 reversed.
     */
    @Test
    void shouldSumWhatEachFundWouldHavePaid() throws Exception {
        final Path packs = packs("{upTo: 20000.00, ratio: 80%}", "{upTo: 20000.00, ratio: 70%}");

        assertEquals(0, run(packs, "2020-01-01", "2099-12-31", "CSV"));

        assertEquals(
                List.of(
                        "region,fund,fund_name,recorded_bills,recorded_yuan,computed_bills,computed_yuan,"
                                + "difference_yuan",
                        "worked-1,310100,职工基本医疗保险统筹基金,5,76596.52,5,72756.52,-3840.00",
                        "worked-1,330100,职工大额医疗费用补助,5,16465.68,5,14658.62,-1807.06",
                        "worked-1,person,,5,31937.80,5,37584.86,5647.06"),
                out.toString().lines().toList());
    }

    /** Bills that came in portions, and what was retired to the archive, are executed like the rest. */
    @Test
    void shouldExecuteTheArchiveAndBillsThatCameInPortions() throws Exception {
        settleInPortionsAndFillASegment();
        assertEquals(0, run(Packs.FOLDER, "2020-01-01", "2099-12-31", "CSV"));
        final String live = out.toString();
        out.getBuffer().setLength(0);
        final Path journal = folder.resolve("data/journal");
        final List<Path> segments;
        try (Stream<Path> files = Files.list(journal)) {
            segments = files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .sorted()
                    .toList();
        }
        Files.createDirectories(journal.resolve("archive"));
        Files.move(
                segments.get(0),
                journal.resolve("archive").resolve(segments.get(0).getFileName()));

        assertEquals(0, run(Packs.FOLDER, "2020-01-01", "2099-12-31", "CSV"));

        assertEquals(live, out.toString());
        assertTrue(live.contains("worked-3,person,,1,100.00,1,100.00,0.00"), live);
    }

    private void settleInPortionsAndFillASegment() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(EncounterFrames.register("2201", "E1", "P11", 930_100)));
            final long visit = Answers.encounter(peer.receive()).encounterId();
            peer.send(UploadFrame.visit("E2", "P11", visit, "B1")
                    .line("L1", "100.00")
                    .encode());
            peer.send(EncounterFrames.settle("2207", "E3", "P11", visit, "B1", request -> {}));
            for (int i = 0; i < RECORDS_OF_A_SEGMENT; i++) {
                peer.send(bill("N" + i, "NOBODY").encode());
            }
        }
    }

    @Test
    void shouldLeaveOutOtherDays() throws Exception {
        assertEquals(0, run(packs("80%}", "70%}"), "2020-01-01", "2020-12-31", "CSV"));

        assertEquals(1, out.toString().lines().count(), out::toString);
    }

    @Test
    void shouldListWhatWouldHaveBeenRefused() throws Exception {
        final Path packs = packs("    from: 2022-01-01\n    source", "    from: 2023-01-01\n    source");

        assertEquals(0, run(packs, "2020-01-01", "2099-12-31", "JSON"));

        final String json = out.toString();
        final String results = json.substring(json.indexOf("\"other_result_count\""));
        assertEquals(
                "\"other_result_count\":1,\"other_results\":[{\"sequence\":N,\"business_day\":\"D\","
                        + "\"recorded\":\"DONE\",\"computed\":\"YD-5002\"}]}",
                results.strip()
                        .replaceAll("\"sequence\":[0-9]+", "\"sequence\":N")
                        .replaceAll("\"business_day\":\"[0-9-]+\"", "\"business_day\":\"D\""));
    }

    @Test
    void shouldPrintATable() throws Exception {
        assertEquals(0, run(packs("80%}", "80%}"), "2020-01-01", "2099-12-31", "TEXT"));

        final List<String> lines = out.toString().lines().toList();
        assertEquals(
                "worked-1           310100          5         76596.52        5         76596.52"
                        + "             0.00  职工基本医疗保险统筹基金",
                lines.get(2));
        assertEquals("0 笔结果不同 requests with another result", lines.get(5));
    }

    @Test
    void shouldSayWhenThereIsNoJournal() throws Exception {
        assertEquals(
                ExitCode.USAGE,
                PolicyCommand.commandLine(PolicyRerun::run)
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(
                                "replay",
                                "--bundle=" + Packs.FOLDER,
                                "--data=" + folder.resolve("none"),
                                "--from=2023-01-01",
                                "--to=2023-12-31"));
    }
}
