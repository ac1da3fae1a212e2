package io.yidi.load.day;

import io.yidi.load.shim.MovedClock;
import java.io.IOException;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 日切: moves the clock of a gateway to midnight in Shanghai, in steps that it follows, with a bill after each; the first
 * bill after midnight begins the new business day.
 */
final class DayCut {

    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long SHANGHAI_NS = TimeUnit.HOURS.toNanos(8);
    private static final long STEP_NS = TimeUnit.MINUTES.toNanos(4);
    private static final long BEFORE_MIDNIGHT_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final LocalTime BEGIN = LocalTime.of(22, 0);

    private final MovedClock clock;
    private long aheadNs;

    DayCut(final MovedClock clock) {
        this.clock = clock;
    }

    /** Sends one bill, of the same day's books. */
    @FunctionalInterface
    interface OneBill {

        /** Sends it and tells the business day in its answer. */
        int settle() throws IOException;
    }

    /** Puts the clock to the evening of this day; before the gateway starts. */
    void begin() throws IOException {
        aheadNs = BEGIN.toNanoOfDay() - timeOfDayNs();
        clock.moveTo(aheadNs);
    }

    /**
     * Goes to midnight and over it.
     *
     * @param day business day that ends
     * @param oneBill sends one
     * @return {@link System#nanoTime} just before the first bill of the new day was sent
     */
    long make(final int day, final OneBill oneBill) throws IOException {
        while (true) {
            final long beforeNs = System.nanoTime();
            if (oneBill.settle() != day) {
                return beforeNs;
            }
            final long leftNs = untilMidnightNs();
            if (leftNs > BEFORE_MIDNIGHT_NS) {
                aheadNs += Math.min(STEP_NS, leftNs - BEFORE_MIDNIGHT_NS);
                clock.moveTo(aheadNs);
            } else {
                LockSupport.parkNanos(leftNs);
            }
        }
    }

    private long untilMidnightNs() {
        return DAY_NS - Math.floorMod(timeOfDayNs() + aheadNs, DAY_NS);
    }

    private static long timeOfDayNs() {
        return Math.floorMod(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) + SHANGHAI_NS, DAY_NS);
    }
}
