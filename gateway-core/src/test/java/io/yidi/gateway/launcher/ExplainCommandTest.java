package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.explain.ExplainBillCommand;
import io.yidi.gateway.launcher.explain.ExplainCommand;
import io.yidi.gateway.national.place.NationalConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** NAT-17: any past settlement of a data directory is explained, whatever happened since. */
class ExplainCommandTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int BILLS_OF_TWO_SEGMENTS = 1_200;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldExplainBesideARunningGateway() throws Exception {
        try (GatewayServer gateway = start(Packs.FOLDER)) {
            final long settlement = settle(gateway, "M1");
            assertEquals(ExitCode.OK, explain(settlement, "--lang", "en"), err::toString);
            assertPrinted("stay 1 of the year: 800.00");
            assertPrinted("18298.26 + 0.00 + 6701.74");
            assertFalse(out.toString().contains("EV-TOKEN"));
        }
    }

    @Test
    void shouldExplainWhatLiesInTheArchive() throws Exception {
        long first = 0;
        try (GatewayServer gateway = start(Packs.FOLDER)) {
            first = settle(gateway, "M0");
            for (int i = 1; i < BILLS_OF_TWO_SEGMENTS; i++) {
                settle(gateway, "M" + i);
            }
        }
        final Path journal = folder.resolve("data/journal");
        final List<Path> segments = segments(journal);
        assertTrue(segments.size() > 1, segments::toString);
        Files.createDirectories(journal.resolve("archive"));
        Files.move(
                segments.get(0),
                journal.resolve("archive").resolve(segments.get(0).getFileName()));

        assertEquals(ExitCode.OK, explain(first, "--lang", "zh"), err::toString);
        assertPrinted("本年第 1 次住院 800.00");
    }

    @Test
    void shouldExplainByTheBundleOfThatTime() throws Exception {
        final long before;
        try (GatewayServer gateway = start(Packs.FOLDER)) {
            before = settle(gateway, "M1");
        }
        final long after;
        try (GatewayServer gateway = start(changedPacks())) {
            after = settle(gateway, "M2");
        }
        assertEquals(ExitCode.OK, explain(before, "--lang", "en"), err::toString);
        assertPrinted("stay 1 of the year: 800.00");
        assertEquals(ExitCode.OK, explain(after, "--lang", "en"), err::toString);
        assertPrinted("stay 2 of the year: 401.00");
    }

    @Test
    void shouldExplainAsJson() throws Exception {
        try (GatewayServer gateway = start(Packs.FOLDER)) {
            final long settlement = settle(gateway, "M1");
            assertEquals(ExitCode.OK, explain(settlement, "--json", "--unmasked"), err::toString);
            final JsonNode json = new ObjectMapper().readTree(out.toString());
            assertEquals(Long.toString(settlement), json.path("setl_id").asText());
            assertEquals("P1", json.path("psn_no").asText());
            assertTrue(json.path("reproduced").asBoolean());
            assertEquals(Packs.hash(), json.path("policy_bundle").asText());
            final JsonNode last = json.path("steps").get(json.path("steps").size() - 1);
            assertEquals("sum/total", last.path("id").asText());
            assertEquals("25000.00", last.path("amount").asText());
        }
    }

    @Test
    void shouldExplainABillOfAFileWithoutAGateway() throws IOException {
        assertEquals(
                ExitCode.OK,
                run(
                        "--bill=" + SAMPLES.resolve("bills/beijing-retired-second-stay.json"),
                        "--after=" + SAMPLES.resolve("bills/beijing-retired-first-stay.json"),
                        "--policies=" + Packs.FOLDER,
                        "--person=" + SAMPLES.resolve("persons.jsonl"),
                        "--lang=en"),
                err::toString);
        assertPrinted("stay 2 of the year: 650.00");
        assertPrinted("91759.51 + 53631.71 + 43694.63");
    }

    /** The first stay is told by its counters instead of by its bill. */
    @Test
    void shouldExplainABillWithStatedCounters() throws IOException {
        final Path counters = Files.writeString(folder.resolve("counters.json"), """
                {"beijing/310/stays/inpatient": {"2025": "1"},
                 "beijing/310/pool-paid/inpatient": {"2025": "8240.49"},
                 "beijing/310/cap-of_payment-year/inpatient": {"2025": "8240.49"}}
                """);
        final String[] arguments = {
            "--bill=" + SAMPLES.resolve("bills/beijing-retired-second-stay.json"),
            "--policies=" + Packs.FOLDER,
            "--person=" + SAMPLES.resolve("persons.jsonl"),
            "--counters=" + counters,
            "--lang=en"
        };
        assertEquals(ExitCode.OK, run(arguments), err::toString);
        assertPrinted("stay 2 of the year: 650.00");
        assertPrinted("91759.51 + 53631.71 + 43694.63");
        assertEquals(ExitCode.OK, run(new ExplainBillCommand(), arguments), err::toString);

        Files.writeString(counters, "{\"beijing/310/stays/nowhere\": {\"2025\": \"1\"}}");
        assertEquals(ExitCode.USAGE, run(arguments));
        assertTrue(err.toString().contains("found beijing/310/stays/nowhere"), err::toString);
    }

    @Test
    void shouldExplainARefusalOfAFile() throws IOException {
        assertEquals(
                ExitCode.OK,
                run(
                        "--bill=" + SAMPLES.resolve("bills/jiaozuo-not-filed.json"),
                        "--policies=" + Packs.FOLDER,
                        "--person=" + SAMPLES.resolve("persons.jsonl"),
                        "--day=2025-08-08",
                        "--lang=en"),
                err::toString);
        assertPrinted("REFUSED  YD-4002");
        assertPrinted("no filing → No filing, not settled");
    }

    @Test
    void shouldSayWhatItExpected() throws Exception {
        assertEquals(ExitCode.USAGE, explain(1));
        assertTrue(err.toString().contains("expected a data directory with a journal"), err::toString);
        start(Packs.FOLDER).close();
        assertEquals(ExitCode.USAGE, explain(99));
        assertTrue(err.toString().contains("found none with id 99"), err::toString);
        assertEquals(ExitCode.USAGE, explain(1));
        assertTrue(err.toString().contains("found another record with id 1"), err::toString);
        assertEquals(ExitCode.USAGE, run("--lang=fr"));
    }

    private GatewayServer start(final Path packs) throws Exception {
        return GatewayServer.start(
                new GatewayConfiguration(
                        folder.resolve("data"),
                        packs,
                        List.of(people()),
                        anyPort(),
                        anyPort(),
                        anyPort(),
                        NationalConfiguration.NONE,
                        Limits.wide().build(),
                        SEGMENT_BYTES,
                        1_000_000),
                failure -> {
                    throw new AssertionError("the node failed", failure);
                });
    }

    private static long settle(final GatewayServer gateway, final String msgId) throws Exception {
        try (BinaryPeer peer = new BinaryPeer(gateway.binaryAddress())) {
            peer.sendBytes(BinaryPeer.frame(SettleFrame.inpatient()
                    .msgId(msgId)
                    .bill("25000.00", "23456.78")
                    .encode()));
            return Answers.split(peer.receive()).settlementId();
        }
    }

    private Path people() throws IOException {
        return Files.writeString(folder.resolve("persons.jsonl"), """
                {"record":"person","psn_no":"P1","insutype":"310","insuplc_admdvs":"910100","psn_type":"1101",\
                "brdy":"1980-06-01","cvlserv_flag":"0","psn_insu_stas":"1","balc":"0.00"}
                {"record":"filing","psn_no":"P1","insutype":"310","category":"LONG_TERM","mdtrtarea_admvs":"110000",\
                "begndate":"2021-01-01"}
                """);
    }

    private Path changedPacks() throws IOException {
        final Path packs =
                Files.createDirectories(folder.resolve("packs/worked-1")).getParent();
        final String pack = Files.readString(Packs.FOLDER.resolve("worked-1/pack.yaml"));
        Files.writeString(packs.resolve("worked-1/pack.yaml"), pack.replace("400.00", "401.00"));
        return packs;
    }

    private static List<Path> segments(final Path journal) {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .sorted()
                    .toList();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int explain(final long settlement, final String... options) {
        final String[] arguments = Stream.concat(
                        Stream.of("--data=" + folder.resolve("data"), "--settlement=" + settlement), Stream.of(options))
                .toArray(String[]::new);
        return run(arguments);
    }

    private int run(final String... arguments) {
        return run(new ExplainCommand(), arguments);
    }

    private int run(final Object command, final String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler(new FailureReport())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void assertPrinted(final String text) {
        assertTrue(out.toString().contains(text), () -> "expected " + text + " in\n" + out);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
