package io.yidi.gateway.journal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/**
 * 通读: reads a journal to its end, also one that a gateway is writing to. What such a gateway is just writing looks torn
 * or damaged at first; a second look a moment later tells it from a journal that is so for good.
 */
public final class JournalScan implements RecordVisitor {

    private static final long SECOND_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int NO_SEGMENT = -1;

    /** How the journal ends. */
    public enum End {
        /** Behind a whole batch. */
        CLEAN,
        /** In a batch that was never acknowledged. */
        TORN,
        /** It goes on: a gateway writes to it. */
        BEING_WRITTEN
    }

    private final JournalFiles files;
    private final RecordVisitor visitor;
    private final JournalReader reader;
    private RecoveryStart secondStart;
    private int segment = NO_SEGMENT;
    private End end = End.CLEAN;

    /**
     * Prepares to read all of it.
     *
     * @param files of the journal
     * @param visitor receives each verified record once
     */
    public JournalScan(final JournalFiles files, final RecordVisitor visitor) {
        this(files, RecoveryStart.beginning(), visitor);
    }

    /**
     * Prepares to read on.
     *
     * @param files of the journal
     * @param start from where on records are wanted
     * @param visitor receives each verified record behind it once
     */
    public JournalScan(final JournalFiles files, final RecoveryStart start, final RecordVisitor visitor) {
        this.files = files;
        this.visitor = visitor;
        secondStart = start;
        reader = new JournalReader(files, start);
    }

    /** What has been read. */
    public JournalReader reader() {
        return reader;
    }

    /** How the journal ends, once it has been read. */
    public End end() {
        return end;
    }

    /**
     * Reads it all.
     *
     * @return this, at the end
     * @throws IOException if a file cannot be read
     */
    public JournalScan run() throws IOException {
        try {
            reader.readAll(this);
            if (reader.isTorn()) {
                end = isStillTorn() ? End.TORN : End.BEING_WRITTEN;
            }
        } catch (final JournalCorruptException damaged) {
            if (isStillDamaged(damaged)) {
                throw damaged;
            }
            end = End.BEING_WRITTEN;
        }
        return this;
    }

    private boolean isStillTorn() throws IOException {
        final JournalPoint torn = reader.end();
        try {
            final JournalReader second = secondLook();
            return second.isTorn() && second.end().equals(torn);
        } catch (final JournalCorruptException moving) {
            return false;
        }
    }

    private boolean isStillDamaged(final JournalCorruptException first) throws IOException {
        try {
            secondLook();
            return false;
        } catch (final JournalCorruptException second) {
            return second.file().equals(first.file())
                    && second.offset() == first.offset()
                    && second.lastGoodSequence() == first.lastGoodSequence();
        }
    }

    private JournalReader secondLook() throws IOException {
        LockSupport.parkNanos(SECOND_LOOK_NS);
        final JournalReader second = new JournalReader(files, secondStart);
        second.readAll((type, sequence, timestampNs, position, buffer, offset, length) -> {});
        return second;
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (JournalPosition.ordinal(position) != segment) {
            segment = JournalPosition.ordinal(position);
            secondStart = RecoveryStart.after(reader.end());
        }
        visitor.onRecord(type, sequence, timestampNs, position, buffer, offset, length);
    }
}
