package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 结算流水: the append-only journal. Records are collected into a batch by {@link #append}, made durable together by
 * {@link #commit()}, and only then may anything be acknowledged that depends on them.
 *
 * <pre>{@code
 * while (more && journal.hasRoom(length)) {
 *     position = journal.append(type, sequence, timestampNs, body, offset, length);
 * }
 * journal.commit();      // one write, one force
 * release(replies up to journal.durableSequence());
 * if (idle) {
 *     journal.mark();    // lets a later start prove that the last batch was durable
 * }
 * }</pre>
 *
 * <p>One thread owns a journal; other threads may ask only for {@link #durableSequence()}, {@link #isStorageLow()} and
 * {@link #spareDefect()}, and call {@link #retireBefore}.
 *
 * <p>A batch may also be made durable beside the owner, who fills the next one meanwhile:
 *
 * <pre>{@code
 * journal.handOver();          // the owner: the batch has its place, and is in flight
 * journal.commitInFlight();    // one other thread: one write, one force
 * journal.takeBack();          // the owner, once the other thread has told him that it is done
 * }</pre>
 *
 * <p>One batch at most is in flight. Both steps from thread to thread must happen before what follows them, as a
 * volatile write and its read do. In between the owner appends, and reads all records back, those in flight from
 * memory; what changes the files otherwise, {@link #commit}, {@link #mark}, {@link #close} or taking the next segment
 * into use, is refused. So batches are written in their order, each when the one before is durable, and the files are
 * the same whoever commits.
 *
 * <p>Append, commit and mark allocate nothing; the append that begins a batch may first take the next segment into
 * use.
 *
 * <p>The first failure to write or force is final: the call throws {@link JournalFailedException}, the durable sequence
 * stays where it was, and so does every later call. Nothing is retried, because after a failed force the operating
 * system may have dropped what it could not write.
 */
public final class Journal implements RecordSource, AutoCloseable {

    /** Sequence of the first record of a journal. */
    public static final long FIRST_SEQUENCE = 1;

    private final JournalFiles files;
    private final JournalConfiguration configuration;
    private final Closeable lock;
    private final RecoveryReport report;
    private final RollingWriter writer;
    private final BatchPair batches;
    private final CommitLine commits;
    private final WrittenRecords written;

    private long lastSequence;
    private boolean closed;

    private Journal(
            final JournalFiles files,
            final JournalConfiguration configuration,
            final Closeable lock,
            final RecoveryJob recovery)
            throws IOException {
        this.files = files;
        this.configuration = configuration;
        this.lock = lock;
        report = recovery.report();
        writer = new RollingWriter(files, configuration, recovery);
        batches = new BatchPair(configuration.batchLengthMaxBytes());
        lastSequence = report.lastSequence();
        commits = new CommitLine(files, configuration, writer, batches, lastSequence);
        written = new WrittenRecords(files, writer, batches, commits);
    }

    /**
     * Opens a journal for writing: takes the directory, verifies everything in it, cuts a torn tail, and goes on in a
     * new epoch and a new segment.
     *
     * @param files directory of the journal; an empty one gets a new journal
     * @param configuration sizes
     * @param visitor receives every record, in order, each after its batch has been verified
     * @return the journal, ready for {@link #lastSequence()} + 1
     * @throws JournalLockedException when somebody else writes to it
     * @throws JournalCorruptException when something acknowledged is missing or anything is damaged
     * @throws JournalOutdatedException when the witness knows of more than there is
     * @throws JournalFailedException when a file cannot be read or written
     * @throws IOException when the directory cannot be locked
     */
    public static Journal open(
            final JournalFiles files, final JournalConfiguration configuration, final RecordVisitor visitor)
            throws IOException {
        return open(files, configuration, RecoveryStart.beginning(), visitor);
    }

    /**
     * Opens a journal for writing like {@link #open(JournalFiles, JournalConfiguration, RecordVisitor)}, but verifies
     * it only from the segment on that holds a point, and gives the visitor only what lies behind the point.
     *
     * @param files directory of the journal
     * @param configuration sizes
     * @param start where to begin
     * @param visitor receives every record behind the start, in order, each after its batch has been verified
     * @return the journal, ready for {@link #lastSequence()} + 1
     * @throws JournalLockedException when somebody else writes to it
     * @throws JournalCorruptException when the point is not in this journal, something acknowledged is missing or
     *     anything is damaged
     * @throws JournalOutdatedException when the witness knows of more than there is
     * @throws JournalFailedException when a file cannot be read or written
     * @throws IOException when the directory cannot be locked
     */
    public static Journal open(
            final JournalFiles files,
            final JournalConfiguration configuration,
            final RecoveryStart start,
            final RecordVisitor visitor)
            throws IOException {
        final Closeable lock = files.lock();
        Journal journal = null;
        try {
            final RecoveryJob recovery = new RecoveryJob(files, configuration, start);
            recovery.run(visitor);
            journal = new Journal(files, configuration, lock, recovery);
            journal.writer.start(recovery);
            return journal;
        } catch (final IOException unusable) {
            release(journal == null ? lock : journal::releaseAll, unusable);
            throw new JournalFailedException(
                    "journal cannot be opened: " + files.location() + ": " + unusable.getMessage(), unusable);
        } catch (final RuntimeException e) {
            release(journal == null ? lock : journal::releaseAll, e);
            throw e;
        }
    }

    /**
     * Whether a record with such a body still fits into the pending batch, and that batch into its segment without
     * waiting for the one in flight. When not, take back what is in flight; if that was nothing, commit.
     *
     * @param lengthBytes of the body
     * @return true when it fits
     */
    public boolean hasRoom(final int lengthBytes) {
        return batches.filling().hasRoom(lengthBytes) && (pendingRecords() > 0 || commits.hasPlace());
    }

    /**
     * Whether there is space for a batch; takes the next segment into use if the current one is used up. To be asked
     * before what cannot be taken back is done for a record. Allocates nothing while the answer stays the same.
     *
     * @param use ordinary records leave the reserve alone
     * @return false when the disk is full; may be asked again
     * @throws IllegalStateException when that takes the next segment while a batch is in flight
     * @throws JournalFailedException when the journal has failed
     */
    public boolean admits(final StorageUse use) {
        requireUsable();
        if (pendingRecords() == 0 && !commits.admits(use)) {
            return false;
        }
        return use == StorageUse.RESERVED || !writer.drawsOnReserve();
    }

    /**
     * Adds a record to the pending batch. The body is copied.
     *
     * @param type any number; given back as it is
     * @param sequence one more than {@link #lastSequence()}
     * @param timestampNs any number; given back as it is
     * @param body holds the body
     * @param offset of the body in the buffer
     * @param length of the body in bytes
     * @return position to {@link #read} it back by, now and after any restart
     * @throws IllegalArgumentException when the sequence leaves a gap or the body is too long
     * @throws IllegalStateException when there is no room, or the journal is closed
     * @throws JournalFullException when a new segment is needed and the disk has no space for it; may be tried again
     * @throws JournalFailedException when the journal has failed
     */
    public long append(
            final int type,
            final long sequence,
            final long timestampNs,
            final DirectBuffer body,
            final int offset,
            final int length) {
        pending().putBytes(begin(type, sequence, timestampNs, length), body, offset, length);
        return end();
    }

    /**
     * Begins a record whose body is put into {@link #pending()} by the caller, who then calls {@link #end()}. Until
     * then it is no record: beginning anew, or committing, forgets it.
     *
     * @param type any number; given back as it is
     * @param sequence one more than {@link #lastSequence()}
     * @param timestampNs any number; given back as it is
     * @param length of the body in bytes; all of them must be put
     * @return where in {@link #pending()} the body belongs
     * @throws IllegalArgumentException when the sequence leaves a gap or the body is too long
     * @throws IllegalStateException when there is no room, or the journal is closed
     * @throws JournalFullException when a new segment is needed and the disk has no space for it; may be tried again
     * @throws JournalFailedException when the journal has failed
     */
    public int begin(final int type, final long sequence, final long timestampNs, final int length) {
        prepareAppend(sequence, length);
        return batches.filling().beginRecord(type, sequence, timestampNs, length);
    }

    /** The pending batch, for the body of the record that was begun. */
    public MutableDirectBuffer pending() {
        return batches.filling().view();
    }

    /**
     * Adds the record that was begun to the pending batch.
     *
     * @return position to {@link #read} it back by, now and after any restart
     */
    public long end() {
        final long position = commits.fillingPosition() + batches.filling().length();
        batches.filling().endRecord();
        lastSequence++;
        return position;
    }

    /**
     * Makes the pending records durable: writes them and forces the file once. Does nothing when none are pending.
     *
     * @throws IllegalStateException when a batch is in flight, or the journal is closed
     * @throws JournalFailedException when they could not be made durable
     */
    public void commit() {
        requireUsable();
        if (pendingRecords() > 0) {
            commits.commit(lastSequence);
        }
    }

    /**
     * Gives the pending records, if any, their place in the file and out of hand; somebody else then has to call
     * {@link #commitInFlight}.
     *
     * @throws IllegalStateException when a batch is in flight, or the journal is closed
     * @throws JournalFailedException when the journal has failed
     */
    public void handOver() {
        requireUsable();
        if (pendingRecords() > 0) {
            commits.depart(lastSequence);
        }
    }

    /**
     * Makes the batch in flight durable: writes it and forces the file once. Any one thread, after {@link #handOver}.
     *
     * @throws JournalFailedException when it could not be made durable
     */
    public void commitInFlight() {
        commits.commitInFlight();
    }

    /**
     * Ends the flight of a batch that is durable. Does nothing when none is in flight.
     *
     * @throws IllegalStateException when it is not durable yet, or the journal is closed
     * @throws JournalFailedException when it could not be made durable
     */
    public void takeBack() {
        requireUsable();
        commits.takeBack();
    }

    /**
     * Writes an empty batch that says the last one was durable, so that its loss would be noticed even if nothing else
     * follows. Meant for idle moments. Does nothing while records are pending or when the last batch is covered
     * already, or when there is no space for it. Now and then it also refreshes the superblock.
     *
     * @throws IllegalStateException when a batch is in flight, or the journal is closed
     * @throws JournalFailedException when the journal has failed
     */
    public void mark() {
        requireUsable();
        if (pendingRecords() == 0) {
            commits.mark();
        }
    }

    /**
     * Reads a record back, pending, in flight or durable, from any segment, also from one in the archive.
     *
     * @param position as given by {@link #append} or to a {@link RecordVisitor}
     * @return the record, valid until the next call on this journal
     * @throws IllegalArgumentException when the position is not in this journal
     * @throws ArchiveUnreadableException when its segment is in the archive and the record cannot be read
     * @throws JournalCorruptException when the record there is damaged
     * @throws JournalFailedException when the journal has failed or the file cannot be read
     */
    @Override
    public RecordFlyweight read(final long position) {
        requireUsable();
        return written.read(position);
    }

    /**
     * Where the record of a sequence lies, pending, in flight or durable, in any segment, also in one in the archive.
     *
     * @param sequence as appended
     * @return its position, or {@link JournalPosition#NULL_POSITION} if there is no such record
     * @throws ArchiveUnreadableException when its segment is in the archive and cannot be read
     * @throws JournalCorruptException when what has to be looked at is damaged
     * @throws JournalFailedException when the journal has failed or a file cannot be read
     */
    @Override
    public long positionOf(final long sequence) {
        requireUsable();
        if (sequence < FIRST_SEQUENCE || sequence > lastSequence) {
            return JournalPosition.NULL_POSITION;
        }
        return written.positionOf(sequence);
    }

    /**
     * Moves the segments before an ordinal into the archive, the oldest first. The segment in use and later ones stay,
     * whatever the ordinal. Records stay readable all the time. Any thread may call this except the writing one, which
     * never waits for it. A crash or a failure in between leaves some moved and the others not; the next call goes on.
     *
     * @param ordinal of the first segment that has to stay, such as that of {@link JournalPoint#ordinal()}
     * @throws IllegalStateException when the journal is closed; the segments not moved yet stay
     * @throws IOException when a segment cannot be moved; the journal itself is not affected
     */
    public void retireBefore(final int ordinal) throws IOException {
        writer.retireBefore(ordinal);
    }

    /**
     * Last sequence that is on the device. Any thread may ask.
     *
     * @return the sequence, 0 when there is none
     */
    public long durableSequence() {
        return commits.durableSequence();
    }

    /**
     * Bytes that a start beginning after a point would have to read at most. Any thread may ask.
     *
     * @param point of this journal
     * @return length of all segments from the one that holds the point to the one in use
     */
    public long lengthBytesAfter(final JournalPoint point) {
        return (long) (writer.ordinalInUse() - point.ordinal() + 1) * configuration.segmentLengthBytes();
    }

    /**
     * Last sequence appended, durable or not.
     *
     * @return the sequence, 0 when there is none
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * Records appended and neither committed nor handed over.
     *
     * @return the count
     */
    public int pendingRecords() {
        return batches.filling().count();
    }

    /**
     * Whether ordinary records are not admitted because the disk is full. Any thread may ask.
     *
     * @return true until there is space again
     */
    public boolean isStorageLow() {
        return writer.drawsOnReserve() || writer.lacksSpare(StorageUse.ORDINARY);
    }

    /**
     * What has ended the thread that keeps segments ready; the journal then fails when the segment in use is full. Any
     * thread may ask.
     *
     * @return {@code null} if that thread is well, or there is none
     */
    public Throwable spareDefect() {
        return writer.spareDefect();
    }

    /**
     * What opening this journal found and did.
     *
     * @return the report
     */
    public RecoveryReport recoveryReport() {
        return report;
    }

    /**
     * Commits what is pending, marks it, writes the superblock and lets go of the directory. A failed journal only lets
     * go. Closing twice does nothing. Whoever commits beside the owner must have ended.
     *
     * @throws IllegalStateException when a batch in flight was left undone; everything is let go all the same
     * @throws JournalFailedException when something could not be made durable; everything is let go all the same
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (commits.isSound()) {
                takeBack();
                commit();
                mark();
                commits.refreshSuperblock();
            }
        } catch (final RuntimeException e) {
            release(this::releaseAll, e);
            throw e;
        }
        releaseAll();
    }

    private void prepareAppend(final long sequence, final int length) {
        requireUsable();
        if (sequence != lastSequence + 1) {
            throw new IllegalArgumentException("sequence must be " + (lastSequence + 1) + ": found " + sequence);
        }
        if (length < 0 || length > configuration.recordLengthMaxBytes()) {
            throw new IllegalArgumentException(
                    "body must have 0 to " + configuration.recordLengthMaxBytes() + " bytes: found " + length);
        }
        if (pendingRecords() == 0) {
            commits.requirePlace();
        } else if (!batches.filling().hasRoom(length)) {
            throw new IllegalStateException("batch has no room for a body of " + length + " bytes: found "
                    + batches.filling().length() + " of " + configuration.batchLengthMaxBytes()
                    + " taken; commit first");
        }
    }

    private void requireUsable() {
        commits.requireSound();
        if (closed) {
            throw new IllegalStateException("journal is closed: " + files.location());
        }
    }

    private void releaseAll() {
        closed = true;
        try {
            CloseHelper.closeAll(commits, written, lock);
        } catch (final Exception e) {
            throw new JournalFailedException("journal could not be closed: " + files.location(), e);
        }
    }

    private static void release(final Closeable closeable, final Exception reason) {
        try {
            closeable.close();
        } catch (final IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
