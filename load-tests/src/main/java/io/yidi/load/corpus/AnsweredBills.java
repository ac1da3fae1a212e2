package io.yidi.load.corpus;

/** 已答账单: the latest bills that were answered, for what follows some of them; the oldest gives way. One thread. */
final class AnsweredBills {

    private static final int COUNT_MAX = 4_096;

    private final int[] templates = new int[COUNT_MAX];
    private final int[] persons = new int[COUNT_MAX];
    private final long[] numbers = new long[COUNT_MAX];
    private final long[] settlementIds = new long[COUNT_MAX];
    private long added;
    private long taken;

    void add(final int template, final int person, final long number, final long settlementId) {
        final int row = row(added++);
        templates[row] = template;
        persons[row] = person;
        numbers[row] = number;
        settlementIds[row] = settlementId;
        taken = Math.max(taken, added - COUNT_MAX);
    }

    boolean isEmpty() {
        return taken == added;
    }

    /** Row of the oldest, which is not given again; it can be read until the next {@link #add}. */
    int take() {
        return row(taken++);
    }

    int template(final int row) {
        return templates[row];
    }

    int person(final int row) {
        return persons[row];
    }

    long number(final int row) {
        return numbers[row];
    }

    long settlementId(final int row) {
        return settlementIds[row];
    }

    private static int row(final long position) {
        return (int) (position % COUNT_MAX);
    }
}
