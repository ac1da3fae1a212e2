package io.yidi.gateway.journal;

import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/** 段头读取: reads the header of a segment and holds it against the name and the length of its file. One thread. */
final class SegmentHeaderReader {

    private static final int CHUNK_LENGTH = JournalFiles.UNCACHED_ALIGNMENT;

    private final JournalFiles files;
    private final SectorReader sectors = new SectorReader(CHUNK_LENGTH);

    SegmentHeaderReader(final JournalFiles files) {
        this.files = files;
    }

    /**
     * Reads the header of a segment, live or archived.
     *
     * @param name of the file
     * @return the header
     * @throws JournalCorruptException when there is no whole header, or that of another file
     */
    SegmentHeader read(final String name) throws IOException {
        try (JournalFile file = files.openUncached(name)) {
            sectors.wrap(file);
            return decode(name);
        }
    }

    private SegmentHeader decode(final String name) throws IOException {
        if (sectors.fileLengthBytes() < SectorDescriptor.LENGTH) {
            throw corrupt(name, "expected a segment header, found " + sectors.fileLengthBytes() + " bytes");
        }
        final SectorFlyweight sector = sectors.sector(0);
        if (sector.state() != SectorFlyweight.State.SOUND) {
            throw corrupt(name, "expected a whole segment header, found a sector that is " + sector.state());
        }
        final byte[] payload = new byte[SectorDescriptor.PAYLOAD_LENGTH];
        sector.copyPayload(new UnsafeBuffer(payload), 0);
        final SegmentHeader header = SegmentHeader.decode(name, payload);
        expect(name, "file name", header.fileName(), name);
        expect(name, "file length", header.segmentLengthBytes(), sectors.fileLengthBytes());
        return header;
    }

    private static void expect(final String name, final String what, final Object expected, final Object found) {
        if (!found.equals(expected)) {
            throw corrupt(name, "expected " + what + " " + expected + ", found " + found);
        }
    }

    private static JournalCorruptException corrupt(final String name, final String verdict) {
        return JournalCorruptException.atStart(name, verdict);
    }
}
