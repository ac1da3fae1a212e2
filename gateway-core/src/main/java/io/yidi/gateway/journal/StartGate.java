package io.yidi.gateway.journal;

import java.io.IOException;

/** 起点核对: compares a journal being read with the point the reading begins after, and opens once that is passed. */
final class StartGate {

    private final JournalPoint point;
    private boolean open;

    StartGate(final RecoveryStart start) {
        point = start.point().orElse(null);
        open = point == null;
    }

    /** Whether what follows is wanted. */
    boolean isOpen() {
        return open;
    }

    /**
     * Tells where the reading stands.
     *
     * @param segment before its first batch, or after any
     * @param header of the segment
     * @param sequence last one read
     * @param chain as it stands there
     * @throws JournalCorruptException when the point should be here and is not
     */
    void onBatchEnd(final SegmentReader segment, final SegmentHeader header, final long sequence, final HashChain chain)
            throws IOException {
        if (open || (header.ordinal() == point.ordinal() && segment.endSector() < point.sector())) {
            return;
        }
        final JournalPoint found =
                new JournalPoint(header.instanceId(), sequence, header.ordinal(), segment.endSector(), chain.link());
        if (!found.equals(point)) {
            throw segment.damaged(segment.endSector(), verdict(found.toString()));
        }
        open = true;
    }

    /** What to say when the point is not in the journal. */
    String verdict(final String found) {
        return "the snapshot does not belong to this journal, or acknowledged records are gone: expected " + point
                + ", found " + found;
    }
}
