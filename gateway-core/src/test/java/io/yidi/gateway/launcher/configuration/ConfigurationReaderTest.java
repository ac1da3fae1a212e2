package io.yidi.gateway.launcher.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.admission.AdmissionConfiguration;
import io.yidi.gateway.fixture.TlsFiles;
import io.yidi.gateway.pipeline.Profile;
import io.yidi.gateway.pipeline.ThreadConfiguration;
import io.yidi.gateway.pipeline.WaitMode;
import io.yidi.gateway.transport.ConnectionConfiguration;
import io.yidi.gateway.transport.LoopConfiguration;
import io.yidi.gateway.transport.SocketIo;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    @TempDir
    private Path folder;

    private Path packs;
    private Path persons;

    @BeforeEach
    void makeFiles() throws IOException {
        packs = Files.createDirectory(folder.resolve("packs"));
        persons = Files.writeString(folder.resolve("persons.jsonl"), "");
    }

    @Test
    void shouldReadEverySetting() throws Exception {
        final GatewayConfiguration read = read(
                "yidi {",
                "  data-dir = \"" + folder.resolve("data") + "\"",
                "  packs = \"" + packs + "\"",
                "  reference = [\"" + persons + "\"]",
                "  binary { host = \"127.0.0.1\", port = 0 }",
                "  json { host = \"::1\", port = 18080 }",
                "  admin.port = 18089",
                "  connections-max = 17",
                "  limits {",
                "    institution-rate = 1, institution-burst = 2, institutions = 32",
                "    connection-in-flight = 3, institution-in-flight = 4, in-flight = 5, queue-time = 6ms",
                "    first-byte-time = 700ms, request-time = 800ms, idle-time = 900ms, unwritable-time = 1s",
                "    answer-bytes = 1MiB, pipelined = 11, address-connections = 12, stall-timeout = 13s",
                "  }",
                "  journal.segment-size = 1MiB",
                "  transport { io = nio, wait = hybrid }",
                "  pipeline { profile = inline, core-wait = spin, journal-wait = hybrid }",
                "}");

        assertEquals(folder.resolve("data"), read.dataDirectory());
        assertEquals(packs, read.packsDirectory());
        assertEquals(List.of(persons), read.referenceFiles());
        assertEquals(new InetSocketAddress("127.0.0.1", 0), read.binary());
        assertEquals(new InetSocketAddress("::1", 18_080), read.json());
        assertEquals(new InetSocketAddress("127.0.0.1", 18_089), read.admin());
        assertEquals(
                new LimitsConfiguration(
                        new ConnectionConfiguration(
                                17, 12, 700_000_000, 800_000_000, 900_000_000, 1_000_000_000, 1 << 20, 11),
                        new AdmissionConfiguration(1, 2, 4, 3, 5, 6_000_000, 32),
                        13_000_000_000L),
                read.limits());
        assertEquals(1 << 20, read.segmentLengthBytes());
        assertEquals(new LoopConfiguration(SocketIo.NIO, WaitMode.HYBRID), read.loop());
        assertEquals(new ThreadConfiguration(Profile.INLINE, WaitMode.SPIN, WaitMode.HYBRID), read.threads());
    }

    @Test
    void shouldTakeTheDefaultsForTheRest() throws Exception {
        final GatewayConfiguration read = read("yidi.packs = \"" + packs + "\"");

        assertEquals(Path.of("data"), read.dataDirectory());
        assertEquals(List.of(), read.referenceFiles());
        assertEquals(9090, read.binary().getPort());
        assertEquals(8080, read.json().getPort());
        assertEquals(8089, read.admin().getPort());
        assertEquals(4_000, read.limits().connections().connectionsMax());
        assertEquals(ConfigurationReader.defaultLimits(), read.limits());
        assertEquals(64 << 20, read.segmentLengthBytes());
        assertEquals(LoopConfiguration.USUAL, read.loop());
        assertEquals(ThreadConfiguration.USUAL, read.threads());
    }

    /** TJ-7.2b: among others, that it listens on this machine only. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "binary.host = \"0.0.0.0\"        | yidi.binary.host: expected a loopback address",
                "json.host = \"192.0.2.1\"        | loopback address, or TLS with client certificates (yidi.tls.",
                "json.host = \"no.such.host.invalid\"  | yidi.json.host: expected an address of this machine",
                "admin.host = \"0.0.0.0\"         | yidi.admin.host: expected a loopback address, found 0.0.0.0",
                "admin.host = \"no.such.host.invalid\" | yidi.admin.host: expected a loopback address",
                "binary.port = 70000              | yidi.binary.port: expected 0 to 65535, found 70000",
                "binary.port = -1                 | yidi.binary.port: expected 0 to 65535, found -1",
                "json.port = many                 | port",
                "connections-max = 0              | yidi.connections-max: expected 1 to 65536, found 0",
                "connections-max = 1000000        | yidi.connections-max: expected 1 to 65536",
                "journal.segment-size = 4KiB      | yidi.journal.segment-size: expected 1MiB to 1GiB",
                "journal.segment-size = 1048577   | yidi.journal.segment-size: expected 1MiB to 1GiB",
                "journal.segment-size = big       | segment-size",
                "national.signatures = [\"none\"]    | yidi.national.signatures: expected a readable file, found none",
                "tls.look-interval = 1ms          | yidi.tls.look-interval: expected 100ms to 60000ms",
                "tls.institutions = [\"A = B!\"]   | yidi.tls.institutions: expected NAME = CODE CODE",
                "packs = \"no/such/folder\"       | yidi.packs: expected an existing folder, found no/such/folder",
                "reference = [\"no-such-file\"]   | yidi.reference: expected a readable file, found no-such-file",
                "reference = 5                    | reference",
                "limits.institution-rate = 0      | yidi.limits.institution-rate: expected 1 to 1000000, found 0",
                "limits.institution-burst = 0     | yidi.limits.institution-burst: expected 1 to 1000000, found 0",
                "limits.institutions = 15         | yidi.limits.institutions: expected 16 to 1048576, found 15",
                "limits.institutions = 17         | yidi.limits.institutions: expected a power of two, found 17",
                "limits.institution-in-flight = 0 | yidi.limits.institution-in-flight: expected 1 to 8192, found 0",
                "limits.connection-in-flight = 0  | yidi.limits.connection-in-flight: expected 1 to 8192, found 0",
                "limits.in-flight = 8193          | yidi.limits.in-flight: expected 1 to 8192, found 8193",
                "limits.queue-time = 999us        | yidi.limits.queue-time: expected 1ms to 60000ms, found 0ms",
                "limits.first-byte-time = 99ms    | yidi.limits.first-byte-time: expected 100ms to 3600000ms",
                "limits.request-time = 2h         | yidi.limits.request-time: expected 100ms to 3600000ms",
                "limits.idle-time = never         | idle-time",
                "limits.unwritable-time = 0       | yidi.limits.unwritable-time: expected 100ms to 3600000ms",
                "limits.answer-bytes = 1KiB       | yidi.limits.answer-bytes: expected 131072 to 67108864 bytes",
                "limits.pipelined = 0             | yidi.limits.pipelined: expected 1 to 4096, found 0",
                "limits.address-connections = 0   | yidi.limits.address-connections: expected 1 to 65536, found 0",
                "limits.stall-timeout = 999ms     | yidi.limits.stall-timeout: expected 1000ms to 3600000ms",
                "transport.io = kqueue            | yidi.transport.io: expected one of auto, epoll, io_uring, nio, "
                        + "found kqueue",
                "transport.wait = busy            | yidi.transport.wait: expected one of blocking, hybrid, spin",
                "pipeline.profile = trio          | yidi.pipeline.profile: expected one of duo, pipelined, inline, "
                        + "found trio",
                "pipeline.core-wait = HYBRID      | yidi.pipeline.core-wait: expected one of blocking, hybrid, spin",
                "pipeline.journal-wait = 5        | yidi.pipeline.journal-wait: expected one of blocking, hybrid, spin",
                "limits.rate = 5                  | yidi.limits.rate: expected one of the documented settings",
                "pack = \"policies\"              | yidi.pack: expected one of the documented settings",
                "binary.prot = 1                  | yidi.binary.prot: expected one of the documented settings",
            })
    void shouldNameAWrongSettingWithFileAndLine(final String setting, final String expected) throws Exception {
        final List<String> faults = faults("yidi {", "  packs = \"" + packs + "\"", "  " + setting, "}");

        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).contains(expected), faults::toString);
        assertTrue(faults.get(0).contains("gateway.conf: 3"), faults::toString);
    }

    /** TJ-7.2b: beyond this machine only with certificates on both sides; the answer tells how. */
    @Test
    void shouldListenBeyondThisMachineWithTlsOnly() throws Exception {
        final String beyond = "binary.host = \"0.0.0.0\", json.host = \"0.0.0.0\"";
        final ConfigurationException refused = assertThrows(
                ConfigurationException.class, () -> read("yidi { packs = \"" + packs + "\", " + beyond + " }"));
        assertEquals(Set.of(ResultCode.TLS_REQUIRED), refused.codes());
        assertEquals(2, refused.faults().size());
        assertTrue(refused.faults().get(0).contains("yidi.binary.host"), refused.faults()::toString);

        final GatewayConfiguration read = read("yidi { packs = \"" + packs + "\", " + beyond, tls(tls()), "}");
        assertTrue(read.tls().isOn());
        assertEquals(Map.of("Vendor", List.of("H1", "H2")), read.tls().institutions());
        assertEquals("0.0.0.0", read.json().getHostString());
    }

    @Test
    void shouldNameTheFileOfCertificatesThatCannotBeUsed() throws Exception {
        final TlsFiles files = tls();
        final TlsFiles others = new TlsFiles(folder.resolve("others"));
        assertEquals(ResultCode.TLS_FILE_WRONG, tlsFault("tls.key", files, files.key, others.key));
        assertEquals(ResultCode.TLS_FILE_WRONG, tlsFault("tls.key", files, files.key, files.certificate));
        assertEquals(ResultCode.TLS_FILE_WRONG, tlsFault("tls.certificate", files, files.certificate, files.key));
        assertEquals(ResultCode.TLS_FILE_WRONG, tlsFault("tls.authorities", files, files.authorities, persons));
        assertEquals(ResultCode.REVOCATION_LIST_WRONG, tlsFault("tls.revoked", files, files.revoked, others.revoked));
        assertEquals(ResultCode.REVOCATION_LIST_WRONG, tlsFault("tls.revoked", files, files.revoked, files.key));
        files.authority.revoke(files.revoked, Duration.ofDays(-1));
        assertEquals(ResultCode.REVOCATION_LIST_WRONG, tlsFault("tls.revoked", files, files.revoked, files.revoked));
    }

    private ResultCode tlsFault(final String setting, final TlsFiles files, final Path sound, final Path unsound) {
        final ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> read(
                        "yidi { packs = \"" + packs + "\"",
                        tls(files).replace(sound.toString(), unsound.toString()),
                        "}"));
        assertEquals(1, refused.faults().size(), () -> refused.faults().toString());
        assertTrue(refused.getMessage().contains("yidi." + setting + ": expected"), refused::getMessage);
        return refused.codes().iterator().next();
    }

    private TlsFiles tls() throws Exception {
        return new TlsFiles(folder.resolve("tls"));
    }

    private static String tls(final TlsFiles files) {
        return "tls { certificate = \"" + files.certificate + "\", key = \"" + files.key + "\", authorities = \""
                + files.authorities + "\", revoked = \"" + files.revoked + "\", institutions = [\"Vendor = H1 H2\"] }";
    }

    @Test
    void shouldNameEveryWrongSettingAtOnce() throws Exception {
        final List<String> faults = faults(
                "yidi {",
                "  packs = \"no/such/folder\"",
                "  binary { host = \"0.0.0.0\", port = 70000 }",
                "  connections-max = 0",
                "  colour = red",
                "}");

        assertEquals(5, faults.size(), faults::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"other { a = 1 }", "yidi = 5", "yidi { data-dir = ", "yidi.x = ${missing}"})
    void shouldRefuseAFileThatIsNoConfiguration(final String text) throws Exception {
        assertEquals(1, faults(text).size());
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        final ConfigurationException refused = assertThrows(
                ConfigurationException.class, () -> ConfigurationReader.read(folder.resolve("missing.conf")));
        assertTrue(refused.getMessage().contains("missing.conf"), refused::getMessage);
    }

    private List<String> faults(final String... lines) throws IOException {
        return assertThrows(ConfigurationException.class, () -> read(lines)).faults();
    }

    private GatewayConfiguration read(final String... lines) throws IOException {
        return ConfigurationReader.read(Files.write(folder.resolve("gateway.conf"), List.of(lines)));
    }
}
