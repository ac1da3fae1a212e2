package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFilesTest {

    private static final String PERSON = "{\"record\":\"person\",\"psn_no\":\"P1\",\"insutype\":\"310\","
            + "\"insuplc_admdvs\":\"110000\",\"psn_type\":\"1201\",\"brdy\":\"1955-06-01\","
            + "\"cvlserv_flag\":\"0\",\"psn_insu_stas\":\"1\",\"balc\":\"0\"}\n";

    @TempDir
    private Path folder;

    private Path file;
    private ReferenceFiles files;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("persons.jsonl"), PERSON);
        files = new ReferenceFiles(folder.resolve("kept"));
    }

    @Test
    void shouldKeepACopyUnderItsHash() throws Exception {
        final String hash = files.keep(file);

        final byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertEquals(HexFormat.of().formatHex(sha256), hash);
        assertEquals(List.of(hash + ".jsonl"), kept());
        assertEquals(PERSON, Files.readString(folder.resolve("kept").resolve(hash + ".jsonl")));
    }

    @Test
    void shouldKeepTheSameFileOnce() throws Exception {
        final String hash = files.keep(file);
        final Path copy = Files.copy(file, folder.resolve("other-name.jsonl"));

        assertEquals(hash, files.keep(copy));
        assertEquals(1, kept().size());
    }

    @Test
    void shouldKeepEveryVersionOfAFile() throws Exception {
        final String first = files.keep(file);
        Files.writeString(file, PERSON.replace("P1", "P2"));

        assertNotEquals(first, files.keep(file));
        assertEquals(2, kept().size());
    }

    @Test
    void shouldReadTheKeptCopyWhateverBecomesOfTheOriginal() throws Exception {
        final String hash = files.keep(file);
        Files.delete(file);
        final List<String> read = new ArrayList<>();
        new ReferenceFiles(folder.resolve("kept")).read(hash, new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                read.add(person.personNo());
            }

            @Override
            public void onFiling(final int line, final FilingRow filing) {
                read.add("filing of " + filing.personNo());
            }

            @Override
            public void onChange(final int line, final PersonChangeRow change) {
                read.add("change of " + change.personNo());
            }
        });

        assertEquals(List.of("P1"), read);
    }

    @Test
    void shouldKeepNothingOfAFileThatIsNotSound() throws Exception {
        Files.writeString(file, PERSON + "nonsense\n");

        final ReferenceException unsound = assertThrows(ReferenceException.class, () -> files.keep(file));
        assertEquals("persons.jsonl", unsound.faults().get(0).file(), "named as the operator knows it");
        assertEquals(2, unsound.faults().get(0).line());
        assertTrue(kept().isEmpty());
    }

    @Test
    void shouldLeaveNothingBehindWhenAFileIsMissing() throws Exception {
        assertThrows(NoSuchFileException.class, () -> files.keep(folder.resolve("missing.jsonl")));

        assertTrue(kept().isEmpty());
    }

    @Test
    void shouldSayWhenACopyIsGone() {
        final ReferenceException gone = assertThrows(
                ReferenceException.class,
                () -> files.read("0".repeat(64), new ReferenceRows() {
                    @Override
                    public void onPerson(final PersonRow person) {
                        throw new AssertionError(person);
                    }

                    @Override
                    public void onFiling(final int line, final FilingRow filing) {
                        throw new AssertionError(filing);
                    }

                    @Override
                    public void onChange(final int line, final PersonChangeRow change) {
                        throw new AssertionError(change);
                    }
                }));
        assertEquals("YD-7104", gone.faults().get(0).code().label());
    }

    @Test
    void shouldNotReadACopyThatWasChanged() throws Exception {
        final String hash = files.keep(file);
        final Path copy = folder.resolve("kept").resolve(hash + ".jsonl");
        Files.writeString(copy, PERSON + " ");

        assertThrows(ReferenceException.class, () -> files.read(hash, null));
        assertEquals(hash, files.keep(file), "a sound file mends it");
        assertEquals(PERSON, Files.readString(copy));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> names = Files.list(folder.resolve("kept"))) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }
}
