package io.yidi.gateway.metrics;

/**
 * 交接计时: what the core thread knows of each answer, on its way to the event loop, which knows the rest. It lies in the
 * order of the answers, which is that of the requests. What is common to all answers of a batch, the commit among it,
 * travels with the batch instead.
 *
 * <p>The core thread writes that of an answer before it lets it go. The event loop reads it after it got the answer,
 * and before it takes a request that will lie in the same place: the ways of the answer and of the request order both.
 */
final class HandedTimes {

    private static final long NO_SEQUENCE = 0;

    private final int mask;
    private final long[] sequences;
    private final long[] queueNs;
    private final long[] engineNs;
    private long sequence;
    private long waitedNs;
    private long answeredCount;

    /** Room for the answers that were not sent; a power of two. */
    HandedTimes(final int capacity) {
        mask = capacity - 1;
        sequences = new long[capacity];
        queueNs = new long[capacity];
        engineNs = new long[capacity];
    }

    /** A command is begun that waited so long. Core thread, as all up to {@link #decided}. */
    void begin(final long newWaitedNs) {
        sequence = NO_SEQUENCE;
        waitedNs = newWaitedNs;
    }

    /** It has a record. */
    void recorded(final long newSequence) {
        sequence = newSequence;
    }

    /** Its answer lies in the batch. */
    void answered() {
        final int at = (int) answeredCount & mask;
        sequences[at] = sequence;
        queueNs[at] = waitedNs;
        answeredCount++;
    }

    /** The command that was answered last is decided; it was not let go yet. */
    void decided(final long elapsedNs) {
        engineNs[(int) (answeredCount - 1) & mask] = elapsedNs;
    }

    /**
     * Begins the stages of an answer's record with these times, if it has a record. Event loop.
     *
     * @param stages begun, and still to be ended
     * @param answer its number in the order of answers, from 0
     * @return whether it has a record
     */
    boolean moveTo(final RecordStages stages, final long answer) {
        final int at = (int) answer & mask;
        if (sequences[at] == NO_SEQUENCE) {
            return false;
        }
        stages.begin(sequences[at]);
        stages.set(Stage.QUEUE, queueNs[at]);
        stages.set(Stage.ENGINE, engineNs[at]);
        return true;
    }
}
