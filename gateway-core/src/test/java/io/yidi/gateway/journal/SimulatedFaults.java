package io.yidi.gateway.journal;

import java.io.IOException;

/**
 * Counts what is done to a simulated directory and lets one operation go wrong. Operations that change something are
 * counted together; reads are counted apart.
 */
public final class SimulatedFaults {

    /** How an operation goes wrong. */
    public enum Kind {
        /** The operation fails, and only that. */
        ERROR,
        /** The operation fails, and all that follow it. */
        ERROR_FOR_EVER,
        /** From the operation on there is no space for new files and longer ones. */
        NO_SPACE,
        /** The operation, if a write, takes half of the sectors; there is no space for the other half. */
        SHORT_WRITE,
        /** The read fails, and only that. */
        READ_ERROR,
        /** The operation, if a write, is said to be done and reaches only the page cache. */
        LOST_WRITE,
        /** The operation, if a force, is said to be done and loses what it should have written. */
        LOST_FORCE
    }

    private static final long NEVER = Long.MAX_VALUE;

    private long operations;
    private long reads;
    private Kind kind = Kind.ERROR;
    private long at = NEVER;
    private boolean struck;

    /** Lets the operation (or read) with this number go wrong, counted from 0. */
    public void let(final Kind newKind, final long number) {
        kind = newKind;
        at = number;
        struck = false;
    }

    /** From now on nothing goes wrong. */
    public void end() {
        at = NEVER;
    }

    /** Whether anything has gone wrong. */
    public boolean struck() {
        return struck;
    }

    /** Operations so far that changed something, whether they succeeded or not. */
    public long operations() {
        return operations;
    }

    /** Reads so far. */
    public long reads() {
        return reads;
    }

    /** Counts an operation. */
    void onOperation(final String what) throws IOException {
        final long number = operations++;
        if ((kind == Kind.ERROR && number == at) || (kind == Kind.ERROR_FOR_EVER && number >= at)) {
            throw failure("operation " + number + ": " + what);
        }
    }

    /** Counts a read. */
    void onRead() throws IOException {
        final long number = reads++;
        if (kind == Kind.READ_ERROR && number == at) {
            throw failure("read " + number);
        }
    }

    /** Asks for space before an operation that needs it; a refusal counts as the operation. */
    void onSpaceNeeded(final String what) throws IOException {
        if (kind == Kind.NO_SPACE && operations >= at) {
            operations++;
            throw failure("operation " + what + ": no space left on device");
        }
    }

    /** How many bytes the write to come may take. */
    int admit(final int lengthBytes) throws IOException {
        if (kind == Kind.SHORT_WRITE && operations == at) {
            struck = true;
            return lengthBytes / 2 / SectorContent.SECTOR_LENGTH * SectorContent.SECTOR_LENGTH;
        }
        if (kind == Kind.SHORT_WRITE && operations == at + 1 && struck) {
            operations++;
            throw failure("operation write: no space left on device");
        }
        return lengthBytes;
    }

    /** Whether the operation to come is lost in this way. */
    boolean loses(final Kind way) {
        final boolean lost = kind == way && operations == at;
        struck |= lost;
        return lost;
    }

    private IOException failure(final String what) {
        struck = true;
        return new IOException("simulated failure of " + what);
    }
}
