package io.yidi.load.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BucketFiguresTest {

    private static final String PAGE = """
            # TYPE times_seconds histogram
            times_seconds_bucket{door="a",le="0.001"} 4
            times_seconds_bucket{door="a",le="0.05"} 9
            times_seconds_bucket{door="a",le="0.1"} 10
            times_seconds_bucket{door="a",le="+Inf"} 10
            times_seconds_bucket{door="b",le="+Inf"} 77
            times_seconds_count{door="a"} 10
            """;

    private final BucketFigures figures = new BucketFigures(PAGE, "times_seconds_bucket{door=\"a\"");

    @Test
    void shouldTellBetweenWhichLimitsAPercentileLies() {
        assertEquals(10, figures.count());
        assertEquals("0.0 to 1.0 ms", figures.percentile(40).toString());
        assertEquals("1.0 to 50.0 ms", figures.percentile(50).toString());
        assertEquals("50.0 to 100.0 ms", figures.percentile(100).toString());
    }

    @Test
    void shouldTellWhetherAValueLiesThere() {
        final BucketFigures.Range range = figures.percentile(100);
        assertTrue(range.holds(50_000_001, 1));
        assertTrue(range.holds(100_000_000, 1));
        assertFalse(range.holds(49_000_000, 1.01));
        assertFalse(range.holds(102_000_000, 1.01));
    }

    @Test
    void shouldSayThatNothingIsThere() {
        assertEquals(0, new BucketFigures(PAGE, "other_bucket{door=\"a\"").count());
    }
}
