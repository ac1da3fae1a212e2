package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.launcher.live.ReferenceCommand;
import io.yidi.gateway.reference.ReferenceFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Reference files sent to the admin port of a gateway that serves. */
class LiveReferenceTest {

    private static final String PERSON = "{\"record\":\"person\",\"psn_no\":\"P99\",\"insutype\":\"310\","
            + "\"insuplc_admdvs\":\"910100\",\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\","
            + "\"psn_insu_stas\":\"1\",\"balc\":\"0.00\"}\n";
    private static final String FILING = "{\"record\":\"filing\",\"psn_no\":\"P99\",\"insutype\":\"310\","
            + "\"category\":\"LONG_TERM\",\"mdtrtarea_admvs\":\"110000\",\"begndate\":\"2021-01-01\"}\n";
    private static final int BILLS = 300;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeAFileInWhileItServes() throws Exception {
        final ServerRun run = new ServerRun(folder, 10);
        try (BinaryPeer peer = run.binary()) {
            assertEquals("PERSON_UNKNOWN psn_no", peer.send(bill("M1").encode()));

            final HttpPeer.Response taken = load(run, PERSON + FILING);

            assertEquals(200, taken.status());
            assertEquals("2", taken.text("rows"));
            assertEquals("0", taken.text("rows_refused"));
            assertEquals("false", taken.text("repeat"));
            assertTrue(peer.send(bill("M2").encode()).startsWith("LONG_TERM"));
        }
        run.close();

        try (ServerRun again = new ServerRun(folder, 10);
                BinaryPeer peer = again.binary()) {
            assertTrue(peer.send(bill("M3").encode()).startsWith("LONG_TERM"), "the file is needed no more");
            assertEquals("true", load(again, PERSON + FILING).text("repeat"));
        }
    }

    @Test
    void shouldTakeTheSameFileOnce() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final HttpPeer.Response first = load(run, PERSON);
            final long records = durableSequence(run);

            final HttpPeer.Response second = load(run, PERSON);

