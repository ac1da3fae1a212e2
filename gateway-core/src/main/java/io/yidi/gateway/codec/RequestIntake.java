package io.yidi.gateway.codec;

import io.yidi.gateway.codec.check.RequestChecker;
import io.yidi.gateway.pipeline.IngressPublisher;
import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 请求受理: checks a message and puts it on the ring; what is not taken is answered at once. One event loop only.
 *
 * <p>A message that fails here was not executed and its key is not used: MALFORMED, BUSY or DRAINING.
 */
public final class RequestIntake {

    /** Result of {@link #offer}: the message is on the ring; its answer comes later. */
    public static final int TAKEN = 0;

    private static final int CORRELATION_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int CORRELATION_END = CORRELATION_OFFSET + Long.BYTES;

    private final IngressPublisher publisher;
    private final RequestChecker checker = new RequestChecker();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ErrorReplyWriter errors = new ErrorReplyWriter();
    private final Fault overload = new Fault();
    private final UnsafeBuffer reply = new UnsafeBuffer(new byte[ErrorReplyWriter.REPLY_LENGTH_MAX]);
    private boolean draining;
    private boolean lastErrorEndsConnection;

    /**
     * Makes the intake of an event loop.
     *
     * @param publisher puts commands on the ring
     */
    public RequestIntake(final IngressPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Offers a message.
     *
     * @param sessionId whom to answer
     * @param message holds it; the voucher number is masked in place
     * @param offset of its header
     * @param length in bytes, header included, at least {@link FrameDescriptor#MESSAGE_LENGTH_MIN}
     * @return {@link #TAKEN}, or the length of the error in {@link #reply()}
     */
    public int offer(final long sessionId, final MutableDirectBuffer message, final int offset, final int length) {
        final Fault fault = checker.check(message, offset, length);
        if (fault != null) {
            return refuse(message, offset, length, fault);
        }
        if (draining) {
            return refuse(message, offset, length, overload.set(ResultCode.DRAINING));
        }
        if (header.wrap(message, offset).templateId() == SettleRequestDecoder.TEMPLATE_ID) {
            VoucherMask.apply(message, offset);
        }
        return publisher.offerMessage(sessionId, message, offset, length)
                ? TAKEN
                : refuse(message, offset, length, overload.set(ResultCode.BUSY));
    }

    /**
     * Writes the error for bytes that are not even a message.
     *
     * @param cause what is wrong
     * @return length of the error in {@link #reply()}
     */
    public int refuse(final Fault cause) {
        lastErrorEndsConnection = true;
        return errors.write(reply, 0, 0, null, 0, cause);
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
        return errors.write(reply, 0, 0, keyBuffer, keyOffset, cause);
    }

    /** The error of the last call that was not taken, from offset 0. */
    public DirectBuffer reply() {
        return reply;
    }

    /** Whether the peer of the last error does not speak this protocol, so that its connection is to be closed. */
    public boolean lastErrorEndsConnection() {
        return lastErrorEndsConnection;
    }

    /** Takes nothing more: every further request is answered DRAINING. */
    public void drain() {
        draining = true;
    }

    private int refuse(final DirectBuffer message, final int offset, final int length, final Fault cause) {
        lastErrorEndsConnection = isForeign(cause.code());
        final int keyAt = KeyDescriptor.offsetIn(header.wrap(message, offset).templateId());
        final boolean hasKey = keyAt != KeyDescriptor.NO_KEY && keyAt + KeyDescriptor.LENGTH <= length;
        return errors.write(
                reply,
                0,
                length >= CORRELATION_END
                        ? message.getLong(offset + CORRELATION_OFFSET, FrameDescriptor.BYTE_ORDER)
                        : 0,
                hasKey ? message : null,
                offset + Math.max(keyAt, 0),
                cause);
    }

    private static boolean isForeign(final ResultCode code) {
        return switch (code) {
            case SCHEMA_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, MESSAGE_TRUNCATED, MESSAGE_TRAILING_BYTES -> true;
            default -> false;
        };
    }
}
