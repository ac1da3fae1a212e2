package io.yidi.load.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchComparisonTest {

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();

    @Test
    void shouldJudgeByTheIntervalsThatJmhGives() throws IOException {
        assertEquals(VerdictWriter.NOT_SLOWER, judge(results("avgt", 200, 190, 210), results("avgt", 150, 145, 155)));
        assertTrue(text.toString().contains("SplitBenchmark.split avgt {\"level\":\"3\"}"), text.toString());
        assertTrue(text.toString().contains("x 0.750  intervals apart: faster"), text.toString());
    }

    @Test
    void shouldCallMoreTimeSlowerAndMoreThroughputFaster() throws IOException {
        assertEquals(VerdictWriter.SLOWER, judge(results("avgt", 150, 145, 155), results("avgt", 200, 190, 210)));
        assertEquals(VerdictWriter.NOT_SLOWER, judge(results("thrpt", 150, 145, 155), results("thrpt", 200, 190, 210)));
        assertEquals(VerdictWriter.SLOWER, judge(results("thrpt", 200, 190, 210), results("thrpt", 150, 145, 155)));
    }

    @Test
    void shouldShowNoDifferenceWhereIntervalsOverlapOrAreUnknown() throws IOException {
        assertEquals(VerdictWriter.NOT_SLOWER, judge(results("avgt", 200, 150, 250), results("avgt", 240, 190, 290)));
        assertTrue(text.toString().contains("intervals overlap: no difference shown"), text.toString());
        assertEquals(
                VerdictWriter.NOT_SLOWER,
                judge(results("avgt", 200, 190, 210), results("avgt", 900, "\"NaN\"", "\"NaN\"")));
    }

    @Test
    void shouldGiveNoVerdictWhereNoBenchmarkIsInBoth() throws IOException {
        assertEquals(VerdictWriter.NO_VERDICT, judge(results("avgt", 200, 190, 210), results("thrpt", 1, 1, 1)));
        assertTrue(text.toString().contains("only in one of the two: SplitBenchmark.split thrpt"), text.toString());
    }

    @Test
    void shouldRefuseWhatIsNoResult() throws IOException {
        final Path file = Files.writeString(directory.resolve("x.json"), "{}", StandardCharsets.UTF_8);

        assertThrows(IOException.class, () -> new BenchComparison(file, file));
    }

    private int judge(final String first, final String second) throws IOException {
        final Path one = Files.writeString(directory.resolve("a.json"), first, StandardCharsets.UTF_8);
        final Path other = Files.writeString(directory.resolve("b.json"), second, StandardCharsets.UTF_8);
        return new VerdictWriter(new PrintWriter(text)).write(new BenchComparison(one, other));
    }

    private static String results(final String mode, final Object score, final Object low, final Object high) {
        return String.format(Locale.ROOT, """
                [{"benchmark":"io.yidi.benchmarks.SplitBenchmark.split","mode":"%s","params":{"level":"3"},
                  "primaryMetric":{"score":%s,"scoreError":1,"scoreConfidence":[%s,%s],"scoreUnit":"ns/op"},
                  "secondaryMetrics":{"gc.alloc.rate.norm":
                    {"score":0.001,"scoreConfidence":[0.0005,0.0015],"scoreUnit":"B/op"}}}]
                """, mode, score, low, high);
    }
}
