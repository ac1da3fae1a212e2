package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** 水位核对: holds a journal that is being read against what its superblocks say was durable. */
final class Watermark {

    private final SuperblockReader superblocks;
    private final List<Superblock> unreached;

    Watermark(final JournalFiles files) throws IOException {
        superblocks = new SuperblockReader(files);
        unreached = superblocks.sound().stream()
                .filter(superblock -> superblock.endSector() != Superblock.BEFORE_FIRST_SEGMENT)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What was found in the superblocks. */
    SuperblockReader superblocks() {
        return superblocks;
    }

    /** The newest superblock; there must be one beside segments. */
    Superblock newest() {
        return superblocks
                .newest()
                .orElseThrow(() -> JournalCorruptException.atStart(
                        SuperblockDescriptor.NAMES.get(0),
                        "expected a sound superblock beside the segments, found " + superblocks.damaged()
                                + " damaged and " + superblocks.missing() + " missing"));
    }

    /**
     * Leaves aside superblocks of segments that will not be read. What they promise must lie before the point where the
     * reading begins.
     *
     * @param point where it begins
     */
    void beginAfter(final JournalPoint point) {
        for (int i = unreached.size() - 1; i >= 0; i--) {
            final Superblock superblock = unreached.get(i);
            if (superblock.ordinal() < point.ordinal()) {
                unreached.remove(i);
                if (superblock.durableSequence() > point.sequence()) {
                    throw JournalCorruptException.atStart(
                            SuperblockDescriptor.NAMES.get(0),
                            "expected at most sequence " + point.sequence() + " before segment " + point.ordinal()
                                    + ", found " + superblock.durableSequence());
                }
            }
        }
    }

    /**
     * Compares with the superblocks that name this place.
     *
     * @param segment before its first batch, or after any
     * @param ordinal of the segment
     * @param sequence last one read
     * @param chain as it stands there
     * @throws JournalCorruptException when a superblock says something else
     */
    void onBatchEnd(final SegmentReader segment, final int ordinal, final long sequence, final HashChain chain)
            throws IOException {
        for (int i = unreached.size() - 1; i >= 0; i--) {
            final Superblock superblock = unreached.get(i);
            if (superblock.isAt(ordinal, segment.endSector())) {
                verify(segment, superblock, sequence, chain);
                unreached.remove(i);
            }
        }
    }

    private static void verify(
            final SegmentReader segment, final Superblock superblock, final long sequence, final HashChain chain)
            throws IOException {
        if (superblock.durableSequence() != sequence || !superblock.hash().equals(chain.link())) {
            throw segment.damaged(
                    segment.endSector(),
                    "expected as in the superblock sequence " + superblock.durableSequence() + " hash "
                            + superblock.hash() + ", found sequence " + sequence + " hash " + chain.link());
        }
    }

    /** Superblocks whose place was not found: what they name was durable and is no longer there. */
    List<Superblock> unreached() {
        return unreached;
    }
}
