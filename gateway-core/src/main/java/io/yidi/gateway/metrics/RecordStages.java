package io.yidi.gateway.metrics;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.BitUtil;

/**
 * 逐笔时延: the stages of the latest records that were answered, each under the sequence of its record, which is the
 * number of a settlement. The event loop writes, any thread reads; neither waits for the other, and neither allocates.
 *
 * <p>A record has a place of its own, and gives it up to the one that comes so many records later. In front of the
 * times stands a stamp. The writer takes the stamp away, writes the times, and sets it to the new sequence. A reader
 * looks at the stamp before and after it reads the times; if it does not find its sequence both times, the record is
 * not kept, or not any more: sequences only grow, so there is nothing to try again.
 *
 * <p>Times are written and read opaquely. A release fence stands between taking the stamp away and the times, and the
 * new stamp is set with release; a reader gets the stamp with acquire, and an acquire fence stands between the times
 * and the second look. So a reader that saw a time of a later record also sees that the stamp is gone or has changed.
 */
public final class RecordStages {

    /** Most records that are kept. */
    public static final int RECORDS_MAX = 65_536;

    private static final int STAMP_LONGS = 1;
    private static final int RECORD_LONGS = BitUtil.findNextPositivePowerOfTwo(STAMP_LONGS + Stage.count());
    private static final long NO_SEQUENCE = 0;

    private final int mask;
    private final AtomicLongArray longs;
    private long sequence;
    private int place;

    /**
     * Makes room.
     *
     * @param recordsMax most records that are kept, a power of two
     */
    RecordStages(final int recordsMax) {
        mask = recordsMax - 1;
        longs = new AtomicLongArray(recordsMax * RECORD_LONGS);
    }

    /** The times of a record follow, and those at its place are gone; event loop only. */
    void begin(final long newSequence) {
        sequence = newSequence;
        place = placeOf(newSequence);
        longs.setOpaque(place, NO_SEQUENCE);
        VarHandle.releaseFence();
    }

    /** A time of the record that was begun; event loop only. */
    void set(final Stage stage, final long elapsedNs) {
        longs.setOpaque(place + STAMP_LONGS + stage.ordinal(), elapsedNs);
    }

    /** All times of the record are there; event loop only. */
    void end() {
        longs.setRelease(place, sequence);
    }

    /**
     * The times of a record. Any thread.
     *
     * @param wanted sequence of the record
     * @param elapsedNs gets them in the order of {@link Stage}; holds nothing of use if the answer is no
     * @return whether the record is kept
     */
    public boolean read(final long wanted, final long[] elapsedNs) {
        final int at = placeOf(wanted);
        if (wanted == NO_SEQUENCE || longs.getAcquire(at) != wanted) {
            return false;
        }
        for (int i = 0; i < Stage.count(); i++) {
            elapsedNs[i] = longs.getOpaque(at + STAMP_LONGS + i);
        }
        VarHandle.acquireFence();
        return longs.getOpaque(at) == wanted;
    }

    private int placeOf(final long ofSequence) {
        return ((int) ofSequence & mask) * RECORD_LONGS;
    }
}
