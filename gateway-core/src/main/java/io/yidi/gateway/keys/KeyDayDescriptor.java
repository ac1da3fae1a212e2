package io.yidi.gateway.keys;

import io.yidi.gateway.engine.state.KeyCellDescriptor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 键文件格式: blocks of 4 096 bytes, in the byte order of the machine; every block carries its number and checksum.
 *
 * <pre>
 *   block 0, the header
 *    0        8         12        16       24             32            4084     4088        4092     4096
 *   +--------+---------+---------+--------+--------------+- - - - - - -+--------+-----------+--------+
 *   | magic  | version | day     | keys   | content hash | 0           | number | 0         | CRC32C |
 *   +--------+---------+---------+--------+--------------+- - - - - - -+--------+-----------+--------+
 *
 *   block 1 …
 *    0                                    4080          4084     4088        4092     4096
 *   +------------------------------------+-------------+--------+-----------+--------+
 *   | up to 85 cells of 48 bytes, sorted | cells in it | number | 0         | CRC32C |
 *   +------------------------------------+-------------+--------+-----------+--------+
 * </pre>
 *
 * <p>Cells and their order: {@link KeyCellDescriptor}. The content hash is the sum of the hashes of all cells.
 */
final class KeyDayDescriptor {

    static final int BLOCK_BYTES = 4096;
    static final int CELLS_PER_BLOCK = 85;
    static final int HEADER_BLOCK = 0;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int DAY_OFFSET = 12;
    static final int KEYS_OFFSET = 16;
    static final int CONTENT_HASH_OFFSET = 24;

    static final int CELLS_OFFSET = CELLS_PER_BLOCK * KeyCellDescriptor.LENGTH;
    static final int NUMBER_OFFSET = CELLS_OFFSET + 4;
    static final int CHECKSUM_OFFSET = BLOCK_BYTES - 4;

    /** "YDKEYDAY". */
    static final long MAGIC = 0x5944_4B45_5944_4159L;

    static final int VERSION = 1;

    private KeyDayDescriptor() {}

    static String fileName(final int epochDay) {
        return "keys-" + LocalDate.ofEpochDay(epochDay).format(DateTimeFormatter.BASIC_ISO_DATE) + ".idx";
    }

    static boolean isKeyFile(final String name) {
        return name.startsWith("keys-") && name.endsWith(".idx");
    }

    /** Number of blocks with cells. */
    static int blocks(final long keys) {
        return Math.toIntExact((keys + CELLS_PER_BLOCK - 1) / CELLS_PER_BLOCK);
    }

    /** A buffer for one block. */
    static UnsafeBuffer newBlock() {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.nativeOrder()));
    }

    /** Checksum of a block, over all that stands before it. */
    static int checksum(final UnsafeBuffer block) {
        final CRC32C checksum = new CRC32C();
        checksum.update(block.byteBuffer().duplicate().position(0).limit(CHECKSUM_OFFSET));
        return (int) checksum.getValue();
    }
}
