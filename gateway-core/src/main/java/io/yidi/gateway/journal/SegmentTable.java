package io.yidi.gateway.journal;

import java.util.ArrayList;
import java.util.List;

/** 段表: the segments of the journal by ordinal. Used by the writing thread. */
final class SegmentTable {

    private final List<SegmentHeader> headers;

    SegmentTable(final List<SegmentHeader> headers) {
        this.headers = new ArrayList<>(headers);
    }

    /** Adds the segment after the last one. */
    void add(final SegmentHeader header) {
        headers.add(header);
    }

    /** Ordinal of the oldest segment. */
    int oldestOrdinal() {
        return headers.isEmpty() ? 0 : headers.get(0).ordinal();
    }

    boolean contains(final int ordinal) {
        return ordinal >= oldestOrdinal() && ordinal - oldestOrdinal() < headers.size();
    }

    SegmentHeader header(final int ordinal) {
        return headers.get(ordinal - oldestOrdinal());
    }
}
