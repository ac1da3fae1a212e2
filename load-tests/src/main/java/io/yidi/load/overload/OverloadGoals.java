package io.yidi.load.overload;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.drive.DriveResult;
import java.util.concurrent.TimeUnit;

/** 过载目标: what a gateway has to do under more than it can take, held against what it did. */
final class OverloadGoals {

    private static final double GOODPUT_GOAL = 0.90;
    private static final double ADMITTED_GOAL = 2.0;
    private static final double OFFERED_GOAL = 0.95;
    private static final long BUSY_GOAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;
    private static final double PERCENT = 100;
    private static final long NS_PER_US = 1_000;
    private static final double NS_PER_SECOND = 1e9;

    /** Before what counts of each load. */
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(1);

    private OverloadGoals() {}

    /** What others are compared with must itself be sound, or anything looks good beside it. */
    static void baseline(final ResultBlock result, final String name, final DriveResult found) {
        if (!found.isValid()) {
            result.goal(false, name, "nothing to compare with: %s", found.invalidReason());
        }
    }

    /**
     * Judges an overload.
     *
     * @param result receives the lines
     * @param seconds that it lasted
     * @param peak under saturation
     * @param normal at half the peak
     * @param over what was offered too much
     */
    static void judge(
            final ResultBlock result,
            final int seconds,
            final DriveResult peak,
            final DriveResult normal,
            final DriveResult over) {
        final double goodput = (double) over.achievedPerSecond() / Math.max(1, peak.achievedPerSecond());
        final long normalUs = normal.serviceNs().getValueAtPercentile(P999) / NS_PER_US;
        final long admittedUs = over.serviceNs().getValueAtPercentile(P999) / NS_PER_US;
        final long busyNs = over.turnedAwayNs().getValueAtPercentile(P99);
        final double offered = over.sent() * NS_PER_SECOND / (over.windowNs() + WARM_UP_NS);
        result.line("peak", "%d/s", peak.achievedPerSecond())
                .goal(
                        offered >= OFFERED_GOAL * over.askedPerSecond(),
                        "offered",
                        "%d/s for %d s (%.0f/s came about), %d sent, %d BUSY (%.1f %%), %d unanswered",
                        over.askedPerSecond(),
                        seconds,
                        offered,
                        over.sent(),
                        over.turnedAway(),
                        PERCENT * over.turnedAway() / Math.max(1, over.sent()),
                        over.unanswered())
                .goal(
                        over.unexpected() == 0 && over.unanswered() == 0,
                        "answers",
                        "%d unexpected %s, %d missing",
                        over.unexpected(),
                        over.firstUnexpected(),
                        over.unanswered())
                .goal(
                        goodput >= GOODPUT_GOAL,
                        "goodput",
                        "%d/s, %.2f of the peak (goal %.2f)",
                        over.achievedPerSecond(),
                        goodput,
                        GOODPUT_GOAL)
                .goal(
                        over.turnedAway() > 0 && busyNs <= BUSY_GOAL_NS,
                        "BUSY after",
                        "p50 %d us, p99 %d us (goal p99 %d us)",
                        over.turnedAwayNs().getValueAtPercentile(P50) / NS_PER_US,
                        busyNs / NS_PER_US,
                        BUSY_GOAL_NS / NS_PER_US)
                .goal(
                        admittedUs <= ADMITTED_GOAL * normalUs,
                        "admitted",
                        "p99.9 %d us, normal %d us at half the peak, %.1f times (goal %.1f)",
                        admittedUs,
                        normalUs,
                        (double) admittedUs / Math.max(1, normalUs),
                        ADMITTED_GOAL);
    }
}
