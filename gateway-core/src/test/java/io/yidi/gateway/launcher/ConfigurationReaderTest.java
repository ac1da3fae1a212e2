package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                "  journal.segment-size = 1MiB",
                "}");

        assertEquals(folder.resolve("data"), read.dataDirectory());
        assertEquals(packs, read.packsDirectory());
        assertEquals(List.of(persons), read.referenceFiles());
        assertEquals(new InetSocketAddress("127.0.0.1", 0), read.binary());
        assertEquals(new InetSocketAddress("::1", 18_080), read.json());
        assertEquals(new InetSocketAddress("127.0.0.1", 18_089), read.admin());
        assertEquals(17, read.connectionsMax());
        assertEquals(1 << 20, read.segmentLengthBytes());
    }

    @Test
    void shouldTakeTheDefaultsForTheRest() throws Exception {
        final GatewayConfiguration read = read("yidi.packs = \"" + packs + "\"");

        assertEquals(Path.of("data"), read.dataDirectory());
        assertEquals(List.of(), read.referenceFiles());
        assertEquals(9090, read.binary().getPort());
        assertEquals(8080, read.json().getPort());
        assertEquals(8089, read.admin().getPort());
        assertEquals(4_000, read.connectionsMax());
        assertEquals(64 << 20, read.segmentLengthBytes());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "binary.host = \"0.0.0.0\"        | yidi.binary.host: expected a loopback address",
                "json.host = \"192.0.2.1\"        | yidi.json.host: expected a loopback address",
                "admin.host = \"no.such.host.invalid\" | yidi.admin.host: expected a loopback address",
                "binary.port = 70000              | yidi.binary.port: expected 0 to 65535, found 70000",
                "binary.port = -1                 | yidi.binary.port: expected 0 to 65535, found -1",
                "json.port = many                 | port",
                "connections-max = 0              | yidi.connections-max: expected 1 to 65536, found 0",
                "connections-max = 1000000        | yidi.connections-max: expected 1 to 65536",
                "journal.segment-size = 4KiB      | yidi.journal.segment-size: expected 1MiB to 1GiB",
                "journal.segment-size = 1048577   | yidi.journal.segment-size: expected 1MiB to 1GiB",
                "journal.segment-size = big       | segment-size",
                "packs = \"no/such/folder\"       | yidi.packs: expected an existing folder, found no/such/folder",
                "reference = [\"no-such-file\"]   | yidi.reference: expected a readable file, found no-such-file",
                "reference = 5                    | reference",
                "pack = \"policies\"              | yidi.pack: expected one of the documented settings",
                "binary.prot = 1                  | yidi.binary.prot: expected one of the documented settings",
            })
    void shouldNameAWrongSettingWithFileAndLine(final String setting, final String expected) throws Exception {
        final List<String> faults = faults("yidi {", "  packs = \"" + packs + "\"", "  " + setting, "}");

        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).contains(expected), faults::toString);
        assertTrue(faults.get(0).contains("gateway.conf: 3"), faults::toString);
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
