package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** 超级块写入: overwrites the older copy of the superblock and forces it, so that the newer one is never at risk. */
final class SuperblockWriter implements Closeable {

    private final List<JournalFile> copies = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SectorDescriptor.LENGTH);
    private final SectorFlyweight sector = new SectorFlyweight().wrap(bytes);
    private long generation;

    /**
     * Opens both copies, making those that are missing.
     *
     * @param generation of the newest superblock there is, 0 when there is none
     */
    SuperblockWriter(final JournalFiles files, final long generation) throws IOException {
        this.generation = generation;
        final List<String> present = files.list();
        for (final String name : SuperblockDescriptor.NAMES) {
            copies.add(present.contains(name) ? files.open(name) : files.create(name));
        }
        files.forceDirectory();
    }

    /** Generation the next superblock must carry. */
    long nextGeneration() {
        return generation + 1;
    }

    /** Writes the superblock over the older copy and forces it. */
    void write(final Superblock superblock) throws IOException {
        final byte[] payload = superblock.encode();
        sector.at(0).seal(payload, 0, payload.length, SectorDescriptor.NO_STAMP);
        generation = superblock.generation();
        final JournalFile older = copies.get((int) (generation % copies.size()));
        older.writeFully(bytes.clear(), 0);
        older.force(true);
    }

    @Override
    public void close() throws IOException {
        for (final JournalFile copy : copies) {
            copy.close();
        }
    }
}
