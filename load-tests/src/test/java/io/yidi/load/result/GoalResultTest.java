package io.yidi.load.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.load.drive.LatencyLog;
import io.yidi.load.drive.PlayedLatencies;
import io.yidi.load.result.GoalResult.Outcome;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalResultTest {

    private static final double EXACT = 1e-9;
    private static final int SAMPLES = 10_000;
    private static final long ELSEWHERE_NS = 1;
    private static final long RATE = 5_000;

    @Test
    void shouldSayWhatItHoldsAgainstWhat() {
        assertEquals("gateway p50 <= 1.30 x (echo p50 + raw fdatasync p50)", LatencyGoal.ONE_IN_FLIGHT.formula());
        assertEquals(
                "gateway p50 <= 1.15 x (echo p50 + raw fdatasync p50)", LatencyGoal.ONE_IN_FLIGHT_INLINE.formula());
        assertEquals(
                "gateway p99.9 <= 1.00 x (echo p99.9 + 3 x raw fdatasync p99)", LatencyGoal.HALF_OF_PEAK.formula());
    }

    @Test
    void shouldAskMoreOfAGatewayWithoutChangesOfThreads() {
        assertEquals(
                List.of(LatencyGoal.ONE_IN_FLIGHT, LatencyGoal.HALF_OF_PEAK),
                LatencyGoal.of(Entrant.of("gateway:pipeline.profile=pipelined")));
        assertEquals(
                List.of(LatencyGoal.ONE_IN_FLIGHT_INLINE, LatencyGoal.HALF_OF_PEAK),
                LatencyGoal.of(Entrant.of("gateway:pipeline.profile=inline:transport.wait=spin")));
    }

    @ParameterizedTest
    @CsvSource({
        // one in flight: 1.30 x (echo + raw)
        "ONE_IN_FLIGHT, 390, 100, 200, 1.30, MET",
        "ONE_IN_FLIGHT, 391, 100, 200, 1.3033333333333, MISSED",
        "ONE_IN_FLIGHT, 390, 200, 100, 1.30, MET",
        "ONE_IN_FLIGHT, 150, 100, 200, 0.50, MET",
        "ONE_IN_FLIGHT_INLINE, 345, 100, 200, 1.15, MET",
        "ONE_IN_FLIGHT_INLINE, 346, 100, 200, 1.1533333333333, MISSED",
        // half of peak: echo + 3 x raw
        "HALF_OF_PEAK, 700, 100, 200, 1.00, MET",
        "HALF_OF_PEAK, 701, 100, 200, 1.0014285714286, MISSED",
        "HALF_OF_PEAK, 501, 200, 100, 1.002, MISSED",
        "HALF_OF_PEAK, 350, 100, 200, 0.50, MET"
    })
    void shouldHoldTheGatewayAgainstEchoAndDisk(
            final LatencyGoal goal,
            final long gatewayNs,
            final long echoNs,
            final long rawNs,
            final double ratio,
            final Outcome outcome) {
        final GoalResult result = judge(goal, 0, round(gatewayNs, echoNs, rawNs, RATE, RATE));

        assertEquals(List.of(), result.invalidReasons());
        assertEquals(ratio, result.ratio().median(), EXACT);
        assertEquals(outcome, result.outcome());
        final GoalTerms terms = result.terms().get(0);
        assertEquals(List.of(gatewayNs, echoNs, rawNs), List.of(terms.gatewayNs(), terms.echoNs(), terms.rawNs()));
    }

    @ParameterizedTest
    @CsvSource({"360, 390, 900, 1.30, 1.20, 3.00, MET", "30, 393, 396, 1.31, 0.10, 1.32, MISSED"})
    void shouldJudgeByTheMedianOfTheRoundsAndTellTheirRange(
            final long first,
            final long second,
            final long third,
            final double median,
            final double min,
            final double max,
            final Outcome outcome) {
        final GoalResult result = judge(
                LatencyGoal.ONE_IN_FLIGHT,
                0,
                round(second, 100, 200, RATE, RATE),
                round(third, 100, 200, RATE, RATE),
                round(first, 100, 200, RATE, RATE));

        assertEquals(median, result.ratio().median(), EXACT);
        assertEquals(min, result.ratio().min(), EXACT);
        assertEquals(max, result.ratio().max(), EXACT);
        assertEquals(outcome, result.outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "4949, 5000, 'round 1, gateway: asked 5000/s, achieved 4949/s'",
        "5000, 4949, 'round 1, echo: asked 5000/s, achieved 4949/s'"
    })
    void shouldGiveNoVerdictOnARateThatWasNotReached(final long gatewayRate, final long echoRate, final String reason) {
        final GoalRound missed = round(10, 100, 200, gatewayRate, echoRate);

        final GoalResult halfOfPeak = judge(LatencyGoal.HALF_OF_PEAK, 0, missed, round(10, 100, 200, RATE, RATE));

        assertEquals(Outcome.NO_VERDICT, halfOfPeak.outcome());
        assertEquals(List.of(reason), halfOfPeak.invalidReasons());
        assertEquals(Outcome.MET, judge(LatencyGoal.ONE_IN_FLIGHT, 0, missed).outcome());
    }

    @Test
    void shouldGiveNoVerdictAtHalfOfAPeakOfAnswersThatWereNoSettlements() {
        final GoalRound sound = round(10, 100, 200, RATE, RATE);
        final RoundResult gateway = new RoundResult(
                sound.gateway().entrant(),
                1,
                PlayedPhases.unexpected("template 5, code 4001"),
                sound.gateway().openLoop(),
                sound.gateway().oneInFlight(),
                sound.gateway().noise());

        final GoalResult result =
                judge(LatencyGoal.HALF_OF_PEAK, 0, new GoalRound(gateway, sound.echo(), sound.rawForceNs()));

        assertEquals(
                List.of("round 1, gateway: 1 replies were not the expected kind, the first: template 5, code 4001"),
                result.invalidReasons());
        assertEquals(Outcome.NO_VERDICT, result.outcome());
    }

    @Test
    void shouldGiveNoVerdictOnAPercentileThatFewLatenciesLieBeyond() {
        final GoalRound few = new GoalRound(
                played("gateway", 10, RATE, SAMPLES - 1), played("echo", 100, RATE, SAMPLES), raw(200, 999));

        assertEquals(
                List.of(
                        "round 1, gateway: too few of 9999 latencies lie beyond p99.9",
                        "round 1, raw: too few of 999 latencies lie beyond p99"),
                judge(LatencyGoal.HALF_OF_PEAK, 0, few).invalidReasons());
        assertEquals(Outcome.MET, judge(LatencyGoal.ONE_IN_FLIGHT, 0, few).outcome());
    }

    @Test
    void shouldGiveNoVerdictOnANoisyMachine() {
        final GoalResult result = judge(LatencyGoal.ONE_IN_FLIGHT, 1, round(10, 100, 200, RATE, RATE));

        assertEquals(Outcome.NO_VERDICT, result.outcome());
        assertEquals(
                List.of("1 rounds count although the machine was not quiet: no replay was left"),
                result.invalidReasons());
    }

    private static GoalResult judge(final LatencyGoal goal, final int noisyKept, final GoalRound... rounds) {
        return GoalResult.of(
                goal,
                List.of(rounds),
                new RunResult(
                        new Conditions(Map.of()), List.of(), List.of(), noisyKept, new Histogram(3), new Histogram(3)));
    }

    private static GoalRound round(
            final long gatewayNs, final long echoNs, final long rawNs, final long gatewayRate, final long echoRate) {
        return new GoalRound(
                played("gateway", gatewayNs, gatewayRate, SAMPLES),
                played("echo", echoNs, echoRate, SAMPLES),
                raw(rawNs, SAMPLES));
    }

    /** Only what a goal is about takes as long as said. */
    private static RoundResult played(
            final String entrant, final long latencyNs, final long achieved, final int samples) {
        final LatencyLog elsewhere = PlayedLatencies.each(samples, ELSEWHERE_NS);
        final LatencyLog here = PlayedLatencies.each(samples, latencyNs);
        return new RoundResult(
                Entrant.of(entrant),
                1,
                PlayedPhases.at(0, 2 * RATE, elsewhere, elsewhere),
                PlayedPhases.at(RATE, achieved, here, elsewhere),
                PlayedPhases.at(0, RATE, elsewhere, here),
                new Noise(0, 0, "1.0", new Histogram(3), new Histogram(3)));
    }

    private static Histogram raw(final long latencyNs, final int samples) {
        final Histogram raw = new Histogram(3);
        raw.recordValueWithCount(latencyNs, samples);
        return raw;
    }
}
