package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file of {@link SimulatedJournalFiles}: what the page cache shows of it. What is written goes on to the device. One
 * thread may read while another writes.
 */
final class SimulatedJournalFile implements JournalFile {

    private final SimulatedJournalFiles files;
    private final int number;
    private final SectorContent cached;

    SimulatedJournalFile(final SimulatedJournalFiles files, final int number, final SectorContent cached) {
        this.files = files;
        this.number = number;
        this.cached = cached;
    }

    int number() {
        return number;
    }

    SectorContent cached() {
        return cached;
    }

    /** A failing write leaves its sectors behind, to survive or not. */
    @Override
    public int write(final ByteBuffer source, final long position) throws IOException {
        synchronized (files) {
            return writeAlone(source, position);
        }
    }

    private int writeAlone(final ByteBuffer source, final long position) throws IOException {
        final SimulatedFaults faults = files.faults();
        final int offset = (int) position;
        final int count = Math.min(faults.admit(source.remaining()), files.writeLengthMax());
        if (offset + count > cached.length()) {
            faults.onSpaceNeeded("write");
        }
        cached.write(offset, source, count);
        if (!faults.loses(SimulatedFaults.Kind.LOST_WRITE)) {
            files.perform(written(offset, offset + count));
        }
        faults.onOperation("write");
        return count;
    }

    @Override
    public int read(final ByteBuffer into, final long position) throws IOException {
        synchronized (files) {
            files.faults().onRead();
            return cached.read(into, (int) position);
        }
    }

    /** A failing force drops what it should have written and forgets about it. */
    @Override
    public void force(final boolean metadata) throws IOException {
        synchronized (files) {
            forceAlone();
        }
    }

    private void forceAlone() throws IOException {
        files.countForce();
        boolean arrives = false;
        try {
            final boolean lost = files.faults().loses(SimulatedFaults.Kind.LOST_FORCE);
            files.faults().onOperation("force");
            arrives = !lost;
        } finally {
            files.perform(
                    arrives ? new SimulatedDevice.Operation.Force(number) : new SimulatedDevice.Operation.Drop(number));
        }
    }

    @Override
    public long lengthBytes() {
        return cached.length();
    }

    @Override
    public void close() {}

    private SimulatedDevice.Operation written(final int start, final int end) {
        final int first = start / SectorContent.SECTOR_LENGTH;
        final byte[][] sectors = new byte[SectorContent.sectorsIn(end) - first][];
        for (int i = 0; i < sectors.length; i++) {
            sectors[i] = cached.sector(first + i);
        }
        return new SimulatedDevice.Operation.Write(number, first, sectors, cached.length());
    }
}
