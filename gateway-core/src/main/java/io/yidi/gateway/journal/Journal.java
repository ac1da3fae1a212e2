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
 * <p>One thread owns a journal; other threads may ask only for {@link #durableSequence()} and {@link #isStorageLow()},
 * and call {@link #retireBefore}.
 * Append, commit and mark allocate nothing; the append that begins a batch may first take the next segment into
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
    private final BatchWriter batch;
    private final RecordReader records;
    private final SequenceSearch search = new SequenceSearch();
    private final RecordFlyweight pendingRecord = new RecordFlyweight();
    private final int batchSectorsMax;

    private long lastSequence;
    private long coveredSequence;
    private long superblockAge;
    private IOException failure;
    private boolean closed;
    private volatile long durableSequence;

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
        batch = new BatchWriter(configuration.batchLengthMaxBytes());
        records = new RecordReader(files);
        batchSectorsMax = SectorDescriptor.count(configuration.batchLengthMaxBytes());
        lastSequence = report.lastSequence();
        coveredSequence = lastSequence;
        durableSequence = lastSequence;
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
     * Whether a record with such a body still fits into the pending batch. When not, commit first.
     *
     * @param lengthBytes of the body
     * @return true when it fits
     */
    public boolean hasRoom(final int lengthBytes) {
        return batch.hasRoom(lengthBytes);
    }

    /**
     * Whether there is space for a batch; takes the next segment into use if the current one is used up. To be asked
     * before what cannot be taken back is done for a record. Allocates nothing while the answer stays the same.
     *
     * @param use ordinary records leave the reserve alone
     * @return false when the disk is full; may be asked again
     * @throws JournalFailedException when the journal has failed
     */
    public boolean admits(final StorageUse use) {
        requireUsable();
        if (batch.count() == 0 && !writer.hasRoom(batchSectorsMax) && !rolled(use)) {
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
     * @throws IllegalStateException when the batch has no room, or the journal is closed
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
     * @throws IllegalStateException when the batch has no room, or the journal is closed
     * @throws JournalFullException when a new segment is needed and the disk has no space for it; may be tried again
     * @throws JournalFailedException when the journal has failed
     */
    public int begin(final int type, final long sequence, final long timestampNs, final int length) {
        prepareAppend(sequence, length);
        return batch.beginRecord(type, sequence, timestampNs, length);
    }

    /** The pending batch, for the body of the record that was begun. */
    public MutableDirectBuffer pending() {
        return batch.view();
    }

    /**
     * Adds the record that was begun to the pending batch.
     *
     * @return position to {@link #read} it back by, now and after any restart
     */
    public long end() {
        final long position = pendingPosition();
        batch.endRecord();
        lastSequence++;
        return position;
    }

    /**
     * Makes the pending records durable: writes them and forces the file once. Does nothing when none are pending.
     *
     * @throws JournalFailedException when they could not be made durable
     */
    public void commit() {
        requireUsable();
        if (batch.count() > 0) {
            writeBatch();
        }
    }

    /**
     * Writes an empty batch that says the last one was durable, so that its loss would be noticed even if nothing else
     * follows. Meant for idle moments. Does nothing while records are pending or when the last batch is covered
     * already, or when there is no space for it. Now and then it also refreshes the superblock.
     *
     * @throws JournalFailedException when the journal has failed
     */
    public void mark() {
        requireUsable();
        if (batch.count() > 0
                || coveredSequence == durableSequence
                || !writer.hasRoom(1) && !rolled(StorageUse.ORDINARY)) {
            return;
        }
        if (coveredSequence < durableSequence) {
            writeBatch();
        }
        if (superblockAge >= configuration.superblockIntervalBatches()) {
            refreshSuperblock();
        }
    }

    /**
     * Reads a record back, pending or durable, from any segment, also from one in the archive.
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
        final int ordinal = JournalPosition.ordinal(position);
        final int offset = JournalPosition.logicalOffset(position);
        if (position < 0 || offset < SectorDescriptor.PAYLOAD_LENGTH || position >= pendingPosition()) {
            throw notHere(position);
        }
        if (position >= batchPosition()) {
            return pendingRecord.wrap(batch.view(), (int) (position - batchPosition()));
        }
        try {
            return readSegment(position, ordinal, offset);
        } catch (final IOException e) {
            rethrowIfArchived(ordinal, e);
            throw fail("reading a record", e);
        } catch (final JournalCorruptException damaged) {
            rethrowIfArchived(ordinal, damaged);
            testify(damaged);
            throw damaged;
        }
    }

    /**
     * Where the record of a sequence lies, pending or durable, in any segment, also in one in the archive.
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
        if (sequence > durableSequence) {
            return batchPosition() + batch.offsetOf((int) (sequence - durableSequence - 1));
        }
        try {
            return searchSegment(sequence);
        } catch (final IOException e) {
            throw fail("looking for a record", e);
        }
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
        return durableSequence;
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
     * Records appended and not yet committed.
     *
     * @return the count
     */
    public int pendingRecords() {
        return batch.count();
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
     * What opening this journal found and did.
     *
     * @return the report
     */
    public RecoveryReport recoveryReport() {
        return report;
    }

    /**
     * Commits what is pending, marks it, writes the superblock and lets go of the directory. A failed journal only lets
     * go. Closing twice does nothing.
     *
     * @throws JournalFailedException when something could not be made durable; everything is let go all the same
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (failure == null) {
                commit();
                mark();
                refreshSuperblock();
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
        if (batch.count() == 0) {
            requireSectors(batchSectorsMax);
        } else if (!batch.hasRoom(length)) {
            throw new IllegalStateException("batch has no room for a body of " + length + " bytes: found "
                    + batch.length() + " of " + configuration.batchLengthMaxBytes() + " taken; commit first");
        }
    }

    private void requireUsable() {
        if (failure != null) {
            throw new JournalFailedException("journal has failed before: " + files.location(), failure);
        }
        if (closed) {
            throw new IllegalStateException("journal is closed: " + files.location());
        }
    }

    private void requireSectors(final int count) {
        if (!writer.hasRoom(count)) {
            roll(takeSpare());
        }
    }

    private boolean rolled(final StorageUse use) {
        if (writer.lacksSpare(use)) {
            return false;
        }
        final Spare spare;
        try {
            spare = writer.takeSpare(use);
        } catch (final IOException noSpace) {
            return false;
        }
        roll(spare);
        return true;
    }

    private Spare takeSpare() {
        try {
            return writer.takeSpare(StorageUse.RESERVED);
        } catch (final IOException e) {
            throw new JournalFullException(files.location(), e);
        }
    }

    private void roll(final Spare spare) {
        try {
            writer.roll(spare, durableSequence);
        } catch (final IOException e) {
            throw fail("taking the next segment into use", e);
        }
        onSuperblock();
    }

    private void writeBatch() {
        final long covered = durableSequence;
        try {
            writer.append(batch, covered);
        } catch (final IOException e) {
            throw fail("writing a batch", e);
        }
        batch.clear();
        superblockAge++;
        coveredSequence = covered;
        durableSequence = lastSequence;
    }

    private void refreshSuperblock() {
        try {
            writer.saveSuperblock(durableSequence);
        } catch (final IOException e) {
            throw fail("writing a superblock", e);
        }
        onSuperblock();
    }

    private void onSuperblock() {
        superblockAge = 0;
        coveredSequence = durableSequence;
    }

    private RecordFlyweight readSegment(final long position, final int ordinal, final int offset) throws IOException {
        final SegmentWriter current = writer.segment();
        if (current.header().ordinal() == ordinal) {
            return records.read(current.file(), current.header(), current.endSector(), offset);
        }
        final int index = writer.segments().indexOf(ordinal);
        if (index == SegmentTable.NOT_THERE) {
            throw notHere(position);
        }
        final SegmentHeader header = writer.segments().header(index);
        return records.read(records.fileOf(header), header, header.sectors(), offset);
    }

    private long searchSegment(final long sequence) throws IOException {
        final SegmentHeader header = writer.segments().header(writer.segments().indexOfSequence(sequence));
        final int offset = searchSegment(header, sequence);
        return offset == SequenceSearch.NOT_FOUND
                ? JournalPosition.NULL_POSITION
                : JournalPosition.of(header.ordinal(), offset);
    }

    private int searchSegment(final SegmentHeader header, final long sequence) throws IOException {
        final SegmentWriter current = writer.segment();
        if (header.ordinal() == current.header().ordinal()) {
            return search.find(current.file(), header, current.endSector(), sequence);
        }
        try {
            return search.find(records.fileOf(header), header, header.sectors(), sequence);
        } catch (final IOException | JournalCorruptException unreadable) {
            rethrowIfArchived(header.ordinal(), unreadable);
            throw unreadable;
        }
    }

    /** Only what lies in the archive may be unreadable. */
    private void rethrowIfArchived(final int ordinal, final Exception unreadable) {
        if (ordinal < writer.oldestOrdinal()) {
            throw new ArchiveUnreadableException(unreadable);
        }
    }

    /**
     * What a device confirmed and lost may have left no trace behind it, so that the next start would find a whole, but
     * shorter journal.
     */
    private void testify(final JournalCorruptException damaged) {
        try {
            writer.testify(durableSequence);
        } catch (final IOException e) {
            damaged.addSuppressed(e);
        }
    }

    private static IllegalArgumentException notHere(final long position) {
        return new IllegalArgumentException(
                "position must be that of a record of this journal: found " + JournalPosition.toString(position));
    }

    private long pendingPosition() {
        return batchPosition() + batch.length();
    }

    private long batchPosition() {
        final SegmentWriter segment = writer.segment();
        return JournalPosition.of(segment.header().ordinal(), segment.endSector() * SectorDescriptor.PAYLOAD_LENGTH);
    }

    private JournalFailedException fail(final String doing, final IOException cause) {
        failure = cause;
        return new JournalFailedException("journal failed " + doing + ": " + files.location(), cause);
    }

    private void releaseAll() {
        closed = true;
        try {
            CloseHelper.closeAll(writer, records, lock);
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
