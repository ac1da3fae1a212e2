package io.yidi.rivals.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private static final Measurement FAST = new Measurement("fast", "ns", "none", List.of(10.0, 20.0, 10.0));
    private static final Measurement SLOW = new Measurement("slow", "ns", "none", List.of(300.0, 1_000.0, 800.0));
    private static final Report REPORT = new Report(
            "test",
            Map.of("machine", "two cores"),
            List.of(FAST, SLOW),
            List.of(Ratio.atLeast(60, "slow / fast", SLOW, FAST), Ratio.atMost(0.01, "fast / slow", FAST, SLOW)));

    @Test
    void shouldDivideRoundByRound() {
        assertEquals(List.of(30.0, 50.0, 80.0), SLOW.over(FAST));
        assertEquals(new Spread(30, 50, 80), Spread.of(SLOW.over(FAST)));
    }

    @Test
    void shouldTakeTheMeanOfTwoInTheMiddle() {
        assertEquals(new Spread(1, 2.5, 9), Spread.of(List.of(9.0, 2.0, 3.0, 1.0)));
    }

    @Test
    void shouldJudgeByTheMedian() {
        assertFalse(REPORT.ratios().get(0).isReached());
        assertTrue(Ratio.atLeast(50, "slow / fast", SLOW, FAST).isReached());
        assertTrue(Ratio.atMost(0.02, "fast / slow", FAST, SLOW).isReached());
        assertFalse(REPORT.ratios().get(1).isReached());
    }

    @Test
    void shouldPrintWhatLostToo() {
        final StringWriter text = new StringWriter();
        new ReportWriter(REPORT).print(new PrintWriter(text));
        assertTrue(text.toString().contains("50.00   (30.00 … 80.00)   goal at least 60.0: missed"), text.toString());
    }

    @Test
    void shouldWriteEveryRound(@TempDir final Path directory) throws IOException {
        final Path file = directory.resolve("out").resolve("rivals-test.json");
        new ReportWriter(REPORT).write(file);
        final JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertEquals("two cores", root.at("/conditions/machine").textValue());
        assertEquals(1_000, root.at("/measurements/1/rounds/1").intValue());
        assertEquals(50, root.at("/ratios/0/median").intValue());
        assertFalse(root.at("/ratios/0/reached").booleanValue());
    }
}
