package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.corpus.Act;
import io.yidi.load.population.Population;
import io.yidi.load.population.PopulationRequestSource;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** 基准请求: bills of a population, each of which follows from its number. */
final class ReferenceDayRequests implements DayRequests {

    private static final int SLOTS_AT_FIRST = 64;

    private final Population population;
    private final PopulationRequestSource source;
    private long[] numbers = new long[SLOTS_AT_FIRST];

    ReferenceDayRequests(final Population population, final PopulationRequestSource source) {
        this.population = population;
        this.source = source;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final int slot = (int) correlationId;
        if (slot >= numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * slot);
        }
        numbers[slot] = source.next();
        source.writeNext(target, correlationId);
    }

    @Override
    public Act act(final int slot) {
        return Act.BILL;
    }

    @Override
    public int institution(final int slot) {
        return population.institutionOf(numbers[slot]);
    }

    @Override
    public int insuredPlace(final int slot) {
        return population.placeOf(population.personOf(numbers[slot]));
    }

    @Override
    public DirectBuffer original(final int slot) {
        throw new IllegalStateException("expected a request that follows a bill, found a bill in slot " + slot);
    }
}
