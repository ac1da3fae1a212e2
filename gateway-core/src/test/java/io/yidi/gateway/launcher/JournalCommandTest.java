package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.launcher.journal.JournalCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalCommandTest {

    private static final int SECTOR_BYTES = 512;
    private static final int SEGMENT_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldVerifyAJournalAndItsArchive() throws Exception {
        writeBatches(3_000, 1_000).close();
        try (Journal journal = open()) {
            journal.retireBefore(2);
        }

        assertEquals(ExitCode.OK, run("verify", "--dir", journal().toString()), err::toString);

        assertPrinted("segments      7, archived 2");
        assertPrinted("epochs        2");
        assertPrinted("records       3000");
        assertPrinted("last          sequence 3000, 1970-01-01T08:00:03+08:00");
        assertTrue(out.toString().endsWith("sound" + System.lineSeparator()), out::toString);
    }

    @Test
    void shouldNameThePlaceOfDamage() throws Exception {
        writeBatches(100, 200).close();
        final Path segment = segments().get(0);
        flip(segment, 5_000);

        assertEquals(ExitCode.DATA_DAMAGED, run("verify", "--dir", journal().toString()));

        assertTrue(err.toString().contains("file=" + segment.getFileName() + " offset=4608"), err::toString);
        assertTrue(err.toString().contains("last good: sequence="), err::toString);
        assertTrue(err.toString().contains("first good after: offset="), err::toString);
        assertTrue(err.toString().contains("YD-9003"), err::toString);
    }

    @Test
    void shouldTellATornTailFromDamage() throws Exception {
        final Journal journal = writeBatches(10, 2_000);
        final Path copy = Files.createDirectory(folder.resolve("copy"));
        for (final Path file : files(journal())) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        journal.close();
        blankLastSector(newest(copy));

        assertEquals(ExitCode.OK, run("verify", "--dir", copy.toString()), err::toString);

        assertPrinted("records       9");
        assertPrinted("bytes of a batch that was never acknowledged");
    }

    @Test
    void shouldChangeNothing() throws Exception {
        settleSome();
        final List<byte[]> before = contents();

        for (final String command : List.of("verify", "stats", "dump")) {
            assertEquals(ExitCode.OK, run(command, "--dir", journal().toString()), err::toString);
        }

        final List<byte[]> after = contents();
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertTrue(Arrays.equals(before.get(i), after.get(i)));
        }
    }

    @Test
    void shouldReadBesideAWriter() throws Exception {
        try (Journal journal = writeBatches(100, 500)) {
            final AtomicBoolean done = new AtomicBoolean();
            final CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                while (!done.get() && journal.lastSequence() < 20_000) {
                    append(journal, 500);
                }
            });
            for (int i = 0; i < 3; i++) {
                assertEquals(ExitCode.OK, run("verify", "--dir", journal().toString()), err::toString);
            }
            done.set(true);
            writer.join();
        }
        assertPrinted("sound");
    }

    @Test
    void shouldCountWhatIsThere() throws Exception {
        settleSome();

        assertEquals(ExitCode.OK, run("stats", "--dir", journal().toString()), err::toString);

        for (final String line : List.of(
                "CONFLICT         1",
                "CONTROL          3",
                "TRANSACTION      4",
                "ACTIVATE_BUNDLE  1",
                "SETTLE           4",
                "REVERSAL         1",
                "settlements      2",
                "refusals         1",
                "reversals        1",
                "conflicts        1",
                "2023-06-01       8",
                "records 8",
                "records each p50 1 p99",
                "0 segment-0000000001-0000000000000000001 epoch 1, sequences 1 to 8")) {
            assertPrinted(line);
        }
    }

    /** NAT-14a: a person's number is nobody's business who only looks at a journal. */
    @Test
    void shouldShowRecordsAsJsonWithMaskedNumbers() throws Exception {
        settleSome();

        assertEquals(ExitCode.OK, run("dump", "--dir", journal().toString()), err::toString);

        final List<JsonNode> records = records();
        assertEquals(8, records.size());
        final JsonNode settled = records.stream()
                .filter(record -> record.path("command").path("msgid").asText().equals("M1"))
                .findFirst()
                .orElseThrow();
        assertEquals("TRANSACTION", settled.path("type").asText());
        assertEquals("SETTLED", settled.path("reply").path("result").asText());
        assertEquals("**", settled.path("command").path("psn_no").asText());
        assertEquals(
                "*********0001", settled.path("command").path("mdtrt_cert_no").asText());
        assertEquals("**", settled.path("effects").path("psn_no").asText());
        assertFalse(settled.path("effects").path("contributions").isEmpty());
        assertEquals("110105", settled.path("facts").path("care_place").asText());
        assertEquals("WORKING", settled.path("facts").path("status").asText());
        assertFalse(out.toString().contains("EV-TOKEN"));
    }

    @Test
    void shouldShowOnlyWhatIsAskedFor() throws Exception {
        settleSome();

        run("dump", "--dir", journal().toString(), "--msgid", "M1");
        assertEquals(
                List.of("TRANSACTION", "CONFLICT"),
                records().stream().map(record -> record.path("type").asText()).toList());

        out.getBuffer().setLength(0);
        run("dump", "--dir", journal().toString(), "--from", "2", "--to", "3");
        assertEquals(
                List.of("2", "3"),
                records().stream()
                        .map(record -> record.path("sequence").asText())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 5 --to 4 | expected 1 <= --from <= --to, found --from 5 --to 4",
                "--from 0        | expected 1 <= --from <= --to, found --from 0",
                "--from x        | Invalid value for option '--from'",
                "--msgid ''      | expected a --msgid of 1 to",
            })
    void shouldRefuseOptionsThatMeanNothing(final String options, final String text) throws Exception {
        settleSome();
        final List<String> arguments =
                new ArrayList<>(List.of("dump", "--dir", journal().toString()));
        Arrays.stream(options.split(" "))
                .map(option -> option.replace("''", ""))
                .forEach(arguments::add);

        assertEquals(ExitCode.USAGE, run(arguments.toArray(String[]::new)));

        assertTrue(err.toString().contains(text), err::toString);
    }

    @Test
    void shouldRefuseAFolderWithoutAJournalAndMakeNone() throws IOException {
        final Path nowhere = folder.resolve("nowhere");

        assertEquals(ExitCode.USAGE, run("verify", "--dir", nowhere.toString()));
        assertEquals(ExitCode.USAGE, run("verify", "--dir", folder.toString()));
        assertEquals(ExitCode.USAGE, run("verify"));
        assertEquals(ExitCode.USAGE, run("verify", "--dir", "a", "--config", "b"));
        assertEquals(ExitCode.USAGE, run());

        assertFalse(Files.exists(nowhere));
        assertTrue(err.toString().contains("expected the folder of a journal, found none at " + nowhere));
        assertTrue(err.toString().contains("found no superblock in " + folder));
    }

    @Test
    void shouldFindTheJournalOfAConfiguration() throws Exception {
        writeBatches(10, 100).close();

        assertEquals(ExitCode.OK, run("verify", "--config", "any.conf"), err::toString);

        assertPrinted("records       10");
    }

    /** Two settlements, a repeat, a conflict, a refusal and a reversal. */
    private void settleSome() throws Exception {
        try (PipelineRun run = new PipelineRun(new ChannelJournalFiles(journal())).startNew()) {
            run.send(bill("M1", 1).encode());
            run.send(bill("M2", 2).encode());
            run.send(bill("M1", 1).encode());
            run.send(bill("M1", 1).diagnosis("I11").encode());
            run.send(bill("M3", 99).encode());
            run.send(Requests.reversal("R2", "P2", "2304", "M2"));
        }
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }

    private Path journal() {
        return folder.resolve("data/journal");
    }

    private Journal open() throws IOException {
        return Journal.open(
                new ChannelJournalFiles(journal()),
                JournalConfiguration.defaults().withSegmentLengthBytes(SEGMENT_BYTES),
                (type, sequence, timestampNs, position, buffer, offset, length) -> {});
    }

    private Journal writeBatches(final int count, final int bodyLength) throws IOException {
        final Journal journal = open();
        for (int i = 0; i < count; i++) {
            append(journal, bodyLength);
        }
        return journal;
    }

    /** A batch of one record; the time stamp is a millisecond for each sequence. */
    private static void append(final Journal journal, final int bodyLength) {
        final long sequence = journal.lastSequence() + 1;
        final byte[] body = new byte[bodyLength];
        Arrays.fill(body, (byte) sequence);
        journal.append(1, sequence, sequence * 1_000_000, new UnsafeBuffer(body), 0, bodyLength);
        journal.commit();
    }

    private int run(final String... arguments) {
        return JournalCommand.commandLine(configuration -> folder.resolve("data"), DataReplay::run)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new FailureReport())
                .execute(arguments);
    }

    private List<JsonNode> records() throws IOException {
        final List<JsonNode> records = new ArrayList<>();
        for (final String line : out.toString().lines().toList()) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }

    private void assertPrinted(final String text) {
        assertTrue(out.toString().contains(text), () -> "expected " + text + ", found\n" + out + err);
    }

    private static List<Path> files(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<byte[]> contents() throws IOException {
        final List<byte[]> contents = new ArrayList<>();
        for (final Path file : files(journal())) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    private List<Path> segments() throws IOException {
        return files(journal()).stream()
                .filter(file -> file.getFileName().toString().startsWith("segment-"))
                .toList();
    }

    private static Path newest(final Path directory) throws IOException {
        return files(directory).stream()
                .filter(file -> file.getFileName().toString().startsWith("segment-"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static void flip(final Path file, final int offset) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 1;
        Files.write(file, bytes);
    }

    private static void blankLastSector(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        final int sector = (end - 1) / SECTOR_BYTES * SECTOR_BYTES;
        Arrays.fill(bytes, sector, sector + SECTOR_BYTES, (byte) 0);
        Files.write(file, bytes);
    }
}
