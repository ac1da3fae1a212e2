package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 扇区: view over one 512-byte sector of a buffer; seals it for writing and judges it after reading. */
final class SectorFlyweight {

    /** What a sector read back looks like. */
    enum State {
        /** All zero: never written. */
        BLANK,
        /** Written and unchanged. */
        SOUND,
        /** Present, but not as it was written. */
        DAMAGED
    }

    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;
    private int offset;

    /** Chooses the buffer; {@link #at} chooses the sector. */
    SectorFlyweight wrap(final ByteBuffer buffer) {
        bytes = buffer;
        view.wrap(buffer);
        return this;
    }

    /** Moves to the sector at an offset of the buffer. */
    SectorFlyweight at(final int sectorOffset) {
        offset = sectorOffset;
        return this;
    }

    /** Puts payload into the sector, fills the rest with zeros, stamps it and closes it with its checksum. */
    void seal(final byte[] payload, final int payloadOffset, final int lengthBytes, final int stamp) {
        view.putBytes(offset, payload, payloadOffset, lengthBytes);
        view.setMemory(offset + lengthBytes, SectorDescriptor.PAYLOAD_LENGTH - lengthBytes, (byte) 0);
        view.putInt(offset + SectorDescriptor.STAMP_OFFSET, stamp, BYTE_ORDER);
        view.putInt(offset + SectorDescriptor.CRC_OFFSET, computedCrc(), BYTE_ORDER);
    }

    /** Copies the whole payload out. */
    void copyPayload(final MutableDirectBuffer into, final int intoOffset) {
        into.putBytes(intoOffset, view, offset, SectorDescriptor.PAYLOAD_LENGTH);
    }

    /** Stamp of the batch the sector belongs to. */
    int stamp() {
        return view.getInt(offset + SectorDescriptor.STAMP_OFFSET, BYTE_ORDER);
    }

    /** Judges the sector. */
    State state() {
        if (view.getInt(offset + SectorDescriptor.CRC_OFFSET, BYTE_ORDER) == computedCrc()) {
            return State.SOUND;
        }
        return isBlank() ? State.BLANK : State.DAMAGED;
    }

    private boolean isBlank() {
        for (int i = offset; i < offset + SectorDescriptor.LENGTH; i += Long.BYTES) {
            if (view.getLong(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private int computedCrc() {
        crc.reset();
        crc.update(bytes.clear().position(offset).limit(offset + SectorDescriptor.CRC_OFFSET));
        return (int) crc.getValue();
    }
}
