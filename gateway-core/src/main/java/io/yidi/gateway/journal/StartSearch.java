package io.yidi.gateway.journal;

import java.io.IOException;

/**
 * 起点查找: where a reading has to begin to see every record since a time, found by halving over the segments. One thread,
 * also beside the writer.
 */
public final class StartSearch {

    private StartSearch() {}

    /**
     * Looks for a beginning.
     *
     * @param files directory of the journal
     * @param timestampNs as appended; timestamps rise with the records
     * @return a start behind which every record lies that is not before that time, and some that are
     * @throws IOException when a file cannot be read
     */
    public static RecoveryStart since(final JournalFiles files, final long timestampNs) throws IOException {
        final SegmentTable table = SegmentTable.list(files);
        int first = 0;
        int end = table.size();
        while (end - first > 1) {
            final int middle = (first + end) >>> 1;
            if (beginsBefore(files, table.header(middle), timestampNs)) {
                first = middle;
            } else {
                end = middle;
            }
        }
        return table.isEmpty() || table.header(first).ordinal() == 0
                ? RecoveryStart.beginning()
                : RecoveryStart.after(pointBefore(table.header(first)));
    }

    /** A segment without a record that can be read, such as the one that is just begun, does not. */
    private static boolean beginsBefore(final JournalFiles files, final SegmentHeader header, final long timestampNs)
            throws IOException {
        final boolean[] isBefore = {false};
        try {
            new RecordLookup(files)
                    .find(
                            header.firstSequence(),
                            (type, sequence, foundNs, position, buffer, offset, length) ->
                                    isBefore[0] = foundNs < timestampNs);
        } catch (final JournalCorruptException beingWritten) {
            return false;
        }
        return isBefore[0];
    }

    private static JournalPoint pointBefore(final SegmentHeader header) {
        return new JournalPoint(
                header.instanceId(),
                header.firstSequence() - 1,
                header.ordinal(),
                SegmentDescriptor.FIRST_BATCH_SECTOR,
                header.previousHash());
    }
}
