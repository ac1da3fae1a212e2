package io.yidi.gateway.pipeline;

/**
 * 环槽: one command in the ring; its bytes lie in the {@link ByteRing}. Known to this package alone.
 */
final class CommandSlot {

    /** What a slot asks for. */
    enum Kind {
        /** A message of the binary protocol. */
        MESSAGE,
        /** A control command. */
        CONTROL,
        /** Nothing more came for a while: cover the last batch with a mark. */
        IDLE
    }

    Kind kind;
    long sessionId;
    long bytesPosition;
    int length;
    int lane;
    long offeredAtNs;
}
