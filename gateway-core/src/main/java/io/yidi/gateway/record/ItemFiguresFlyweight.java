package io.yidi.gateway.record;

import io.yidi.protocol.sbe.ItemClass;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 目录取值视图: what the catalogue of the care place says to the fee lines of a request, line by line. It stands behind
 * the request in its command, so that a decision needs no catalogue, now or when it is executed again.
 *
 * <pre>
 *    0          16       20                              20 + 27 n
 *   +----------+--------+-------------------------------+
 *   | version  | count  | class u8, ratio u16, limit of |  …
 *   | 16 ASCII | int32  | level 1, 2, 3 int64           |
 *   +----------+--------+-------------------------------+
 *     version: first digits of the SHA-256 of the catalogue's file     class: 0 for an item that it does not have
 *     limit: millionths of a yuan; Long.MAX_VALUE for none
 * </pre>
 *
 * <p>Little-endian. Not thread-safe; allocates nothing.
 */
public final class ItemFiguresFlyweight {

    /** Length of a catalogue's version. */
    public static final int VERSION_BYTES = 16;

    /** Length of what stands before the lines. */
    public static final int HEADER_BYTES = VERSION_BYTES + Integer.BYTES;

    /** Length of a line. */
    public static final int LINE_BYTES = 27;

    /** Number of hospital levels that may have limits of their own. */
    public static final int LEVELS = 3;

    /** No limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int CLASS_OFFSET = 0;
    private static final int RATIO_OFFSET = 1;
    private static final int LIMITS_OFFSET = 3;

    private DirectBuffer buffer;
    private int versionAt;
    private int linesAt;
    private int count;

    /**
     * Looks at what stands behind a request.
     *
     * @param newBuffer holds it
     * @param offset of its first byte
     * @param length in bytes; 0 if nothing does
     * @return this
     */
    public ItemFiguresFlyweight wrap(final DirectBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        versionAt = offset;
        linesAt = offset + HEADER_BYTES;
        count = length < HEADER_BYTES ? 0 : newBuffer.getInt(offset + VERSION_BYTES, ORDER);
        return this;
    }

    /** Nothing is known of any line. */
    public ItemFiguresFlyweight wrapNothing() {
        count = 0;
        return this;
    }

    /** Version of the catalogue; empty if nothing is known of any line. Allocates. */
    public String version() {
        return count == 0 ? "" : buffer.getStringWithoutLengthAscii(versionAt, VERSION_BYTES);
    }

    /**
     * Whether the catalogue has the item of a line.
     *
     * @param line from 0
     * @return true if so
     */
    public boolean has(final int line) {
        return line < count && buffer.getByte(at(line) + CLASS_OFFSET) != 0;
    }

    /**
     * Class of the item of a line.
     *
     * @param line from 0, one that {@link #has}
     * @return its class
     */
    public ItemClass itemClass(final int line) {
        return ItemClass.get((short) (buffer.getByte(at(line) + CLASS_OFFSET) & 0xFF));
    }

    /**
     * First self-pay of a line.
     *
     * @param line from 0, one that {@link #has}
     * @return 0 … 10 000
     */
    public int firstSelfPayBp(final int line) {
        return buffer.getShort(at(line) + RATIO_OFFSET, ORDER) & 0xFFFF;
    }

    /**
     * Price limit of a line.
     *
     * @param line from 0, one that {@link #has}
     * @param hospitalLevel 1 … 3; of any other the limit of level 3 holds
     * @return millionths of a yuan, or {@link #NO_LIMIT}
     */
    public long limitMicro(final int line, final int hospitalLevel) {
        final int level = hospitalLevel < 1 || hospitalLevel > LEVELS ? LEVELS : hospitalLevel;
        return buffer.getLong(at(line) + LIMITS_OFFSET + (level - 1) * Long.BYTES, ORDER);
    }

    /**
     * Writes what stands before the lines.
     *
     * @param target takes it
     * @param offset where
     * @param version of the catalogue, {@link #VERSION_BYTES} long
     * @param lineCount number of lines
     */
    public static void putHeader(
            final MutableDirectBuffer target, final int offset, final byte[] version, final int lineCount) {
        target.putBytes(offset, version, 0, VERSION_BYTES);
        target.putInt(offset + VERSION_BYTES, lineCount, ORDER);
    }

    /**
     * Writes one line.
     *
     * @param target takes it
     * @param offset where the line begins
     * @param itemClass 1 … 3
     * @param firstSelfPayBp 0 … 10 000
     * @param limitsMicro one a level, {@link #NO_LIMIT} for none
     */
    public static void putLine(
            final MutableDirectBuffer target,
            final int offset,
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long... limitsMicro) {
        target.putByte(offset + CLASS_OFFSET, (byte) itemClass.value());
        target.putShort(offset + RATIO_OFFSET, (short) firstSelfPayBp, ORDER);
        for (int level = 0; level < LEVELS; level++) {
            target.putLong(offset + LIMITS_OFFSET + level * Long.BYTES, limitsMicro[level], ORDER);
        }
    }

    private int at(final int line) {
        return linesAt + line * LINE_BYTES;
    }
}
