package io.yidi.gateway.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.protocol.sbe.ItemClass;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a catalogue are read as they were written. */
class CatalogueRowsTest {

    private static final Map<Integer, CatalogueRow> ROWS = new TreeMap<>(Map.of(
            2,
            row("XA02BCA001A001", "示例药品", 9, ItemClass.B, 1_000, 0, Integer.MAX_VALUE, 70_000_000L),
            3,
            row("X".repeat(30), "", 0, ItemClass.OWN, 10_000, -1, 20_000, Long.MAX_VALUE),
            70_000,
            row("F", "名".repeat(4_000), 14, ItemClass.A, 0, 19_000, 19_000, 1L)));

    @TempDir
    private Path folder;

    private static CatalogueRow row(
            final String code,
            final String name,
            final int category,
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final int fromDay,
            final int toDay,
            final long limitMicro) {
        return new CatalogueRow(
                code,
                201,
                name,
                category,
                itemClass,
                firstSelfPayBp,
                List.of(limitMicro, Long.MAX_VALUE, 2L),
                fromDay,
                toDay);
    }

    @Test
    void shouldShowTheRowsThatAreWantedInTheirOrder() throws IOException {
        final CatalogueRows rows = written();
        assertEquals(ROWS, shown(rows, 0));
        assertEquals(Map.of(70_000, ROWS.get(70_000)), shown(rows, 70_000));
        assertEquals(ROWS, shown(rows, 0), "as often as it is asked");
    }

    @Test
    void shouldNotTakeAFileThatBreaksOffForAWholeOne() throws IOException {
        written();
        final byte[] whole = Files.readAllBytes(file());
        for (final int cut : new int[] {1, Integer.BYTES, 100, whole.length}) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - cut));
            assertThrows(EOFException.class, () -> shown(new CatalogueRows(file()), 0), () -> "cut by " + cut);
        }
    }

    private CatalogueRows written() throws IOException {
        CatalogueRows.build(file(), (isWanted, visitor) -> ROWS.forEach(visitor::onRow));
        return new CatalogueRows(file());
    }

    private Path file() {
        return folder.resolve("items.rows");
    }

    /** One line, or all with 0. */
    private static Map<Integer, CatalogueRow> shown(final CatalogueItems items, final int line) throws IOException {
        final Map<Integer, CatalogueRow> shown = new TreeMap<>();
        items.forEach(number -> line == 0 || number == line, shown::put);
        return shown;
    }
}
