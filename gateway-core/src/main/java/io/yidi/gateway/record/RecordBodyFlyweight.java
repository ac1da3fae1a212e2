package io.yidi.gateway.record;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 流水内容视图: command, reply, effects and facts of one record, one after the other. Each is a message with its header.
 *
 * <pre>
 *    0              4              8              12             16
 *   +--------------+--------------+--------------+--------------+-----------+---------+-----------+---------+
 *   | command      | reply        | effects      | facts        | command … | reply … | effects … | facts … |
 *   | length int32 | length int32 | length int32 | length int32 |           |         |           |         |
 *   +--------------+--------------+--------------+--------------+-----------+---------+-----------+---------+
 * </pre>
 *
 * <p>Little-endian. A control record has a command only; a refusal has no effects. What looked at no bill has
 * no facts.
 */
public final class RecordBodyFlyweight {

    /** Length of the part before the command, in bytes. */
    public static final int HEADER_BYTES = 16;

    private static final int REPLY_LENGTH_OFFSET = 4;
    private static final int EFFECTS_LENGTH_OFFSET = 8;
    private static final int FACTS_LENGTH_OFFSET = 12;

    private DirectBuffer buffer;
    private int offset;

    /**
     * Writes the lengths.
     *
     * @param target holds the body
     * @param at where the body begins
     * @param commandLength in bytes
     * @param replyLength in bytes
     * @param effectsLength in bytes
     * @param factsLength in bytes
     */
    public static void putHeader(
            final MutableDirectBuffer target,
            final int at,
            final int commandLength,
            final int replyLength,
            final int effectsLength,
            final int factsLength) {
        target.putInt(at, commandLength, ByteOrder.LITTLE_ENDIAN);
        target.putInt(at + REPLY_LENGTH_OFFSET, replyLength, ByteOrder.LITTLE_ENDIAN);
        target.putInt(at + EFFECTS_LENGTH_OFFSET, effectsLength, ByteOrder.LITTLE_ENDIAN);
        target.putInt(at + FACTS_LENGTH_OFFSET, factsLength, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Looks at a body.
     *
     * @param newBuffer holds it
     * @param newOffset of its first byte
     * @return this
     */
    public RecordBodyFlyweight wrap(final DirectBuffer newBuffer, final int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
        return this;
    }

    /** Holds the body. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Offset of the command in the buffer. */
    public int commandOffset() {
        return offset + HEADER_BYTES;
    }

    /** Length of the command in bytes. */
    public int commandLength() {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset of the reply in the buffer. */
    public int replyOffset() {
        return commandOffset() + commandLength();
    }

    /** Length of the reply in bytes. */
    public int replyLength() {
        return buffer.getInt(offset + REPLY_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset of the effects in the buffer. */
    public int effectsOffset() {
        return replyOffset() + replyLength();
    }

    /** Length of the effects in bytes. */
    public int effectsLength() {
        return buffer.getInt(offset + EFFECTS_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset of the facts in the buffer. */
    public int factsOffset() {
        return effectsOffset() + effectsLength();
    }

    /** Length of the facts in bytes. */
    public int factsLength() {
        return buffer.getInt(offset + FACTS_LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }
}
