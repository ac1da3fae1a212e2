package io.yidi.load.overload;

import java.io.IOException;
import java.util.Optional;

/**
 * 处理器限额: a control group that holds one process to a share of the processors, in thousandths of one.
 *
 * <p>A process that has used up its share stands still until the period ends. So the share is given in the smallest
 * portions there are, a millisecond of processor in a period that is as long as the share asks for.
 */
final class CpuLimit implements CapacityLimit {

    private static final int PORTION_US = 1_000;
    private static final int PERIOD_US_MAX = 1_000_000;
    private static final int WHOLE = 1_000;

    private static final ControlGroup.Kind KIND = new ControlGroup.Kind("cpu", "cpu.cfs_quota_us");

    private final ControlGroup group;

    private CpuLimit(final ControlGroup group) {
        this.group = group;
    }

    /** What is missing; nothing if there can be one. */
    static Optional<String> missing() {
        return KIND.missing();
    }

    /** A group with one process, not limited yet. */
    static CpuLimit of(final long pid) throws IOException {
        return new CpuLimit(KIND.with(pid));
    }

    @Override
    public long unitsMax() {
        return (long) Runtime.getRuntime().availableProcessors() * WHOLE;
    }

    @Override
    public void limit(final long thousandths) throws IOException {
        group.write(KIND.limit(), Integer.toString(portions(thousandths) * PORTION_US));
        group.write("cpu.cfs_period_us", Long.toString(periodUs(thousandths)));
    }

    @Override
    public String describe(final long thousandths) {
        return portions(thousandths) * PORTION_US + " us of processor in each " + periodUs(thousandths) + " us";
    }

    /** A period is at least as long as a portion, so that more than one processor takes more than one portion. */
    private static int portions(final long thousandths) {
        return Math.toIntExact((thousandths + WHOLE - 1) / WHOLE);
    }

    private static long periodUs(final long thousandths) {
        return Math.min(PERIOD_US_MAX, (long) portions(thousandths) * PORTION_US * WHOLE / thousandths);
    }

    @Override
    public void close() throws IOException {
        group.close();
    }
}
