package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** 超级块读取: reads both copies of the superblock and says which of them can be believed. */
final class SuperblockReader {

    private final List<Superblock> sound = new ArrayList<>();
    private int damaged;

    SuperblockReader(final JournalFiles files) throws IOException {
        final List<String> present = files.list();
        for (final String name : SuperblockDescriptor.NAMES) {
            if (present.contains(name)) {
                read(files, name);
            }
        }
    }

    /** Copies that passed their checksum. */
    List<Superblock> sound() {
        return sound;
    }

    /** Copies that are there but failed their checksum. */
    int damaged() {
        return damaged;
    }

    /** Copies that are neither sound nor damaged: never written, or gone. */
    int missing() {
        return SuperblockDescriptor.NAMES.size() - sound.size() - damaged;
    }

    /** The sound copy written last. */
    Optional<Superblock> newest() {
        return sound.stream().max(Comparator.comparingLong(Superblock::generation));
    }

    private void read(final JournalFiles files, final String name) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(SectorDescriptor.LENGTH);
        try (JournalFile file = files.openReadOnly(name)) {
            if (file.lengthBytes() < SectorDescriptor.LENGTH) {
                return;
            }
            file.readFully(bytes, 0);
        }
        final SectorFlyweight sector = new SectorFlyweight().wrap(bytes).at(0);
        switch (sector.state()) {
            case SOUND -> {
                final byte[] payload = new byte[SectorDescriptor.PAYLOAD_LENGTH];
                sector.copyPayload(new UnsafeBuffer(payload), 0);
                sound.add(Superblock.decode(name, payload));
            }
            case DAMAGED -> damaged++;
            default -> {}
        }
    }
}
