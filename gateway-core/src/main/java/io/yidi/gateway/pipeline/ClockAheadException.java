package io.yidi.gateway.pipeline;

import java.time.LocalDate;

/**
 * 时钟超前: the time of day lies so far behind the last business day that it is more likely wrong than right. Nothing was
 * changed: a day once begun could not be taken back.
 */
public final class ClockAheadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClockAheadException(final LocalDate last, final LocalDate today, final int daysMax) {
        super("expected a day at most " + daysMax + " days after the last business day " + last + ", found " + today
                + ": set the clock right, or, if it is, raise yidi.idle-days-max for this start");
    }
}
