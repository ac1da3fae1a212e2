package io.yidi.gateway.engine.state;

import java.util.Arrays;

/**
 * 疑点表: the latest settlements that were marked, for those who check; the oldest gives way. The journal has all of them.
 * Core thread only.
 */
public final class SuspicionTable {

    /** Most marks kept. */
    public static final int COUNT_MAX = 4_096;

    private static final int WORDS = 3;
    private static final int KINDS_SHIFT = 32;

    private final long[] marks = new long[COUNT_MAX * WORDS];
    private long count;

    /**
     * Keeps a mark.
     *
     * @param settlementId that is marked
     * @param withSettlementId the earlier settlement that stands against it
     * @param kinds bits of the rules
     * @param epochDay business day
     */
    public void add(final long settlementId, final long withSettlementId, final int kinds, final int epochDay) {
        final int at = slot(count++);
        marks[at] = settlementId;
        marks[at + 1] = withSettlementId;
        marks[at + 2] = (long) kinds << KINDS_SHIFT | epochDay;
    }

    /** How many were ever made. */
    public long count() {
        return count;
    }

    /** How many of them are kept. */
    public int kept() {
        return (int) Math.min(count, COUNT_MAX);
    }

    /** Settlement of a mark; 0 is the latest, less than {@link #kept}. */
    public long settlementId(final int back) {
        return marks[slot(count - 1 - back)];
    }

    /** The earlier settlement that stands against it. */
    public long withSettlementId(final int back) {
        return marks[slot(count - 1 - back) + 1];
    }

    /** Bits of the rules. */
    public int kinds(final int back) {
        return (int) (marks[slot(count - 1 - back) + 2] >> KINDS_SHIFT);
    }

    /** Business day of the settlement. */
    public int epochDay(final int back) {
        return (int) marks[slot(count - 1 - back) + 2];
    }

    /** A hash over all of it. */
    public long stateHash() {
        return Fingerprint.avalanche(count ^ Arrays.hashCode(marks));
    }

    /** Writes all of it. */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.SUSPICIONS);
        writer.number(count);
        for (final long word : marks) {
            writer.number(word);
        }
    }

    /** Reads all of it into a table that is empty. */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.SUSPICIONS);
        count = reader.number();
        for (int i = 0; i < marks.length; i++) {
            marks[i] = reader.number();
        }
    }

    private static int slot(final long number) {
        return (int) (number % COUNT_MAX) * WORDS;
    }
}
