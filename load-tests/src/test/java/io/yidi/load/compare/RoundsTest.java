package io.yidi.load.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.result.Entrant;
import io.yidi.load.result.Noise;
import io.yidi.load.result.NoiseLimits;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.PlayedPhases;
import io.yidi.load.result.RoundResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final long QUIET = 0;
    private static final long DISTURBED = 500;

    private final StringWriter text = new StringWriter();
    private final List<String> played = new ArrayList<>();

    @Test
    void shouldPlayEveryRoundOfAllBeforeTheNext() throws Exception {
        final Rounds<Entrant> rounds = play(2, 5, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET);

        assertEquals(List.of("0 echo", "0 gateway", "1 echo", "1 gateway", "2 echo", "2 gateway"), played);
        assertEquals(4, rounds.kept().size());
        assertEquals(0, rounds.rejections().size());
    }

    @Test
    void shouldPlayANoisyRoundAgainAndCountIt() throws Exception {
        final Rounds<Entrant> rounds = play(1, 5, QUIET, QUIET, QUIET, DISTURBED, QUIET, QUIET);

        assertEquals(List.of("0 echo", "0 gateway", "1 echo", "1 gateway", "1 echo", "1 gateway"), played);
        assertEquals(2, rounds.kept().size());
        assertEquals(1, rounds.rejections().size());
        assertTrue(rounds.kept().stream().allMatch(round -> round.noise().stealBp() == QUIET));
        assertTrue(
                text.toString().contains("round 1 does not count and is played again: gateway: steal of 500/10000"),
                text.toString());
    }

    @Test
    void shouldStopPlayingAgainWhenNoReplayIsLeft() throws Exception {
        final Rounds<Entrant> rounds = play(2, 1, QUIET, QUIET, DISTURBED, QUIET, DISTURBED, QUIET, DISTURBED, QUIET);

        assertEquals(1, rounds.rejections().size());
        assertEquals(2, rounds.noisyKept());
        assertEquals(4, rounds.kept().size());
    }

    private Rounds<Entrant> play(final int count, final int replaysMax, final long... stealBp) throws Exception {
        final Queue<Long> noise = new ArrayDeque<>();
        LongStream.of(stealBp).forEach(noise::add);
        final Rounds<Entrant> rounds = new Rounds<>(
                new NoiseLimits(100, Long.MAX_VALUE, replaysMax), new ReportWriter(new PrintWriter(text, true)));
        rounds.play(List.of(Entrant.of("echo"), Entrant.of("gateway")), count, (entrant, round) -> {
            played.add(round + " " + entrant);
            final PhaseResult phase = PlayedPhases.at(1_000);
            return new RoundResult(
                    entrant,
                    round,
                    phase,
                    phase,
                    phase,
                    new Noise(noise.remove(), 0, "1.0", new Histogram(3), new Histogram(3)));
        });
        return rounds;
    }
}
