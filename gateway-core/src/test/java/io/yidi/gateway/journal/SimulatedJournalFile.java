package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** A file of {@link SimulatedJournalFiles}: its content, and apart from it what is on the device. */
final class SimulatedJournalFile implements JournalFile {

    private static final int SECTOR_LENGTH = 512;

    private final SimulatedJournalFiles files;
    private final BitSet unforced = new BitSet();
    private byte[] content;
    private byte[] durable;
    private int length;
    private int durableLength;

    SimulatedJournalFile(final SimulatedJournalFiles files, final byte[] content) {
        this.files = files;
        this.content = content.clone();
        durable = content.clone();
        length = content.length;
        durableLength = content.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(content, length);
    }

    /**
     * Content as a read past the page cache shows it: what was dropped by a failed force is not there. Such a read
     * writes the unforced sectors back first, so they are.
     */
    SimulatedJournalFile uncached() {
        return new SimulatedJournalFile(files, survivingBytes(new Random(0), 100));
    }

    void flip(final int offset, final int mask) {
        content[offset] ^= (byte) mask;
        durable[offset] = content[offset];
    }

    /** Content after a power cut in which each unforced sector survives with this probability. */
    byte[] survivingBytes(final Random random, final int percent) {
        byte[] image = Arrays.copyOf(durable, durableLength);
        for (int i = unforced.nextSetBit(0); i >= 0; i = unforced.nextSetBit(i + 1)) {
            if (random.nextInt(100) < percent) {
                final int end = Math.min((i + 1) * SECTOR_LENGTH, length);
                image = Arrays.copyOf(image, Math.max(image.length, end));
                System.arraycopy(content, i * SECTOR_LENGTH, image, i * SECTOR_LENGTH, end - i * SECTOR_LENGTH);
            }
        }
        return image;
    }

    /** A failing write leaves its sectors behind, to survive or not. */
    @Override
    public int write(final ByteBuffer source, final long position) throws IOException {
        final int offset = (int) position;
        final int count = Math.min(source.remaining(), files.writeLengthMax());
        grow(offset + count);
        source.get(content, offset, count);
        unforced.set(offset / SECTOR_LENGTH, (offset + count + SECTOR_LENGTH - 1) / SECTOR_LENGTH);
        files.countOperation("write");
        return count;
    }

    @Override
    public int read(final ByteBuffer into, final long position) {
        if (position >= length) {
            return -1;
        }
        final int count = (int) Math.min(into.remaining(), length - position);
        into.put(content, (int) position, count);
        return count;
    }

    /** A failing force drops what it should have written and forgets about it. */
    @Override
    public void force(final boolean metadata) throws IOException {
        files.countForce();
        try {
            files.countOperation("force");
            makeDurable();
        } finally {
            unforced.clear();
        }
    }

    @Override
    public long lengthBytes() {
        return length;
    }

    @Override
    public void close() {}

    private void makeDurable() {
        if (durable.length < content.length) {
            durable = Arrays.copyOf(durable, content.length);
        }
        for (int i = unforced.nextSetBit(0); i >= 0; i = unforced.nextSetBit(i + 1)) {
            final int start = i * SECTOR_LENGTH;
            System.arraycopy(content, start, durable, start, Math.min(SECTOR_LENGTH, length - start));
        }
        durableLength = length;
    }

    private void grow(final int lengthNeeded) {
        if (content.length < lengthNeeded) {
            content = Arrays.copyOf(content, Math.max(lengthNeeded, content.length * 2));
        }
        length = Math.max(length, lengthNeeded);
    }
}
