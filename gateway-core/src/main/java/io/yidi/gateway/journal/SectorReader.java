package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;

/**
 * 扇区读取: reads a file sector by sector through one aligned buffer, in chunks, past the page cache where possible.
 * Meant for going forward; going back reads the chunk again. The buffer grows to a whole chunk, or to the longest file
 * when that is shorter.
 */
final class SectorReader {

    private static final int NO_CHUNK = -1;

    private final int chunkLengthMax;
    private final SectorFlyweight sector = new SectorFlyweight();
    private ByteBuffer chunk = ByteBuffer.allocateDirect(0);
    private JournalFile file;
    private long fileLengthBytes;
    private int chunkSectors;
    private int firstSector = NO_CHUNK;

    /**
     * Reads in chunks of this many bytes.
     *
     * @param chunkLengthMax a multiple of {@link JournalFiles#UNCACHED_ALIGNMENT}
     */
    SectorReader(final int chunkLengthMax) {
        this.chunkLengthMax = chunkLengthMax;
    }

    /** Chooses the file, opened by {@link JournalFiles#openUncached}. */
    void wrap(final JournalFile fileToRead) throws IOException {
        file = fileToRead;
        fileLengthBytes = fileToRead.lengthBytes();
        firstSector = NO_CHUNK;
        growTo((int) Math.min(chunkLengthMax, fileLengthBytes));
    }

    /** Length of the file. */
    long fileLengthBytes() {
        return fileLengthBytes;
    }

    /** View over a sector; valid until the next call. */
    SectorFlyweight sector(final int index) throws IOException {
        final int first = index - index % chunkSectors;
        if (first != firstSector) {
            load(first);
        }
        return sector.at((index - first) * SectorDescriptor.LENGTH);
    }

    private void load(final int first) throws IOException {
        firstSector = NO_CHUNK;
        final long offset = SectorDescriptor.offset(first);
        final int lengthBytes = (int) Math.min(chunk.capacity(), fileLengthBytes - offset);
        file.readFully(chunk.clear().limit(lengthBytes), offset);
        firstSector = first;
    }

    private void growTo(final int lengthBytes) {
        if (chunk.capacity() < lengthBytes) {
            final int aligned = BitUtil.align(lengthBytes, JournalFiles.UNCACHED_ALIGNMENT);
            chunk = ByteBuffer.allocateDirect(aligned + JournalFiles.UNCACHED_ALIGNMENT)
                    .alignedSlice(JournalFiles.UNCACHED_ALIGNMENT);
            sector.wrap(chunk);
            chunkSectors = chunk.capacity() / SectorDescriptor.LENGTH;
        }
    }
}
