package io.yidi.gateway.policy.plane;

/**
 * 有效期: a stretch of days.
 *
 * @param fromEpochDay first day, days since 1970-01-01
 * @param toEpochDay last day; {@link Integer#MAX_VALUE} if it is open
 */
public record EffectiveDays(int fromEpochDay, int toEpochDay) {

    /** Every day. */
    public static final EffectiveDays ALWAYS = new EffectiveDays(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /**
     * Whether a day lies in it.
     *
     * @param epochDay the day
     * @return true if so, first and last day included
     */
    public boolean contain(final int epochDay) {
        return epochDay >= fromEpochDay && epochDay <= toEpochDay;
    }
}
