package io.yidi.gateway.engine.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * 指纹: 128-bit fingerprint of some bytes (MurmurHash3 x64, 128 bits, seed 0), the same on every machine; only that the
 * fingerprint of nothing is 1, so that 0 can stand for a free place.
 *
 * <p>Not a signature: it tells accidental differences, not ones that somebody worked to hide. Reused by one thread.
 */
public final class Fingerprint {

    private static final int BLOCK_BYTES = 16;
    private static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long high;
    private long low;

    /**
     * Computes the fingerprint of a range of bytes.
     *
     * @param buffer holds the bytes
     * @param offset of the first, in bytes
     * @param length in bytes
     * @return this
     */
    public Fingerprint of(final DirectBuffer buffer, final int offset, final int length) {
        high = 0;
        low = 0;
        final int blocksEnd = offset + length / BLOCK_BYTES * BLOCK_BYTES;
        for (int at = offset; at < blocksEnd; at += BLOCK_BYTES) {
            mix(buffer.getLong(at, BYTE_ORDER), buffer.getLong(at + Long.BYTES, BYTE_ORDER));
        }
        mixTail(buffer, blocksEnd, length % BLOCK_BYTES);
        return finish(length);
    }

    /**
     * First half.
     *
     * @return 64 bits, never 0 together with {@link #low()}
     */
    public long high() {
        return high;
    }

    /**
     * Second half.
     *
     * @return 64 bits
     */
    public long low() {
        return low;
    }

    private void mix(final long first, final long second) {
        high ^= scrambleFirst(first);
        high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
        low ^= scrambleSecond(second);
        low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
    }

    private void mixTail(final DirectBuffer buffer, final int offset, final int length) {
        low ^= scrambleSecond(word(buffer, offset + Long.BYTES, length - Long.BYTES));
        high ^= scrambleFirst(word(buffer, offset, Math.min(Long.BYTES, length)));
    }

    private static long scrambleFirst(final long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long scrambleSecond(final long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    /** Up to eight bytes as a little-endian number; 0 for a length that is not positive. */
    private static long word(final DirectBuffer buffer, final int offset, final int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (buffer.getByte(offset + i) & 0xFFL) << (Byte.SIZE * i);
        }
        return word;
    }

    private Fingerprint finish(final int length) {
        high ^= length;
        low ^= length;
        high += low;
        low += high;
        high = avalanche(high);
        low = avalanche(low);
        high += low;
        low += high;
        if (high == 0 && low == 0) {
            low = 1;
        }
        return this;
    }

    /**
     * Spreads the bits of one word over all of it.
     *
     * @param word any value
     * @return its image under a bijection
     */
    public static long avalanche(final long word) {
        long mixed = word;
        mixed ^= mixed >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
