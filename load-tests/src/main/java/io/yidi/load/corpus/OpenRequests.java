package io.yidi.load.corpus;

import java.util.Arrays;

/**
 * 在途请求: what the request of each slot does and which bill it is about. One thread; allocates when a slot comes for the
 * first time, and when something follows a bill in it for the first time.
 */
final class OpenRequests {

    private static final int SLOTS_AT_FIRST = 64;

    private final int answerBytesMax;
    private Act[] acts = new Act[0];
    private int[] templates = new int[0];
    private int[] persons = new int[0];
    private long[] numbers = new long[0];
    private byte[][] originals = new byte[0][];
    private int[] originalBytes = new int[0];

    OpenRequests(final int answerBytesMax) {
        this.answerBytesMax = answerBytesMax;
    }

    /** Notes a new bill. */
    void bill(final int slot, final int template, final int person, final long number) {
        note(slot, Act.BILL, template, person, number);
    }

    /** Notes what follows an answered bill, and keeps that bill's answer as long as the slot is not used again. */
    void followUp(final int slot, final Act act, final AnsweredBills answered, final int row) {
        note(slot, act, answered.template(row), answered.person(row), answered.number(row));
        originalBytes[slot] = answered.answerBytes(row);
        if (originalBytes[slot] > 0) {
            if (originals[slot] == null) {
                originals[slot] = new byte[answerBytesMax];
            }
            answered.copyAnswer(row, originals[slot]);
        }
    }

    Act act(final int slot) {
        return acts[slot];
    }

    int template(final int slot) {
        return templates[slot];
    }

    int person(final int slot) {
        return persons[slot];
    }

    long number(final int slot) {
        return numbers[slot];
    }

    /** Begins with the answer to the bill that is followed. */
    byte[] original(final int slot) {
        return originals[slot];
    }

    /** Size of that answer; 0 if it was not kept. */
    int originalBytes(final int slot) {
        return originalBytes[slot];
    }

    private void note(final int slot, final Act act, final int template, final int person, final long number) {
        if (slot >= acts.length) {
            grow(Math.max(SLOTS_AT_FIRST, 2 * slot));
        }
        acts[slot] = act;
        templates[slot] = template;
        persons[slot] = person;
        numbers[slot] = number;
        originalBytes[slot] = 0;
    }

    private void grow(final int slots) {
        acts = Arrays.copyOf(acts, slots);
        templates = Arrays.copyOf(templates, slots);
        persons = Arrays.copyOf(persons, slots);
        numbers = Arrays.copyOf(numbers, slots);
        originals = Arrays.copyOf(originals, slots);
        originalBytes = Arrays.copyOf(originalBytes, slots);
    }
}
