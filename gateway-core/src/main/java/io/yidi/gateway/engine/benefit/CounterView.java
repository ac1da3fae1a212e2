package io.yidi.gateway.engine.benefit;

/** 累计: one person's counters, as they stand before the bill. */
@FunctionalInterface
public interface CounterView {

    /**
     * What a counter holds.
     *
     * @param counterId as {@code CounterId} makes it
     * @param period as {@code CivilDate.periodOf} numbers it
     * @return fen, or a number of stays or refunds; 0 if nothing was ever added
     */
    long value(long counterId, int period);
}
