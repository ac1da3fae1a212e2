package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;

/**
 * 提交线: the batches of a journal on their way to the device, one behind the other: takes each from the owner, gives it
 * its place, and knows how far the journal is durable. The first failure is final.
 *
 * <p>The owner of the journal calls everything but {@link #commitInFlight}, which may run beside him once, between
 * {@link #depart} and {@link #takeBack}. What both of them touch in between is {@link #durableSequence} and the
 * failure, written last and read first. Everything else that the commit reads was written before the batch departed:
 * its place, its records, the chain.
 */
final class CommitLine implements Closeable {

    private final JournalFiles files;
    private final JournalConfiguration configuration;
    private final RollingWriter writer;
    private final BatchPair batches;
    private final int batchSectorsMax;

    private long departedSequence;
    private long coveredSequence;
    private long superblockAge;
    private boolean inFlight;
    private volatile IOException failure;
    private volatile long durableSequence;

    CommitLine(
            final JournalFiles files,
            final JournalConfiguration configuration,
            final RollingWriter writer,
            final BatchPair batches,
            final long lastSequence) {
        this.files = files;
        this.configuration = configuration;
        this.writer = writer;
        this.batches = batches;
        batchSectorsMax = SectorDescriptor.count(configuration.batchLengthMaxBytes());
        departedSequence = lastSequence;
        coveredSequence = lastSequence;
        durableSequence = lastSequence;
    }

    /** Whether nothing has failed. */
    boolean isSound() {
        return failure == null;
    }

    void requireSound() {
        final IOException found = failure;
        if (found != null) {
            throw new JournalFailedException(
                    "journal has failed before: " + files.location() + ": " + found.getMessage(), found);
        }
    }

    /** Last sequence that is on the device; any thread. */
    long durableSequence() {
        return durableSequence;
    }

    /** Last sequence that was handed over, durable or not. */
    long departedSequence() {
        return departedSequence;
    }

    /** Whether a batch is on its way that the owner has not taken back. */
    boolean isInFlight() {
        return inFlight;
    }

    /** Whether the place of the next batch is known. */
    boolean hasPlace() {
        return !inFlight || writer.hasRoom(batchSectorsMax);
    }

    /** Whether there is space for the next batch; if need be takes the next segment into use. */
    boolean admits(final StorageUse use) {
        return writer.hasRoom(batchSectorsMax) || rolled(use);
    }

    /** Sees to space for the next batch, from the reserve if need be. */
    void requirePlace() {
        if (!writer.hasRoom(batchSectorsMax)) {
            requireNoneInFlight();
            roll(takeSpare());
        }
    }

    /** Where the next batch will lie. */
    long fillingPosition() {
        return positionInUse(writer.segment().endSector());
    }

    /** Where the batch lies that departed last. */
    long departedPosition() {
        return positionInUse(writer.segment().claimedSector());
    }

    /** Sector after the last one of the segment in use that is known to be durable. */
    int durableEndSector() {
        return inFlight ? writer.segment().claimedSector() : writer.segment().endSector();
    }

    /** Takes the batch that is filled, with the records up to a sequence; another one is filled from now on. */
    void depart(final long lastSequence) {
        requireNoneInFlight();
        writer.claim(batches.filling());
        batches.depart();
        coveredSequence = departedSequence;
        departedSequence = lastSequence;
        superblockAge++;
        inFlight = true;
    }

    /** Writes and forces the batch that departed. */
    void commitInFlight() {
        try {
            writer.append(batches.departed(), durableSequence);
        } catch (final IOException e) {
            throw fail("writing a batch", e);
        }
        durableSequence = departedSequence;
    }

    /** The batch that departed is durable; or none did. */
    void takeBack() {
        if (durableSequence != departedSequence) {
            throw new IllegalStateException("batch in flight must be durable up to sequence " + departedSequence
                    + ": found " + durableSequence);
        }
        inFlight = false;
    }

    /** Makes the batch that is filled durable at once. */
    void commit(final long lastSequence) {
        depart(lastSequence);
        commitInFlight();
        takeBack();
    }

    /**
     * Covers the last batch, with an empty one if need be and there is space; the batch that is filled must be empty.
     */
    void mark() {
        requireNoneInFlight();
        if (coveredSequence == durableSequence || !writer.hasRoom(1) && !rolled(StorageUse.ORDINARY)) {
            return;
        }
        if (coveredSequence < durableSequence) {
            commit(departedSequence);
        }
        if (superblockAge >= configuration.superblockIntervalBatches()) {
            refreshSuperblock();
        }
    }

    void refreshSuperblock() {
        try {
            writer.saveSuperblock(durableSequence);
        } catch (final IOException e) {
            throw fail("writing a superblock", e);
        }
        onSuperblock();
    }

    /** From now on nothing works any more. */
    JournalFailedException fail(final String doing, final IOException cause) {
        failure = cause;
        return new JournalFailedException(
                "journal failed " + doing + ": " + files.location() + ": " + cause.getMessage(), cause);
    }

    private void requireNoneInFlight() {
        if (inFlight) {
            throw new IllegalStateException("no batch must be in flight: found records up to " + departedSequence
                    + " handed over; take them back first");
        }
    }

    private long positionInUse(final int sector) {
        return JournalPosition.of(writer.segment().header().ordinal(), sector * SectorDescriptor.PAYLOAD_LENGTH);
    }

    private boolean rolled(final StorageUse use) {
        requireNoneInFlight();
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

    private void onSuperblock() {
        superblockAge = 0;
        coveredSequence = durableSequence;
    }

    @Override
    public void close() {
        writer.close();
    }
}
