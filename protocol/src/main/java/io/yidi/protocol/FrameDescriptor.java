package io.yidi.protocol;

import java.nio.ByteOrder;

/**
 * 报文帧: layout of a frame on the binary door.
 *
 * <pre>
 *    0               4                              12
 *   +---------------+------------------------------+------------------+
 *   | length int32  | messageHeader (template …)   | message …        |
 *   +---------------+------------------------------+------------------+
 *                   |&lt;------------- length bytes -----------------&gt;|
 * </pre>
 *
 * <p>Little-endian throughout. {@code length} counts the bytes that follow it.
 */
public final class FrameDescriptor {

    /** Offset of the length field, in bytes. */
    public static final int LENGTH_OFFSET = 0;

    /** Size of the length field, in bytes. */
    public static final int LENGTH_BYTES = 4;

    /** Offset of the message header, in bytes. */
    public static final int MESSAGE_OFFSET = LENGTH_OFFSET + LENGTH_BYTES;

    /** Smallest value of the length field: a message header alone. */
    public static final int MESSAGE_LENGTH_MIN = 8;

    /** Largest value of the length field. */
    public static final int MESSAGE_LENGTH_MAX = 64 * 1024;

    /** Most fee lines or category totals in one request. */
    public static final int LINE_COUNT_MAX = 500;

    /** Byte order of every number. */
    public static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;

    private FrameDescriptor() {}
}
