package io.yidi.gateway.journal;

/**
 * 段概要: what a reading found in one segment.
 *
 * @param fileName of the segment
 * @param archived whether it was in the archive
 * @param ordinal number of the segment, from 0
 * @param epoch of the opening that wrote it
 * @param firstSequence of its first record, there or to come
 * @param lastSequence read from it; one less than the first when there is none
 * @param batches verified, commit marks included
 * @param usedBytes of the file, its header included
 * @param lengthBytes of the file
 */
public record SegmentSummary(
        String fileName,
        boolean archived,
        int ordinal,
        long epoch,
        long firstSequence,
        long lastSequence,
        int batches,
        long usedBytes,
        long lengthBytes) {

    static SegmentSummary of(final SegmentHeader header, final SegmentReader reader, final boolean archived) {
        return new SegmentSummary(
                header.fileName(),
                archived,
                header.ordinal(),
                header.epoch(),
                header.firstSequence(),
                reader.lastSequence(),
                reader.batches(),
                SectorDescriptor.offset(reader.endSector()),
                header.segmentLengthBytes());
    }
}
