package io.yidi.gateway.pipeline;

/**
 * 快照节拍: when the next snapshot is due: after so many records, or when what a start would have to read has become
 * long without them: {@link #RECORD_BYTES} for each of the interval, at least {@link #LENGTH_BYTES_MIN}.
 *
 * <p>Making one executes every record a second time, which costs bills a good part of a processor. So the rush of some
 * seconds or minutes is left in peace until it is over, but not beyond {@link #PUT_OFF_MAX} times as much, since a
 * start has to execute what no snapshot covers. Under a lasting load nothing is saved. One thread.
 */
final class SnapshotPace {

    /** Intervals after which a snapshot is made however busy the gateway is. */
    static final int PUT_OFF_MAX = 2;

    /** A gateway that records as much between two looks, five of them a second, is busy. */
    static final long BUSY_RECORDS = 2_000;

    /** Looks without so many records after which it is calm. */
    static final int CALM_LOOKS = 5;

    /** A start reads as much in one or two seconds. */
    static final long LENGTH_BYTES_MIN = 3L << 29;

    /** More than a bill of seven fee categories takes in a batch with others; alone it takes more. */
    static final int RECORD_BYTES = 1_536;

    private final long everyRecords;
    private final long lengthBytesMax;
    private long lookedAtSequence;
    private int calmLooks = CALM_LOOKS;

    /**
     * Begins to look.
     *
     * @param everyRecords records after which a snapshot is due
     * @param durableSequence of the journal now
     */
    SnapshotPace(final long everyRecords, final long durableSequence) {
        this.everyRecords = everyRecords;
        this.lengthBytesMax = Math.max(LENGTH_BYTES_MIN, everyRecords * RECORD_BYTES);
        this.lookedAtSequence = durableSequence;
    }

    /**
     * Looks whether a snapshot is due; to be asked at regular intervals.
     *
     * @param durableSequence of the journal now
     * @param coveredSequence last record that the newest snapshot covers
     * @param lengthBytes that a start would have to read
     * @return true if so
     */
    boolean isDue(final long durableSequence, final long coveredSequence, final long lengthBytes) {
        calmLooks = durableSequence - lookedAtSequence >= BUSY_RECORDS ? 0 : Math.min(calmLooks + 1, CALM_LOOKS);
        lookedAtSequence = durableSequence;
        final int intervals = calmLooks < CALM_LOOKS ? PUT_OFF_MAX : 1;
        final long records = durableSequence - coveredSequence;
        return records >= intervals * everyRecords || records > 0 && lengthBytes > intervals * lengthBytesMax;
    }
}
