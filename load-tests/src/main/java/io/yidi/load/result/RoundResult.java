package io.yidi.load.result;

/**
 * 一轮结果: what one contestant did in one round, and how quiet the machine was meanwhile.
 *
 * @param entrant who played
 * @param round 1 …; 0 for warming up
 * @param saturation all connections full
 * @param openLoop at the asked rate
 * @param oneInFlight one connection, one request at a time
 * @param noise of the machine
 */
public record RoundResult(
        Entrant entrant,
        int round,
        PhaseResult saturation,
        PhaseResult openLoop,
        PhaseResult oneInFlight,
        Noise noise) {

    /** Why the round may not be judged, or empty. */
    public String invalidReason() {
        if (!saturation.drive().isValid()) {
            return "saturation: " + saturation.drive().invalidReason();
        }
        if (!openLoop.drive().isValid()) {
            return "open loop: " + openLoop.drive().invalidReason();
        }
        return oneInFlight.drive().isValid()
                ? ""
                : "one in flight: " + oneInFlight.drive().invalidReason();
    }

    /** Phases in which the generator may have been what is measured; empty if none. */
    public String generatorBound() {
        final StringBuilder text = new StringBuilder();
        append(text, "saturation", saturation);
        append(text, "open loop", openLoop);
        append(text, "one in flight", oneInFlight);
        return text.toString();
    }

    private static void append(final StringBuilder text, final String name, final PhaseResult phase) {
        if (phase.isGeneratorBound()) {
            text.append(text.length() == 0 ? "generator-bound: " : ", ").append(name);
        }
    }
}
