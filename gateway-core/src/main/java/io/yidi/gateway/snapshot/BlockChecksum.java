package io.yidi.gateway.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** 块校验: checksum of a block's content and number, so that a block in another's place is noticed. One thread. */
final class BlockChecksum {

    private static final int BITS_PER_BYTE = 8;

    private final CRC32C crc = new CRC32C();

    /** Checksum of what remains in the buffer, which is taken. */
    int of(final int blockNumber, final ByteBuffer content) {
        crc.reset();
        for (int shift = 0; shift < Integer.SIZE; shift += BITS_PER_BYTE) {
            crc.update(blockNumber >>> shift);
        }
        crc.update(content);
        return (int) crc.getValue();
    }
}
