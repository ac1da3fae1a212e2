package io.yidi.gateway.national.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files are kept for their institution, for a day, within so many bytes. */
class DeskFileTableTest {

    private static final int LARGE = 7 * 1024 * 1024;

    private final AtomicLong epochMs = new AtomicLong(1_700_000_000_000L);
    private final DeskFileTable files = new DeskFileTable(epochMs::get);

    @Test
    void shouldGiveAFileToItsInstitutionOnly() {
        final String number = files.keep("H1", "rows.zip", new byte[] {1, 2});
        assertEquals("rows.zip", files.find(number, "H1").orElseThrow().name());
        assertFalse(files.find(number, "H2").isPresent());
        assertTrue(number.length() <= 30, number);
    }

    @Test
    void shouldLetAFileGoAfterADay() {
        final String number = files.keep("H1", "rows.zip", new byte[] {1});
        epochMs.addAndGet(TimeUnit.HOURS.toMillis(24) - 1);
        assertTrue(files.find(number, "H1").isPresent());
        epochMs.incrementAndGet();
        assertFalse(files.find(number, "H1").isPresent());
    }

    @Test
    void shouldLetTheOldestOfAnInstitutionGoWhenItsShareIsUsedUp() {
        final String other = files.keep("H2", "0", new byte[LARGE]);
        final String first = files.keep("H1", "1", new byte[LARGE]);
        final String second = files.keep("H1", "2", new byte[LARGE]);
        final String third = files.keep("H1", "3", new byte[LARGE]);
        assertFalse(files.find(first, "H1").isPresent());
        assertTrue(files.find(second, "H1").isPresent());
        assertTrue(files.find(third, "H1").isPresent());
        assertTrue(files.find(other, "H2").isPresent());
    }

    @Test
    void shouldKeepAFileOfOneInstitutionHoweverManyAnotherOneSends() {
        final String kept = files.keep("H2", "0", new byte[LARGE]);
        for (int i = 0; i < 10_000; i++) {
            files.keep("H1", "name", new byte[i % 100 == 0 ? LARGE : 1]);
        }
        assertTrue(files.find(kept, "H2").isPresent());
    }

    @Test
    void shouldTakeFromWhoHasMostWhenAllTogetherLeaveNoRoom() {
        final String small = files.keep("H0", "0", new byte[1]);
        final List<String> first = new ArrayList<>();
        for (int institution = 1; institution <= 9; institution++) {
            first.add(files.keep("H" + institution, "1", new byte[LARGE]));
        }
        files.keep("H9", "2", new byte[LARGE]);
        assertTrue(files.find(small, "H0").isPresent());
        assertEquals(
                8,
                IntStream.range(1, 10)
                        .filter(i -> files.find(first.get(i - 1), "H" + i).isPresent())
                        .count());
    }

    /** A name and a code are bytes, too: of names of nothing else there is an end. */
    @Test
    void shouldCountTheNamesOfFiles() {
        final String first = files.keep("H1", "n".repeat(LARGE), new byte[0]);
        files.keep("H1", "n".repeat(LARGE / 2), new byte[0]);
        assertFalse(files.find(first, "H1").isPresent());
    }
}
