package io.yidi.gateway.journal;

import java.util.zip.CRC32C;

/** 校验和: CRC32C of bytes on the heap, without garbage. Used by one thread. */
final class Checksum {

    private final CRC32C crc = new CRC32C();

    int of(final byte[] bytes, final int offset, final int lengthBytes) {
        crc.reset();
        crc.update(bytes, offset, lengthBytes);
        return (int) crc.getValue();
    }
}
