package io.yidi.load.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.Noise;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.PlayedPhases;
import io.yidi.load.result.ResultFileWriter;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultComparisonTest {

    private static final long[] AROUND_1000 = {990, 1_000, 1_010, 1_005, 995};
    private static final Map<String, String> CONDITIONS = Map.of("kernel", "Linux 6.1", "pipeline", "32");

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();

    @Test
    void shouldCallItFasterWhereIntervalsAreApart() throws IOException {
        final Path a = run("a", CONDITIONS, AROUND_1000);
        final Path b = run("b", CONDITIONS, 1_990, 2_000, 2_010, 2_005, 1_995);

        assertEquals(VerdictWriter.NOT_SLOWER, judge(a, b, false));
        assertTrue(text.toString().contains("x 2.000"), text.toString());
        assertTrue(text.toString().contains("intervals apart: faster"), text.toString());
        assertTrue(text.toString().contains("gateway                  fdatasync-batch"), text.toString());
    }

    @Test
    void shouldEndWithACodeOfItsOwnWhereSomethingIsSlower() throws IOException {
        assertEquals(
                VerdictWriter.SLOWER,
                judge(run("a", CONDITIONS, AROUND_1000), run("b", CONDITIONS, 490, 500, 510, 505, 495), false));
        assertTrue(text.toString().contains("intervals apart: slower"), text.toString());
    }

    @Test
    void shouldShowNoDifferenceWhereIntervalsOverlap() throws IOException {
        assertEquals(
                VerdictWriter.NOT_SLOWER,
                judge(run("a", CONDITIONS, AROUND_1000), run("b", CONDITIONS, 985, 1_000, 1_012, 1_002, 991), false));
        assertTrue(text.toString().contains("intervals overlap: no difference shown"), text.toString());
        assertTrue(text.toString().contains("0 faster, 0 slower"), text.toString());
    }

    @Test
    void shouldNotCompareOtherConditionsUnlessToldTo() throws IOException {
        final Path a = run("a", CONDITIONS, AROUND_1000);
        final Path b = run("b", Map.of("kernel", "Linux 6.18", "pipeline", "32"), 490, 500, 510, 505, 495);

        assertEquals(VerdictWriter.NO_VERDICT, judge(a, b, false));
        assertTrue(text.toString().contains("differs: kernel: Linux 6.1 | Linux 6.18"), text.toString());
        assertEquals(VerdictWriter.SLOWER, judge(a, b, true));
    }

    @Test
    void shouldGiveNoVerdictOnARateThatWasNotReached() throws IOException {
        final Path a = run("a", CONDITIONS, AROUND_1000);
        final List<RoundResult> rounds = new ArrayList<>();
        for (final long achieved : AROUND_1000) {
            rounds.add(round(rounds.size() + 1, PlayedPhases.at(1_000, achieved), PlayedPhases.at(5_000, achieved)));
        }

        assertEquals(VerdictWriter.NO_VERDICT, judge(a, written("b", CONDITIONS, summaries(rounds)), false));
        assertTrue(
                text.toString().contains("gateway, round 2: open loop: asked 5000/s, achieved 1000/s"),
                text.toString());
    }

    @Test
    void shouldGiveNoVerdictOnFewRounds() throws IOException {
        assertEquals(
                VerdictWriter.NO_VERDICT,
                judge(run("a", CONDITIONS, AROUND_1000), run("b", CONDITIONS, 490, 500, 510), false));
        assertTrue(
                text.toString().contains("NO VERDICT: expected at least 4 rounds of gateway, found 3"),
                text.toString());
        assertTrue(text.toString().contains("intervals apart: no verdict"), text.toString());
    }

    @Test
    void shouldNameContestantsThatOnlyOneHasAndJudgeTheOthers() throws IOException {
        final Path a = written("a", CONDITIONS, List.of(summary("gateway", AROUND_1000), summary("echo", AROUND_1000)));
        final Path b = written(
                "b", CONDITIONS, List.of(summary("durable-echo", AROUND_1000), summary("gateway", AROUND_1000)));

        assertEquals(VerdictWriter.NOT_SLOWER, judge(a, b, false));
        assertTrue(
                text.toString().contains("only in one of the two, no verdict: echo, " + a.resolve("results.json")),
                text.toString());
        assertTrue(
                text.toString()
                        .contains("only in one of the two, no verdict: durable-echo, " + b.resolve("results.json")),
                text.toString());
        assertEquals(2, text.toString().split("only in one", -1).length - 1, text.toString());
    }

    @Test
    void shouldGiveNoVerdictWhereNoContestantIsInBoth() throws IOException {
        final Path a = written("a", CONDITIONS, List.of(summary("echo", AROUND_1000)));

        assertEquals(VerdictWriter.NO_VERDICT, judge(a, run("b", CONDITIONS, AROUND_1000), false));
        assertTrue(text.toString().contains("only in one of the two, no verdict: gateway, "), text.toString());
        assertTrue(text.toString().contains("NO VERDICT: expected a contestant in both"), text.toString());
    }

    @Test
    void shouldNotCallSlowerWhatAGeneratorHeldBack() throws IOException {
        final Path a = run("a", CONDITIONS, AROUND_1000);
        final List<RoundResult> rounds = new ArrayList<>();
        for (final long achieved : new long[] {490, 500, 510, 505, 495}) {
            final PhaseResult free = PlayedPhases.at(achieved);
            final PhaseResult saturation = rounds.size() % 3 == 0 ? generatorBound(free) : free;
            rounds.add(round(rounds.size() + 1, saturation, PlayedPhases.at(500)));
        }

        assertEquals(VerdictWriter.NOT_SLOWER, judge(a, written("b", CONDITIONS, summaries(rounds)), false));
        assertTrue(
                text.toString().contains("generator-bound, no verdict: gateway, saturation, rounds [1, 4] of "),
                text.toString());
        assertTrue(line("saturation, replies/s").endsWith("intervals apart: no verdict"), text.toString());
        assertTrue(line("saturation, server µs/request").endsWith("no difference shown"), text.toString());
        assertTrue(line("one in flight, p50 µs").endsWith("no difference shown"), text.toString());
        assertTrue(text.toString().contains("0 slower, "), text.toString());
        assertTrue(text.toString().contains(", 1 without a verdict"), text.toString());
    }

    @Test
    void shouldRefuseWhatIsNoResult() throws IOException {
        final Path file = Files.writeString(directory.resolve("x.json"), "{}", StandardCharsets.UTF_8);

        assertThrows(IOException.class, () -> SavedResult.read(file));
        assertThrows(IOException.class, () -> SavedResult.read(directory.resolve("nothing")));
    }

    private int judge(final Path a, final Path b, final boolean isForced) throws IOException {
        return new VerdictWriter(new PrintWriter(text))
                .write(new ResultComparison(SavedResult.read(a), SavedResult.read(b)), isForced);
    }

    private Path run(final String name, final Map<String, String> conditions, final long... achieved)
            throws IOException {
        final List<RoundResult> rounds = new ArrayList<>();
        for (final long perSecond : achieved) {
            rounds.add(round(rounds.size() + 1, PlayedPhases.at(perSecond), PlayedPhases.at(500)));
        }
        return written(name, conditions, summaries(rounds));
    }

    private String line(final String measure) {
        return text.toString()
                .lines()
                .filter(line -> line.contains(measure))
                .findFirst()
                .orElseThrow();
    }

    private static PhaseResult generatorBound(final PhaseResult phase) {
        return new PhaseResult(phase.drive(), phase.wallNs(), phase.serverCpuNs(), phase.wallNs() * 8 / 10);
    }

    private static Summary summary(final String entrant, final long... achieved) {
        final List<RoundResult> rounds = new ArrayList<>();
        for (final long perSecond : achieved) {
            rounds.add(round(Entrant.of(entrant), rounds.size() + 1, PlayedPhases.at(perSecond), PlayedPhases.at(500)));
        }
        return new Summary(Entrant.of(entrant), rounds);
    }

    private static List<Summary> summaries(final List<RoundResult> rounds) {
        return List.of(new Summary(Entrant.of("gateway"), rounds));
    }

    private static RoundResult round(final int number, final PhaseResult saturation, final PhaseResult openLoop) {
        return round(Entrant.of("gateway"), number, saturation, openLoop);
    }

    private static RoundResult round(
            final Entrant entrant, final int number, final PhaseResult saturation, final PhaseResult openLoop) {
        return new RoundResult(
                entrant,
                number,
                saturation,
                openLoop,
                PlayedPhases.at(100),
                new Noise(0, 0, "1.0", new Histogram(3), new Histogram(3)));
    }

    private Path written(final String name, final Map<String, String> conditions, final List<Summary> summaries)
            throws IOException {
        final Path target = directory.resolve(name);
        new ResultFileWriter(target)
                .write(new RunResult(
                        new Conditions(conditions), summaries, List.of(), 0, new Histogram(3), new Histogram(3)));
        return target;
    }
}
