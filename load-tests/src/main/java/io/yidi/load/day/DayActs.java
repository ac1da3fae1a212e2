package io.yidi.load.day;

/**
 * 当日动作: what was answered as it was asked for.
 *
 * @param bills settled
 * @param repeats given the answer that was given before
 * @param refunds of settled bills
 * @param reversals of settled bills
 */
record DayActs(long bills, long repeats, long refunds, long reversals) {}
