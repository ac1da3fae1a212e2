package io.yidi.gateway.metrics;

import io.yidi.gateway.metrics.event.PauseEvent;
import org.agrona.concurrent.NanoClock;

/**
 * 循环计时: times of the event loop: how long requests took to be read and put on the ring, how long answers took to leave,
 * and both with everything between. Event loop only; allocates nothing.
 *
 * <pre>
 *   reading      bytes came through a door, at a time
 *   checked      the request they hold is of a kind
 *   offered      it is put on the ring
 *   taken        it will be answered; answers come in the order of this
 *   answered     its answer is there
 *   sent         all answers so far were handed to their sockets
 *
 *   round        due every few milliseconds, whatever comes
 * </pre>
 */
public final class LoopTimes {

    private final boolean isOn;
    private final StageRecorders recorders;
    private final HandedTimes handed;
    private final RecordStages records;
    private final NanoClock clock;
    private final int mask;
    private final long[] receivedAtNs;
    private final long[] decodeNs;
    private final long[] releasedAtNs;
    private final long[] writeNs;
    private final long[] forceNs;
    private final byte[] lanes;
    private final PauseEvent pause = new PauseEvent();
    private Door door = Door.BINARY;
    private int lane = Lane.NONE;
    private long readAtNs;
    private long offeredAtNs;
    private long sentCount;
    private long answeredCount;
    private long takenCount;

    /** Room for the requests that are unanswered, and as many that are answered and not sent: a power of two. */
    LoopTimes(
            final boolean isOn,
            final StageRecorders recorders,
            final HandedTimes handed,
            final RecordStages records,
            final NanoClock clock,
            final int unsentMax) {
        this.isOn = isOn;
        this.recorders = recorders;
        this.handed = handed;
        this.records = records;
        this.clock = clock;
        mask = unsentMax - 1;
        receivedAtNs = new long[unsentMax];
        decodeNs = new long[unsentMax];
        releasedAtNs = new long[unsentMax];
        writeNs = new long[unsentMax];
        forceNs = new long[unsentMax];
        lanes = new byte[unsentMax];
    }

    /** The time, for {@link #reading}; nanoseconds from any origin, 0 if nothing is measured. */
    public long nowNs() {
        return isOn ? clock.nanoTime() : 0;
    }

    /**
     * What is offered from now on came so.
     *
     * @param newDoor it came through
     * @param newReadAtNs when its last bytes came, by {@link #nowNs}
     */
    public void reading(final Door newDoor, final long newReadAtNs) {
        door = newDoor;
        readAtNs = newReadAtNs;
    }

    /** The request at hand is sound, and of a kind. */
    public void checked(final MessageKind kind) {
        lane = Lane.of(door, kind);
    }

    /** Lane of the request at hand. */
    public int lane() {
        return lane;
    }

    /** The request at hand is put on the ring; tells when. */
    public long offered() {
        offeredAtNs = nowNs();
        return offeredAtNs;
    }

    /** The request at hand was taken. */
    public void taken() {
        if (isOn) {
            recorders.record(Stage.DECODE, lane, offeredAtNs - readAtNs);
            add(lane);
        }
    }

    /** A command was taken that came through no door. */
    public void takenControl() {
        if (isOn) {
            add(Lane.NONE);
        }
    }

    /**
     * The answer to the oldest request is there.
     *
     * @param atNs when it was let go, by {@link CommitTimes#released}
     * @param newWriteNs how long writing the commit took that made it durable
     * @param newForceNs how long forcing that commit took
     */
    public void answered(final long atNs, final long newWriteNs, final long newForceNs) {
        if (isOn) {
            final int at = (int) answeredCount & mask;
            releasedAtNs[at] = atNs;
            writeNs[at] = newWriteNs;
            forceNs[at] = newForceNs;
            answeredCount++;
        }
    }

    /** A round begins that is due every few milliseconds. */
    public void round() {
        pause.round();
    }

    /** All answers so far were handed to their sockets. */
    public void sent() {
        if (sentCount == answeredCount) {
            return;
        }
        final long nowNs = clock.nanoTime();
        for (; sentCount < answeredCount; sentCount++) {
            final int at = (int) sentCount & mask;
            if (lanes[at] != Lane.NONE) {
                recorders.record(Stage.REPLY, lanes[at], nowNs - releasedAtNs[at]);
                recorders.record(Stage.WHOLE, lanes[at], nowNs - receivedAtNs[at]);
                keep(at, nowNs);
            }
        }
    }

    /** The one place where all times of a request are known. */
    private void keep(final int at, final long nowNs) {
        if (handed.moveTo(records, sentCount)) {
            records.set(Stage.DECODE, decodeNs[at]);
            records.set(Stage.WRITE, writeNs[at]);
            records.set(Stage.FORCE, forceNs[at]);
            records.set(Stage.REPLY, nowNs - releasedAtNs[at]);
            records.set(Stage.WHOLE, nowNs - receivedAtNs[at]);
            records.end();
        }
    }

    private void add(final int takenLane) {
        final int at = (int) takenCount & mask;
        receivedAtNs[at] = readAtNs;
        decodeNs[at] = offeredAtNs - readAtNs;
        lanes[at] = (byte) takenLane;
        takenCount++;
    }
}
