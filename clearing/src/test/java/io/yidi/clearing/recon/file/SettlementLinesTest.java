package io.yidi.clearing.recon.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BJ-35a: a settlement that is in a file twice is noticed, in whatever order the file is. */
class SettlementLinesTest {

    private static final int ROWS = 20_000;

    /** Between ascending numbers there are strays: none, some, mostly, or nothing else. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 3", "3, 70", "4, 100"})
    void shouldTellTheLineOfTheSettlementThatWasThereBefore(final long seed, final int strayPercent) {
        final Random random = new Random(seed);
        final SettlementLines lines = new SettlementLines(1);
        final Map<Long, Integer> plain = new HashMap<>();
        long next = 0;
        int found = 0;
        for (int line = 1; line <= ROWS; line++) {
            next += 1 + random.nextInt(3);
            final long key = random.nextInt(100) < strayPercent ? random.nextInt(3 * ROWS) : next;

            final int earlier = lines.put(key, line);

            final Integer expected = plain.put(key, line);
            assertEquals(expected == null ? SettlementLines.NO_LINE : expected, earlier, "line " + line);
            found += expected == null ? 0 : 1;
        }
        assertEquals(strayPercent > 0, found > 0);
    }

    /** A number that is out of the way, as of another system, and everything else behind it. */
    @Test
    void shouldNoticeATwinBehindANumberOutOfTheWay() {
        final SettlementLines lines = new SettlementLines(4);
        final long[] keys = {5, 900_000_000_000L, 7, 9};
        for (int i = 0; i < keys.length; i++) {
            assertEquals(SettlementLines.NO_LINE, lines.put(keys[i], i + 2));
        }

        assertEquals(3, lines.put(900_000_000_000L, 6));
        assertEquals(6, lines.put(900_000_000_000L, 7));
        assertEquals(4, lines.put(7, 8));
        assertEquals(5, lines.put(9, 9));
        assertEquals(9, lines.put(9, 10));
        assertEquals(2, lines.put(5, 11));
    }
}
