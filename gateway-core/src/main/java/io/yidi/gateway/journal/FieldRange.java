package io.yidi.gateway.journal;

/**
 * 字段范围: what numbers in a header may be, so that one that was never written, though its checksum holds, is refused
 * before anything is computed from it.
 */
final class FieldRange {

    /** More than any count of records, openings or superblocks reaches; leaves room to add to. */
    static final long COUNT_MAX = Long.MAX_VALUE / 2;

    /** More than any count of segments reaches; leaves room to add to. */
    static final int ORDINAL_MAX = Integer.MAX_VALUE / 2;

    /** Epochs have ten digits in file names. */
    static final long EPOCH_MAX = 9_999_999_998L;

    private FieldRange() {}

    /**
     * Refuses a number outside of its range.
     *
     * @param file it was found in
     * @param field its name
     * @throws JournalCorruptException when it is outside
     */
    static void expect(final String file, final String field, final long min, final long max, final long found) {
        if (found < min || found > max) {
            throw JournalCorruptException.atStart(
                    file, "expected " + field + " from " + min + " to " + max + ", found " + found);
        }
    }
}
