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

        assertEquals(VerdictWriter.NO_VERDICT, judge(a, written("b", CONDITIONS, rounds), false));
        assertTrue(text.toString().contains("open loop: asked 5000/s, achieved 990/s"), text.toString());
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
        return written(name, conditions, rounds);
    }

    private static RoundResult round(final int number, final PhaseResult saturation, final PhaseResult openLoop) {
        return new RoundResult(
                Entrant.of("gateway"),
                number,
                saturation,
                openLoop,
                PlayedPhases.at(100),
                new Noise(0, 0, "1.0", new Histogram(3), new Histogram(3)));
    }

    private Path written(final String name, final Map<String, String> conditions, final List<RoundResult> rounds)
            throws IOException {
        final Path target = directory.resolve(name);
        new ResultFileWriter(target)
                .write(new RunResult(
                        new Conditions(conditions),
                        List.of(new Summary(Entrant.of("gateway"), rounds)),
                        List.of(),
                        0,
                        new Histogram(3),
                        new Histogram(3)));
        return target;
    }
}
