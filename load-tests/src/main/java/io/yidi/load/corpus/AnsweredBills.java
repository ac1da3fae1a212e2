package io.yidi.load.corpus;

import io.netty.buffer.ByteBuf;

/**
 * 已答账单: the latest bills that were answered, with their answers if these are wanted, for what follows some of them;
 * the oldest gives way. One thread; no allocation after construction.
 */
final class AnsweredBills {

    private static final int COUNT_MAX = 4_096;

    private final int answerBytesMax;
    private final int[] templates = new int[COUNT_MAX];
    private final int[] persons = new int[COUNT_MAX];
    private final long[] numbers = new long[COUNT_MAX];
    private final long[] settlementIds = new long[COUNT_MAX];
    private final int[] answerBytes = new int[COUNT_MAX];
    private final byte[] answers;
    private long added;
    private long taken;

    /**
     * A memory without bills.
     *
     * @param answerBytesMax room for each answer, in bytes; 0 to keep none
     */
    AnsweredBills(final int answerBytesMax) {
        this.answerBytesMax = answerBytesMax;
        this.answers = new byte[COUNT_MAX * answerBytesMax];
    }

    /** Adds a bill whose answer is not kept. */
    void add(final int template, final int person, final long number, final long settlementId) {
        final int row = row(added++);
        templates[row] = template;
        persons[row] = person;
        numbers[row] = number;
        settlementIds[row] = settlementId;
        answerBytes[row] = 0;
        taken = Math.max(taken, added - COUNT_MAX);
    }

    /** Keeps the answer to the bill that was added last; at most as many bytes as there is room for. */
    void keepAnswer(final ByteBuf buffer, final int offset, final int frameBytes) {
        final int row = row(added - 1);
        buffer.getBytes(offset, answers, row * answerBytesMax, frameBytes);
        answerBytes[row] = frameBytes;
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

    /** Size of the answer with its length field; 0 if it was not kept. */
    int answerBytes(final int row) {
        return answerBytes[row];
    }

    /** Copies the answer to the beginning of an array. */
    void copyAnswer(final int row, final byte[] target) {
        System.arraycopy(answers, row * answerBytesMax, target, 0, answerBytes[row]);
    }

    private static int row(final long position) {
        return (int) (position % COUNT_MAX);
    }
}
