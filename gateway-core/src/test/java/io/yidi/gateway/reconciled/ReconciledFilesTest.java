package io.yidi.gateway.reconciled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reconciliation leaves is read as it was written, or not at all. */
class ReconciledFilesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path data;

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        final ReconciledFiles files = new ReconciledFiles(data);
        assertEquals(Optional.empty(), files.read(DAY));
        assertEquals(List.of(), files.days());
        final ReconciledDay day = ReconciledDays.day("2026-11-20", 3, 7);

        files.write(day);
        files.write(ReconciledDays.day("2026-11-21", 1, 0));

        assertEquals(Optional.of(day), files.read(DAY));
        assertEquals(List.of(DAY.plusDays(1), DAY), files.days());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"total_fen\":100001', '\"total_fen\":100002'",
        "'\"total_fen\":100001', '\"total_fen\":100001.5'",
        "'\"format\":1', '\"format\":2'",
        "'\"format\":1,', ''",
        "'2026-11-20', '2026-11-21'",
        "'\"balanced\"', '\"unheard_of\":1,\"balanced\"'",
        "'\"setl_id\":\"70001\"', '\"setl_id\":null'",
        "'}$', ''",
        "'^.*$', ''",
        "'^.*$', 'null'",
    })
    void shouldTellADamagedFile(final String found, final String changed) throws IOException {
        final ReconciledFiles files = new ReconciledFiles(data);
        files.write(ReconciledDays.day("2026-11-20", 3, 7));
        final Path file = data.resolve("reconciliation/2026-11-20/result.json");
        final String text = Files.readString(file);
        final String damaged = text.replaceFirst(found, changed);
        assertTrue(!damaged.equals(text), "changed at all");
        Files.writeString(file, damaged);

        final String message = assertThrows(DamagedResultException.class, () -> files.read(DAY))
                .getMessage();

        assertTrue(message.contains("expected"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-45", "2026-02-30", "2026-11-2x", "older"})
    void shouldPassOverAFolderThatIsNamedLikeNoDay(final String name) throws IOException {
        final ReconciledFiles files = new ReconciledFiles(data);
        files.write(ReconciledDays.day("2026-11-20", 3, 7));
        final Path stray =
                Files.createDirectories(data.resolve("reconciliation").resolve(name));
        Files.writeString(stray.resolve("result.json"), "{}");

        assertEquals(List.of(DAY), files.days());
    }

    @Test
    void shouldKeepEachListWithinItsBoundAndTheSumsWhole() {
        final ReconciledDay day = ReconciledDays.day("2026-11-20", 3_000, 10_003);

        assertEquals(ReconciledDay.ROWS_MAX, day.differences().size());
        assertEquals(3, day.differencesLeftOut());
        assertEquals(ReconciledDay.GROUPS_MAX, day.groups().size());
        assertEquals(10_003, day.groups().get(0).differences());
        assertEquals(
                ReconciledGroup.REST, day.groups().get(day.groups().size() - 1).institution());
        assertEquals(72_000, day.totals().gateway().count());
        assertEquals(day.totals(), ReconciledDays.sum(day.groups()));
    }
}
