package io.yidi.gateway.engine.machine;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 处理结果: what became of one command. Reused by its owner; the buffers hold messages with their headers.
 */
public final class Outcome {

    /** What the pipeline has to do with it. */
    public enum Kind {
        /** The state changed: record command, reply and effects, then answer. */
        EXECUTED,
        /** Nothing changed: answer. */
        QUOTED,
        /** Not executed, and nothing to be recorded: answer with the error. */
        DECLINED,
        /** The key was used before with the same content: answer from the record at the stored position. */
        REPEATED,
        /** The key was used before with other content: name the difference to the record at the stored position. */
        CONFLICTING
    }

    private static final int REPLY_BYTES_MAX = 44 * 1024;
    private static final int EFFECTS_BYTES_MAX = 32 * 1024;
    private static final int FACTS_BYTES_MAX = 24 * 1024;

    private final UnsafeBuffer reply = new UnsafeBuffer(ByteBuffer.allocateDirect(REPLY_BYTES_MAX));
    private final UnsafeBuffer effects = new UnsafeBuffer(ByteBuffer.allocateDirect(EFFECTS_BYTES_MAX));
    private final UnsafeBuffer facts = new UnsafeBuffer(ByteBuffer.allocateDirect(FACTS_BYTES_MAX));
    private Kind kind;
    private int replyLength;
    private int effectsLength;
    private int factsLength;
    private long storedPosition;

    /** What to do. */
    public Kind kind() {
        return kind;
    }

    /** The reply, from offset 0; of {@link Kind#EXECUTED}, {@link Kind#QUOTED} and {@link Kind#DECLINED}. */
    public UnsafeBuffer reply() {
        return reply;
    }

    /** Length of the reply in bytes. */
    public int replyLength() {
        return replyLength;
    }

    /** The effects, from offset 0. */
    public UnsafeBuffer effects() {
        return effects;
    }

    /** Length of the effects in bytes; 0 if nothing was added anywhere. */
    public int effectsLength() {
        return effectsLength;
    }

    /** What the decision on a bill looked at, from offset 0. */
    public UnsafeBuffer facts() {
        return facts;
    }

    /** Length of the facts in bytes; 0 if no bill was looked at. */
    public int factsLength() {
        return factsLength;
    }

    /** Position of the record that decided the key, of {@link Kind#REPEATED} and {@link Kind#CONFLICTING}. */
    public long storedPosition() {
        return storedPosition;
    }

    void executed(final int newReplyLength, final int newEffectsLength) {
        kind = Kind.EXECUTED;
        replyLength = newReplyLength;
        effectsLength = newEffectsLength;
        factsLength = 0;
    }

    /** Says that what was executed rests on facts. */
    void restsOn(final int newFactsLength) {
        factsLength = newFactsLength;
    }

    void quoted(final int newReplyLength) {
        kind = Kind.QUOTED;
        replyLength = newReplyLength;
        effectsLength = 0;
        factsLength = 0;
    }

    void declined(final int newReplyLength) {
        kind = Kind.DECLINED;
        replyLength = newReplyLength;
        effectsLength = 0;
        factsLength = 0;
    }

    void decidedBefore(final boolean sameContent, final long position) {
        kind = sameContent ? Kind.REPEATED : Kind.CONFLICTING;
        replyLength = 0;
        effectsLength = 0;
        factsLength = 0;
        storedPosition = position;
    }
}
