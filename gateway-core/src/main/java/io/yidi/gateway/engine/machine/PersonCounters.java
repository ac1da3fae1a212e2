package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.engine.state.CounterTable;

/** 个人累计: the counters of one person, seen by the benefit calculation. Core thread only. */
final class PersonCounters implements CounterView {

    private final CounterTable counters;
    private int person;

    PersonCounters(final CounterTable counters) {
        this.counters = counters;
    }

    /** Turns to a person. */
    PersonCounters of(final int newPerson) {
        person = newPerson;
        return this;
    }

    @Override
    public long value(final long counterId, final int period) {
        return counters.value(person, period, counterId);
    }
}
