package io.yidi.load.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * 时延目标: how much longer than a bare echo and the disk by itself a durable answer may take. The gateway's percentile is
 * told as a multiple of {@code echo + rawFactor x raw}, which has to stay at or below {@link #ratioMax()}.
 */
public enum LatencyGoal {
    /** 单笔在途: half of the answers, one connection, one request at a time. */
    ONE_IN_FLIGHT("one in flight", RoundResult::oneInFlight, false, Percentiles.P50, 1, Percentiles.P50, 1.30),

    /** 单笔在途: the same, where no request changes threads. */
    ONE_IN_FLIGHT_INLINE("one in flight", RoundResult::oneInFlight, false, Percentiles.P50, 1, Percentiles.P50, 1.15),

    /** 半峰开环: all answers but one in a thousand, from the intended send time, at half of the gateway's peak. */
    HALF_OF_PEAK("half of peak, open loop", RoundResult::openLoop, true, Percentiles.P999, 3, Percentiles.P99, 1.00) {
        @Override
        List<PhaseResult> phasesOf(final RoundResult round) {
            return round.entrant().kind().isGateway()
                    ? List.of(round.saturation(), round.openLoop())
                    : List.of(round.openLoop());
        }
    };

    private static final String INLINE = "pipeline.profile=inline";

    private final String label;
    private final Function<RoundResult, PhaseResult> phase;
    private final boolean isFromIntendedTime;
    private final double percentile;
    private final int rawFactor;
    private final double rawPercentile;
    private final double ratioMax;

    LatencyGoal(
            final String label,
            final Function<RoundResult, PhaseResult> phase,
            final boolean isFromIntendedTime,
            final double percentile,
            final int rawFactor,
            final double rawPercentile,
            final double ratioMax) {
        this.label = label;
        this.phase = phase;
        this.isFromIntendedTime = isFromIntendedTime;
        this.percentile = percentile;
        this.rawFactor = rawFactor;
        this.rawPercentile = rawPercentile;
        this.ratioMax = ratioMax;
    }

    /**
     * Goals of a gateway.
     *
     * @param gateway with the settings that it has
     */
    public static List<LatencyGoal> of(final Entrant gateway) {
        return List.of(gateway.settings().contains(INLINE) ? ONE_IN_FLIGHT_INLINE : ONE_IN_FLIGHT, HALF_OF_PEAK);
    }

    /** Name in tables and files. */
    public String label() {
        return label;
    }

    /** Most that the ratio may be. */
    public double ratioMax() {
        return ratioMax;
    }

    /** The goal in full. */
    public String formula() {
        return Percentiles.format(
                "gateway %s <= %.2f x (echo %s + %sraw fdatasync %s)",
                Percentiles.name(percentile),
                ratioMax,
                Percentiles.name(percentile),
                rawFactor == 1 ? "" : rawFactor + " x ",
                Percentiles.name(rawPercentile));
    }

    /** The figures of a round. */
    GoalTerms termsOf(final GoalRound round) {
        final long gatewayNs = latencyNs(round.gateway()).getValueAtPercentile(percentile);
        final long echoNs = latencyNs(round.echo()).getValueAtPercentile(percentile);
        final long rawNs = round.rawForceNs().getValueAtPercentile(rawPercentile);
        final long againstNs = echoNs + rawFactor * rawNs;
        return new GoalTerms(
                round.gateway().round(),
                phase.apply(round.gateway()).drive().askedPerSecond(),
                gatewayNs,
                echoNs,
                rawNs,
                (double) gatewayNs / Math.max(1, againstNs));
    }

    /** Why a round says nothing about the goal, a line each. */
    List<String> invalidReasons(final GoalRound round) {
        final List<String> reasons = new ArrayList<>();
        for (final RoundResult played : List.of(round.gateway(), round.echo())) {
            final String who = "round " + played.round() + ", " + played.entrant() + ": ";
            phasesOf(played).stream()
                    .map(each -> each.drive().invalidReason())
                    .filter(reason -> !reason.isEmpty())
                    .forEach(reason -> reasons.add(who + reason));
            putIfFew(reasons, who, latencyNs(played), percentile);
        }
        putIfFew(reasons, "round " + round.gateway().round() + ", raw: ", round.rawForceNs(), rawPercentile);
        return reasons;
    }

    /** Loads that the goal rests on. */
    List<PhaseResult> phasesOf(final RoundResult round) {
        return List.of(phase.apply(round));
    }

    private Histogram latencyNs(final RoundResult round) {
        return isFromIntendedTime
                ? phase.apply(round).drive().correctedNs()
                : phase.apply(round).drive().serviceNs();
    }

    private static void putIfFew(
            final List<String> reasons, final String who, final Histogram latencyNs, final double percentile) {
        if (!Percentiles.isBorne(latencyNs, percentile)) {
            reasons.add(who + "too few of " + latencyNs.getTotalCount() + " latencies lie beyond "
                    + Percentiles.name(percentile));
        }
    }
}
