package io.yidi.gateway.codec;

import io.yidi.gateway.admission.Admission;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.admission.Refusal;
import io.yidi.gateway.codec.check.RequestChecker;
import io.yidi.gateway.metrics.AnswerCounts;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.metrics.LoopTimes;
import io.yidi.gateway.metrics.MessageKind;
import io.yidi.gateway.pipeline.IngressPublisher;
import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 请求受理: admits, checks and puts a message on the ring; what is not taken is answered at once. One event loop only.
 *
 * <p>A message that fails here was not executed and its key is not used: MALFORMED, BUSY or DRAINING. Whether the
 * connection speaks for the institution, and whether there is room, is decided first, by header and key alone, so that
 * nobody uses up what belongs to others, and an overload costs no checking.
 */
public final class RequestIntake {

    /** Result of {@link #offer}: the message is on the ring; its answer comes later. */
    public static final int TAKEN = 0;

    private static final int CORRELATION_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int CORRELATION_END = CORRELATION_OFFSET + Long.BYTES;

    private final IngressPublisher publisher;
    private final Admission admission;
    private final CatalogueLookup catalogue;
    private final LoopTimes times;
    private final RequestChecker checker = new RequestChecker();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ErrorReplyWriter errors = new ErrorReplyWriter();
    private final BusyReplyWriter busy = new BusyReplyWriter();
    private final AnswerCounts answers = new AnswerCounts();
    private final UnsafeBuffer error = new UnsafeBuffer(new byte[ErrorReplyWriter.REPLY_LENGTH_MAX]);
    private final UnsafeBuffer asideKey = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);
    private DirectBuffer reply = error;
    private boolean draining;
    private boolean lastErrorEndsConnection;

    /**
     * Makes the intake of an event loop.
     *
     * @param publisher puts commands on the ring
     * @param admission decides whether there is room
     */
    public RequestIntake(final IngressPublisher publisher, final Admission admission) {
        this(publisher, admission, CatalogueLookup.NONE, Instruments.off().loop());
    }

    /**
     * Makes the intake of an event loop.
     *
     * @param publisher puts commands on the ring
     * @param admission decides whether there is room
     * @param catalogue says what the care place lays down about fee lines
     * @param times of the event loop
     */
    public RequestIntake(
            final IngressPublisher publisher,
            final Admission admission,
            final CatalogueLookup catalogue,
            final LoopTimes times) {
        this.publisher = publisher;
        this.admission = admission;
        this.catalogue = catalogue;
        this.times = times;
    }

    /**
     * Offers a message.
     *
     * @param sessionId whom to answer
     * @param connection it came by
     * @param message holds it; numbers that identify somebody are masked in place
     * @param offset of its header
     * @param length in bytes, header included, at least {@link FrameDescriptor#MESSAGE_LENGTH_MIN}
     * @return {@link #TAKEN}, or the length of the error in {@link #reply()}
     */
    public int offer(
            final long sessionId,
            final ConnectionLoad connection,
            final MutableDirectBuffer message,
            final int offset,
            final int length) {
        final int keyAt = KeyDescriptor.offsetIn(header.wrap(message, offset).templateId());
        final boolean isLook = isLook(header.templateId());
        if (isOurs() && keyAt != KeyDescriptor.NO_KEY && keyAt + KeyDescriptor.LENGTH <= length) {
            final Refusal refusal = refusal(isLook, message, offset + keyAt, connection);
            if (refusal != null) {
                return refuse(refusal, message, offset, offset + keyAt);
            }
        }
        final Fault fault = checker.check(message, offset, length);
        if (fault != null) {
            return refuse(message, offset, length, fault);
        }
        times.checked(kind(message, offset + keyAt));
        if (!isPublished(sessionId, message, offset, length, isLook)) {
            return refuse(Refusal.RING, message, offset, offset + keyAt);
        }
        admission.take(sessionId, isLook, connection);
        times.taken();
        return TAKEN;
    }

    /**
     * Refuses a request that was not read yet, if there is no room for any of its kind.
     *
     * @param isLook a query or a reversal
     * @return {@link #TAKEN} if there is room, or the length of the error in {@link #reply()}
     */
    public int refuseUnread(final boolean isLook) {
        final Refusal refusal = draining ? Refusal.DRAINING : admission.refusalOfAny(isLook);
        return refusal == null ? TAKEN : refuse(refusal, 0, null, 0);
    }

    /**
     * Refuses a request that is answered beside the ring, if there is no room for a look of its institution; if there
     * is, it costs the institution a token.
     *
     * @param institution its code; what is longer than a code is cut
     * @param connection it came by
     * @return {@link #TAKEN} if it is to be answered, or the length of the error in {@link #reply()}
     */
    public int refuseAside(final CharSequence institution, final ConnectionLoad connection) {
        asideKey.setMemory(0, KeyDescriptor.LENGTH, (byte) 0);
        final int length = Math.min(institution.length(), KeyDescriptor.INSTITUTION_LENGTH);
        for (int i = 0; i < length; i++) {
            asideKey.putByte(KeyDescriptor.INSTITUTION_OFFSET + i, (byte) institution.charAt(i));
        }
        final Refusal refusal = refusal(true, asideKey, 0, connection);
        return refusal == null ? TAKEN : refuse(refusal, 0, asideKey, 0);
    }

    /**
     * Writes the error for bytes that are not even a message.
     *
     * @param cause what is wrong
     * @return length of the error in {@link #reply()}
     */
    public int refuse(final Fault cause) {
        lastErrorEndsConnection = true;
        return write(0, null, 0, cause);
    }

    /**
     * Writes the error for a request that could be read in part.
     *
     * @param cause what is wrong
     * @param keyBuffer holds its key, as far as it was read
     * @param keyOffset of the key
     * @return length of the error in {@link #reply()}
     */
    public int refuse(final Fault cause, final DirectBuffer keyBuffer, final int keyOffset) {
        lastErrorEndsConnection = false;
        return write(0, keyBuffer, keyOffset, cause);
    }

    /** The error of the last call that was not taken, from offset 0. */
    public DirectBuffer reply() {
        return reply;
    }

    /** Whether the peer of the last error does not speak this protocol, so that its connection is to be closed. */
    public boolean lastErrorEndsConnection() {
        return lastErrorEndsConnection;
    }

    /** How often what was answered, also by others on this event loop. */
    public AnswerCounts answers() {
        return answers;
    }

    /** Takes nothing more: every further request is answered DRAINING. */
    public void drain() {
        draining = true;
    }

    /** Whether {@link #drain} was called. */
    public boolean isDraining() {
        return draining;
    }

    /** Queries and reversals must get through when nothing new does. */
    private static boolean isLook(final int templateId) {
        return templateId == QueryRequestDecoder.TEMPLATE_ID
                || templateId == FilingQueryDecoder.TEMPLATE_ID
                || templateId == NoticeQueryDecoder.TEMPLATE_ID
                || templateId == SettlementQueryDecoder.TEMPLATE_ID
                || templateId == ReversalRequestDecoder.TEMPLATE_ID;
    }

    private MessageKind kind(final DirectBuffer message, final int keyOffset) {
        return header.templateId() == QueryRequestDecoder.TEMPLATE_ID
                ? MessageKind.LOOK
                : MessageKind.of(TransactionCode.of(message, keyOffset + KeyDescriptor.TRANSACTION_OFFSET));
    }

    private boolean isOurs() {
        return header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && header.version() == MessageHeaderDecoder.SCHEMA_VERSION;
    }

    private Refusal refusal(
            final boolean isLook, final DirectBuffer message, final int keyOffset, final ConnectionLoad connection) {
        if (!connection.caller().speaksFor(message, keyOffset)) {
            return Refusal.NOT_OWN;
        }
        if (draining) {
            return Refusal.DRAINING;
        }
        final Refusal refusal = admission.refusalOfAny(isLook);
        return refusal == null ? admission.refusalOf(isLook, message, keyOffset, connection) : refusal;
    }

    private boolean isPublished(
            final long sessionId,
            final MutableDirectBuffer message,
            final int offset,
            final int length,
            final boolean isLook) {
        if (isLook) {
            return publisher.offerMessage(sessionId, message, offset, length);
        }
        VoucherMask.apply(message, offset);
        DeclarationMask.apply(message, offset);
        final int commandLength = catalogue.write(message, offset, length);
        return commandLength == 0
                ? publisher.offerLeavingReserve(sessionId, message, offset, length)
                : publisher.offerLeavingReserve(sessionId, catalogue.command(), 0, commandLength);
    }

    private int refuse(final Refusal refusal, final DirectBuffer message, final int offset, final int keyOffset) {
        return refuse(
                refusal, message.getLong(offset + CORRELATION_OFFSET, FrameDescriptor.BYTE_ORDER), message, keyOffset);
    }

    private int refuse(
            final Refusal refusal, final long correlationId, final DirectBuffer keyBuffer, final int keyOffset) {
        admission.refused(refusal);
        answers.add(refusal.code());
        lastErrorEndsConnection = false;
        reply = busy.reply(refusal);
        return busy.write(refusal, correlationId, keyBuffer, keyOffset);
    }

    private int refuse(final DirectBuffer message, final int offset, final int length, final Fault cause) {
        lastErrorEndsConnection = isForeign(cause.code());
        final int keyAt = KeyDescriptor.offsetIn(header.wrap(message, offset).templateId());
        final boolean hasKey = keyAt != KeyDescriptor.NO_KEY && keyAt + KeyDescriptor.LENGTH <= length;
        return write(
                length >= CORRELATION_END
                        ? message.getLong(offset + CORRELATION_OFFSET, FrameDescriptor.BYTE_ORDER)
                        : 0,
                hasKey ? message : null,
                offset + Math.max(keyAt, 0),
                cause);
    }

    private int write(final long correlationId, final DirectBuffer keyBuffer, final int keyOffset, final Fault cause) {
        reply = error;
        answers.add(cause.code());
        return errors.write(error, 0, correlationId, keyBuffer, keyOffset, cause);
    }

    private static boolean isForeign(final ResultCode code) {
        return switch (code) {
            case SCHEMA_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, MESSAGE_TRUNCATED, MESSAGE_TRAILING_BYTES -> true;
            default -> false;
        };
    }
}
