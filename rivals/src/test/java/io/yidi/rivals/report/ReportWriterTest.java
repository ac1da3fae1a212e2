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
        assertEquals(50, Ratio.atLeast(60, "slow / fast", SLOW, FAST).estimate().median());
    }

    @Test
    void shouldTellTheIntervalOfEnoughRounds() throws Exception {
        final Measurement same = new Measurement("same", "ns", "none", List.of(7.0, 7.0, 7.0, 7.0));
        final StringWriter text = new StringWriter();
        new ReportWriter(new Report("test", Map.of(), List.of(same, FAST), List.of())).print(new PrintWriter(text));

        assertTrue(text.toString().contains("7.0   (7.0 … 7.0)   7.0 … 7.0"), text.toString());
        assertTrue(text.toString().contains("10.0   (10.0 … 20.0)   -"), text.toString());
    }

    @Test
    void shouldGiveNoVerdictWhereNothingMayBeSaid() {
        final Ratio doubted = Ratio.atLeast(1, "slow / fast", SLOW, FAST).unless("slow did not take its half");
        final StringWriter text = new StringWriter();
        new ReportWriter(new Report("test", Map.of(), List.of(SLOW, FAST), List.of(doubted)))
                .print(new PrintWriter(text));

        assertFalse(doubted.isReached());
        assertTrue(
                text.toString().contains("goal at least 1.0: no verdict: slow did not take its half"), text.toString());
        assertTrue(doubted.unless("").isReached());
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
        assertTrue(
                text.toString().contains("50.00   (30.00 … 80.00)   -   goal at least 60.0: missed"), text.toString());
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