            assertEquals("true", second.text("repeat"));
            assertEquals(first.text("file_hash"), second.text("file_hash"));
            assertEquals(records, durableSequence(run), "nothing more is recorded");
        }
    }

    @Test
    void shouldNameEveryFaultOfAFileAndTakeNothing() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final long records = durableSequence(run);
            final int kept = kept().size();

            final HttpPeer.Response refused = load(run, PERSON + FILING.replace("110000", "11") + "nonsense\n");

            assertEquals(422, refused.status());
            assertEquals("new.jsonl", refused.json().at("/faults/0/file").asText());
            assertEquals(2, refused.json().at("/faults/0/line").asInt());
            assertEquals("mdtrtarea_admvs", refused.json().at("/faults/0/field").asText());
            assertEquals("YD-7102", refused.json().at("/faults/0/code").asText());
            assertEquals("YD-7101", refused.json().at("/faults/1/code").asText());
            assertEquals(records, durableSequence(run));
            assertEquals(kept, kept().size());
        }
    }

    /** NAT-12b, BJ-N4.2c, NAT-10a: a change of nobody, of somebody else's number, or without anything to change. */
    @Test
    void shouldTellWhichLinesMetAnotherState() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final HttpPeer.Response taken = load(
                    run,
                    PERSON
                            + "{\"record\":\"number_change\",\"psn_no\":\"P99\",\"insutype\":\"310\","
                            + "\"new_psn_no\":\"P1\"}\n"
                            + "{\"record\":\"benefit_change\",\"psn_no\":\"NOBODY\",\"insutype\":\"310\","
                            + "\"psn_insu_stas\":\"2\",\"begndate\":\"2023-05-01\"}\n"
                            + "{\"record\":\"filing_review\",\"psn_no\":\"P99\",\"insutype\":\"310\","
                            + "\"verdict\":\"CONFIRM\"}\n"
                            + "{\"record\":\"provider_change\",\"fixmedins_code\":\"H9\","
                            + "\"status\":\"SUSPENDED\",\"efft_time\":\"2023-05-01 12:00:00\"}\n");

            assertEquals(200, taken.status());
            assertEquals("4", taken.text("rows_refused"));
            assertEquals("YD-7162", taken.json().at("/refused/0/code").asText());
            assertEquals(2, taken.json().at("/refused/0/line").asInt());
            assertEquals("YD-7161", taken.json().at("/refused/1/code").asText());
            assertEquals("YD-7163", taken.json().at("/refused/2/code").asText());
            assertEquals("YD-4120", taken.json().at("/refused/3/code").asText());
            assertEquals(5, taken.json().at("/refused/3/line").asInt());
        }
    }

    /** What a power cut leaves between copy and command: the file is kept, and nobody names it. */
    @Test
    void shouldTakeInAFileThatWasKeptBeforeACrash() throws Exception {
        new ServerRun(folder, 10).close();
        final ReferenceFiles files = new ReferenceFiles(folder.resolve("data/reference"));
        files.keep(Files.writeString(folder.resolve("new.jsonl"), PERSON + FILING));
        final Path halfReceived = files.newIncoming();

        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            assertFalse(Files.exists(halfReceived));
            assertEquals("PERSON_UNKNOWN psn_no", peer.send(bill("M1").encode()));
            assertEquals("false", load(run, PERSON + FILING).text("repeat"));
            assertTrue(peer.send(bill("M2").encode()).startsWith("LONG_TERM"));
        }
    }

    @Test
    void shouldGoOnSettlingMeanwhile() throws Exception {
        final StringBuilder many = new StringBuilder();
        for (int i = 1_000; i < 6_000; i++) {
            many.append(PERSON.replace("P99", "P" + i)).append(FILING.replace("P99", "P" + i));
        }
        final ServerRun run = new ServerRun(folder, 10);
        try (BinaryPeer peer = run.binary()) {
            final CompletableFuture<HttpPeer.Response> loading =
                    CompletableFuture.supplyAsync(() -> quietly(() -> load(run, many.toString())));
            for (int i = 0; i < BILLS; i++) {
                assertTrue(peer.send(bill("L" + i).personNo("P1").encode()).startsWith("LONG_TERM"));
            }
            assertEquals("10000", loading.get(1, TimeUnit.MINUTES).text("rows"));
            assertTrue(peer.send(bill("LAST").personNo("P5999").encode()).startsWith("LONG_TERM"));
        }
        run.close();
        final ServerRun again = new ServerRun(folder, 10);
        again.close();
        assertEquals(run.server().stateHash(), again.server().stateHash());
    }

    @Test
    void shouldRefuseAFileThatIsTooLong() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10)) {
            final int kept = kept().size();
            final HttpPeer.Response rows = load(run, PERSON.repeat(100_001));
            assertEquals(422, rows.status());
            assertEquals("YD-7160", rows.json().at("/faults/0/code").asText());
            assertEquals("new.jsonl", rows.json().at("/faults/0/file").asText());
            assertEquals(kept, kept().size());
            try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
                final String head =
                        "POST /v1/reference HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n";
                assertEquals(
                        413, peer.send(head.getBytes(StandardCharsets.US_ASCII)).status());
            }
        }
    }

    @Test
    void shouldBeLoadedByACommand() throws Exception {
        final Path file = Files.writeString(folder.resolve("new.jsonl"), PERSON + FILING);
        try (ServerRun run = new ServerRun(folder, 10)) {
            final StringWriter out = new StringWriter();

            assertEquals(ExitCode.OK, command(out, file, run.server().adminAddress()));
            assertTrue(out.toString().contains("rows: 2"), out::toString);

            Files.writeString(file, "nonsense\n");
            assertEquals(ExitCode.CONFIGURATION, command(out, file, run.server().adminAddress()));
            assertTrue(out.toString().contains("new.jsonl:1 YD-7101"), out::toString);
        }
    }

    private static int command(final StringWriter out, final Path file, final InetSocketAddress admin) {
        return new CommandLine(new ReferenceCommand())
                .setOut(new PrintWriter(out))
                .execute("load", file.toString(), "--admin", admin.getHostString() + ":" + admin.getPort());
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P99").bill("25000.00", "23456.78");
    }

    private static HttpPeer.Response load(final ServerRun run, final String lines) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.post("/v1/reference?name=new.jsonl", lines.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static long durableSequence(final ServerRun run) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.request("GET", "/health"))
                    .json()
                    .path("durableSequence")
                    .asLong();
        }
    }

    private List<Path> kept() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("data/reference"))) {
            return files.toList();
        }
    }

    private static <T> T quietly(final Callable<T> action) {
        try {
            return action.call();
        } catch (final Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
