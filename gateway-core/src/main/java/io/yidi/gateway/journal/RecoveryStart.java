package io.yidi.gateway.journal;

import java.util.Optional;

/**
 * 恢复起点: from where on a reading gives records to its visitor.
 *
 * @param point they lie behind it; empty for all records
 */
public record RecoveryStart(Optional<JournalPoint> point) {

    private static final RecoveryStart BEGINNING = new RecoveryStart(Optional.empty());

    /**
     * From the first record. Needs every segment since ordinal 0, in the journal's folder or its archive.
     *
     * @return the start
     */
    public static RecoveryStart beginning() {
        return BEGINNING;
    }

    /**
     * From a point on. Needs the segment that holds the point and all later ones.
     *
     * @param point of an earlier reading
     * @return the start
     */
    public static RecoveryStart after(final JournalPoint point) {
        return new RecoveryStart(Optional.of(point));
    }
}
