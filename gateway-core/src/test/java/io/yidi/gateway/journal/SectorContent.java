package io.yidi.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes of a file in 512-byte sectors that are replaced, never changed, so that copies share them. */
final class SectorContent {

    static final int SECTOR_LENGTH = 512;

    private static final byte[] ZEROS = new byte[SECTOR_LENGTH];

    private static final ByteBuffer ZERO_BYTES = ByteBuffer.wrap(ZEROS);

    private byte[][] sectors;
    private int length;

    private SectorContent(final byte[][] sectors, final int length) {
        this.sectors = sectors;
        this.length = length;
    }

    static SectorContent empty() {
        return new SectorContent(new byte[0][], 0);
    }

    static SectorContent of(final byte[] bytes) {
        final SectorContent content = empty();
        content.write(0, ByteBuffer.wrap(bytes), bytes.length);
        return content;
    }

    SectorContent copy() {
        return new SectorContent(sectors.clone(), length);
    }

    int length() {
        return length;
    }

    byte[] sector(final int index) {
        return sectors[index];
    }

    /** Replaces one sector, which may begin where the file ends. */
    void sector(final int index, final byte[] bytes, final int lengthOfFile) {
        lengthen(lengthOfFile);
        sectors[index] = bytes;
    }

    /** Makes the file this long at least; what is new is zero. */
    void lengthen(final int lengthOfFile) {
        final int count = sectorsIn(lengthOfFile);
        if (sectors.length < count) {
            final int before = sectors.length;
            sectors = Arrays.copyOf(sectors, count);
            Arrays.fill(sectors, before, count, ZEROS);
        }
        length = Math.max(length, lengthOfFile);
    }

    void write(final int position, final ByteBuffer source, final int count) {
        lengthen(position + count);
        int at = position;
        while (at < position + count) {
            final int inSector = at % SECTOR_LENGTH;
            final int part = Math.min(SECTOR_LENGTH - inSector, position + count - at);
            sectors[at / SECTOR_LENGTH] = replaced(sectors[at / SECTOR_LENGTH], inSector, source, part);
            at += part;
        }
    }

    private static byte[] replaced(final byte[] old, final int offset, final ByteBuffer source, final int count) {
        final boolean isWhole = count == SECTOR_LENGTH;
        if (isWhole && source.slice(source.position(), count).mismatch(ZERO_BYTES.duplicate()) < 0) {
            source.position(source.position() + count);
            return ZEROS;
        }
        final byte[] bytes = isWhole ? new byte[SECTOR_LENGTH] : old.clone();
        source.get(bytes, offset, count);
        return bytes;
    }

    /** Returns the bytes read, or -1 behind the end. */
    int read(final ByteBuffer into, final int position) {
        if (position >= length) {
            return -1;
        }
        final int end = Math.min(length, position + into.remaining());
        int at = position;
        while (at < end) {
            final int inSector = at % SECTOR_LENGTH;
            final int part = Math.min(SECTOR_LENGTH - inSector, end - at);
            into.put(sectors[at / SECTOR_LENGTH], inSector, part);
            at += part;
        }
        return end - position;
    }

    void flip(final int offset, final int mask) {
        final byte[] bytes = sectors[offset / SECTOR_LENGTH].clone();
        bytes[offset % SECTOR_LENGTH] ^= (byte) mask;
        sectors[offset / SECTOR_LENGTH] = bytes;
    }

    byte[] bytes() {
        final byte[] bytes = new byte[length];
        read(ByteBuffer.wrap(bytes), 0);
        return bytes;
    }

    static int sectorsIn(final int lengthBytes) {
        return (lengthBytes + SECTOR_LENGTH - 1) / SECTOR_LENGTH;
    }
}
