package io.yidi.gateway.national.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Files are kept for their institution, for a day, within so many bytes. */
class DeskFileTableTest {

    private static final int LARGE = 30 * 1024 * 1024;

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
    void shouldLetTheOldestGoWhenThereIsNoRoom() {
        final String first = files.keep("H1", "1", new byte[LARGE]);
        final String second = files.keep("H1", "2", new byte[LARGE]);
        final String third = files.keep("H1", "3", new byte[LARGE]);
        assertFalse(files.find(first, "H1").isPresent());
        assertTrue(files.find(second, "H1").isPresent());
        assertTrue(files.find(third, "H1").isPresent());
    }
}
