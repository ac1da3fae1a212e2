package io.yidi.load.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * 比例: values, each with its share in a thousand; immutable once all thousand are given away.
 *
 * @param <T> what is chosen
 */
final class Shares<T> {

    /** All shares together. */
    static final int WHOLE = 1_000;

    private final List<T> values = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private Shares() {}

    static <T> Shares<T> of(final int perMille, final T value) {
        return new Shares<T>().and(perMille, value);
    }

    Shares<T> and(final int perMille, final T value) {
        ends.add(end() + perMille);
        values.add(value);
        return this;
    }

    /** Checks that nothing is left over. */
    Shares<T> whole() {
        if (end() != WHOLE) {
            throw new IllegalStateException("expected shares of together " + WHOLE + ", found " + end());
        }
        return this;
    }

    T pick(final SplittableRandom random) {
        final int at = random.nextInt(WHOLE);
        int index = 0;
        while (ends.get(index) <= at) {
            index++;
        }
        return values.get(index);
    }

    List<T> values() {
        return List.copyOf(values);
    }

    /** Share of a value that was given one. */
    int perMille(final T value) {
        final int index = values.indexOf(value);
        return ends.get(index) - (index == 0 ? 0 : ends.get(index - 1));
    }

    private int end() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }
}
