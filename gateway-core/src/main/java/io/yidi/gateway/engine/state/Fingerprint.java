package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;

/**
 * 指纹: 128-bit fingerprint of some bytes (MurmurHash3 x64, 128 bits), the same on every machine.
 *
 * <p>Not a signature: it tells accidental differences, within the keys of one institution. Reused by one thread.
 */
public final class Fingerprint {

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
        return start().add(buffer, offset, length).finish(length);
    }

    /**
     * Computes the fingerprint of two ranges, one after the other.
     *
     * @return this
     */
    public Fingerprint of(
            final DirectBuffer first,
            final int firstOffset,
            final int firstLength,
            final DirectBuffer second,
            final int secondOffset,
            final int secondLength) {
        return start().add(first, firstOffset, firstLength)
                .add(second, secondOffset, secondLength)
                .finish(firstLength + secondLength);
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

    private Fingerprint start() {
        high = 0;
        low = 0;
        return this;
    }

    private Fingerprint add(final DirectBuffer buffer, final int offset, final int length) {
        int at = offset;
        final int end = offset + length;
        for (; end - at >= 16; at += 16) {
            mix(buffer.getLong(at), buffer.getLong(at + 8));
        }
        if (at < end) {
            mix(tail(buffer, at, Math.min(8, end - at)), tail(buffer, at + 8, end - at - 8));
        }
        return this;
    }

    private static long tail(final DirectBuffer buffer, final int offset, final int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (buffer.getByte(offset + i) & 0xFFL) << (8 * i);
        }
        return word;
    }

    private void mix(final long first, final long second) {
        high ^= Long.rotateLeft(first * C1, 31) * C2;
        high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
        low ^= Long.rotateLeft(second * C2, 33) * C1;
        low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
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
