package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.engine.state.CounterTable;
import io.yidi.gateway.policy.plane.Plan;

/**
 * 个人累计: the counters of one person, seen by the benefit calculation; what it found in them is remembered for the
 * explanation of the bill. A counter that held nothing is not noted. Core thread only; allocates nothing.
 */
final class PersonCounters implements CounterView {

    /** A year reads stays, deductible, expense, its caps, and of each layer base, payment and refunds. */
    private static final int READS_MAX = BenefitResult.YEARS_MAX * (3 + Plan.CAPS_MAX + 3 * Plan.LAYERS_MAX);

    private final CounterTable counters;
    private final long[] counterIds = new long[READS_MAX];
    private final int[] periods = new int[READS_MAX];
    private final long[] values = new long[READS_MAX];
    private int person;
    private int readCount;

    PersonCounters(final CounterTable counters) {
        this.counters = counters;
    }

    /** Turns to a person. */
    PersonCounters of(final int newPerson) {
        person = newPerson;
        forget();
        return this;
    }

    /** Forgets what was read. */
    void forget() {
        readCount = 0;
    }

    /** Counters read that held something. */
    int readCount() {
        return readCount;
    }

    long counterId(final int index) {
        return counterIds[index];
    }

    int period(final int index) {
        return periods[index];
    }

    long valueRead(final int index) {
        return values[index];
    }

    @Override
    public long value(final long counterId, final int period) {
        final long value = counters.value(person, period, counterId);
        if (value != 0) {
            note(counterId, period, value);
        }
        return value;
    }

    private void note(final long counterId, final int period, final long value) {
        int index = 0;
        while (index < readCount && (counterIds[index] != counterId || periods[index] != period)) {
            index++;
        }
        if (index == readCount) {
            counterIds[index] = counterId;
            periods[index] = period;
            values[index] = value;
            readCount++;
        }
    }
}
