package io.yidi.clearing.trial;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * 试验计划: how many bills a day has, and which of them go wrong.
 *
 * @param settlements of the day; the bills of a few minutes after midnight come on top
 * @param differences that are made, as far as the day has room for them
 * @param seed chooses everything
 * @param day business day
 */
public record TrialPlan(int settlements, int differences, long seed, LocalDate day) {

    private static final long DAY_NS = Duration.ofDays(1).toNanos();
    private static final long NEAR_MIDNIGHT_NS = Duration.ofMinutes(9).toNanos();
    private static final int SETTLEMENTS_MIN = 2_000;
    private static final int SHARE_MAX = 20;

    /** Checks that the faults have room. */
    public TrialPlan {
        if (settlements < SETTLEMENTS_MIN || differences < 1 || differences > settlements / SHARE_MAX) {
            throw new IllegalArgumentException(
                    "expected at least " + SETTLEMENTS_MIN + " settlements and at most one in " + SHARE_MAX
                            + " to go wrong, found " + differences + " of " + settlements);
        }
    }

    /** Bills that are sent in all: those of the day, then one for each clock that is behind. */
    int bills() {
        return settlements + countOf(Fault.CLOCK_BEHIND);
    }

    /** When a bill is sent: evenly over the day, and those that come on top after midnight. */
    long sentAtNs(final int bill) {
        final boolean isNextDay = bill >= settlements;
        final long midnightNs = Duration.ofSeconds(day.plusDays(isNextDay ? 1 : 0)
                        .atStartOfDay(ZoneOffset.ofHours(8))
                        .toEpochSecond())
                .toNanos();
        return midnightNs + (bill - (isNextDay ? settlements : 0) + 1) * (DAY_NS / (settlements + 1));
    }

    /** Which bills go wrong, and how. */
    Map<Integer, Fault> faults() {
        final SplittableRandom random = new SplittableRandom(seed);
        final Map<Integer, Fault> faults = new HashMap<>();
        for (final Fault fault : Fault.values()) {
            for (int i = 0; i < countOf(fault); i++) {
                int bill = bill(fault, i, random);
                while (faults.containsKey(bill)) {
                    bill = bill(fault, i, random);
                }
                faults.put(bill, fault);
            }
        }
        return faults;
    }

    private int bill(final Fault fault, final int index, final SplittableRandom random) {
        final int nearMidnight = (int) (NEAR_MIDNIGHT_NS / (DAY_NS / (settlements + 1)));
        return switch (fault) {
            case CLOCK_AHEAD -> settlements - 1 - random.nextInt(nearMidnight);
            case CLOCK_BEHIND -> settlements + index;
            default -> random.nextInt(settlements);
        };
    }

    /** Each kind the same, the first takes what is left; those at midnight only as many as fit there. */
    private int countOf(final Fault fault) {
        final int each = differences / Fault.values().length;
        final int nearMidnight = (int) (NEAR_MIDNIGHT_NS / (DAY_NS / (settlements + 1))) / 2;
        return switch (fault) {
            case CLOCK_AHEAD, CLOCK_BEHIND -> Math.min(each, nearMidnight);
            case ANSWER_LOST ->
                differences
                        - each * (Fault.values().length - 2 - 1)
                        - countOf(Fault.CLOCK_AHEAD)
                        - countOf(Fault.CLOCK_BEHIND);
            default -> each;
        };
    }
}
