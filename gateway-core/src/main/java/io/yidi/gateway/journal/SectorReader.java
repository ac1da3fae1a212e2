package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * 扇区读取: reads a file sector by sector through one aligned buffer, in chunks, past the page cache where possible.
 * Meant for going forward; going back reads the chunk again.
 */
final class SectorReader {

    private static final int CHUNK_SECTORS = 128;
    private static final int NO_CHUNK = -1;

    private final ByteBuffer chunk = ByteBuffer.allocateDirect(
                    CHUNK_SECTORS * SectorDescriptor.LENGTH + JournalFiles.UNCACHED_ALIGNMENT)
            .alignedSlice(JournalFiles.UNCACHED_ALIGNMENT);
    private final SectorFlyweight sector = new SectorFlyweight().wrap(chunk);
    private JournalFile file;
    private long fileLengthBytes;
    private int firstSector = NO_CHUNK;

    /** Chooses the file, opened by {@link JournalFiles#openUncached}. */
    void wrap(final JournalFile fileToRead) throws IOException {
        file = fileToRead;
        fileLengthBytes = fileToRead.lengthBytes();
        firstSector = NO_CHUNK;
    }

    /** Length of the file. */
    long fileLengthBytes() {
        return fileLengthBytes;
    }

    /** View over a sector; valid until the next call. */
    SectorFlyweight sector(final int index) throws IOException {
        final int first = index - index % CHUNK_SECTORS;
        if (first != firstSector) {
            load(first);
        }
        return sector.at((index - first) * SectorDescriptor.LENGTH);
    }

    private void load(final int first) throws IOException {
        firstSector = NO_CHUNK;
        final long offset = SectorDescriptor.offset(first);
        final int lengthBytes = (int) Math.min(CHUNK_SECTORS * SectorDescriptor.LENGTH, fileLengthBytes - offset);
        file.readFully(chunk.clear().limit(lengthBytes), offset);
        firstSector = first;
    }
}
