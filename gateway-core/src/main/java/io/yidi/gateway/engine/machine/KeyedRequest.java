package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.MessageLength;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ResultClass;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 键下请求: the request that is being decided: its stamp, its key, and what any request under a key may come to.
 *
 * <p>Every request that is decided begins alike: correlation id, time, key, and then the business content, to the end
 * of the message; a refund that names no encounter has the same content in both of its lengths. One for all handlers;
 * core thread only; allocates nothing.
 */
final class KeyedRequest {

    private static final int NO_KEY = 0;
    private static final int ONE_KEY = 1;
    private static final long NOT_LOOKED_UP = Long.MIN_VALUE;
    private static final int CORRELATION_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.correlationIdEncodingOffset();
    private static final int KEY_OFFSET = KeyDescriptor.offsetIn(SettleRequestDecoder.TEMPLATE_ID);
    private static final int CONTENT_OFFSET = KEY_OFFSET + KeyDescriptor.LENGTH;

    private final KeyIndex keys;
    private final NegativeReplyWriter negativeReplies = new NegativeReplyWriter();
    private final Fault refusal = new Fault();
    private final ReplyStamp stamp = new ReplyStamp();
    private final RequestKey key = new RequestKey();
    private final RequestKey blocked = new RequestKey();
    private final Fingerprint content = new Fingerprint();
    private final ItemFiguresFlyweight figures = new ItemFiguresFlyweight();
    private long entry = NOT_LOOKED_UP;
    private boolean blocksAnother;

    KeyedRequest(final KeyIndex keys) {
        this.keys = keys;
    }

    /** Turns to a request. */
    void begin(
            final long sequence,
            final long decidedAtMs,
            final int businessDay,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        stamp.journalPosition = sequence;
        stamp.decidedAtMs = decidedAtMs;
        stamp.businessDay = businessDay;
        stamp.correlationId = buffer.getLong(offset + CORRELATION_OFFSET, FrameDescriptor.BYTE_ORDER);
        stamp.keyBuffer = buffer;
        stamp.keyOffset = offset + KEY_OFFSET;
        key.of(buffer, stamp.keyOffset);
        final int requestLength = MessageLength.of(buffer, offset, length);
        final int comparedLength = RefundDescriptor.comparedLength(buffer, offset, requestLength);
        content.of(buffer, offset + CONTENT_OFFSET, comparedLength - CONTENT_OFFSET);
        figures.wrap(buffer, offset + requestLength, length - requestLength);
        entry = NOT_LOOKED_UP;
        blocksAnother = false;
    }

    /** What the catalogue of the care place says to the lines of the request; no part of its content. */
    ItemFiguresFlyweight figures() {
        return figures;
    }

    /** What replies say about the request. */
    ReplyStamp stamp() {
        return stamp;
    }

    /** Its key. */
    RequestKey key() {
        return key;
    }

    /** Whether the key is still to be decided; if not, the outcome says why. */
    boolean isOpen(final Outcome outcome) {
        return !isDecided(outcome) && !isDeclined(outcome);
    }

    /** Whether a reversal that came first blocked the key; then the outcome says so. */
    boolean isBlocked(final Outcome outcome) {
        if (entry() == KeyIndex.NOT_FOUND) {
            return false;
        }
        refuse(refusal.set(ResultCode.BLOCKED_BY_REVERSAL, "msgid"), outcome);
        return true;
    }

    /** Refuses the request and remembers that under its key; what has only to wait leaves the key as it is. */
    void refuse(final Fault reason, final Outcome outcome) {
        if (reason.code().resultClass() == ResultClass.BUSY) {
            outcome.declined(negativeReplies.error(outcome.reply(), stamp, reason));
            return;
        }
        final int replyLength = negativeReplies.refusal(outcome.reply(), stamp, reason);
        remember(KeyState.REFUSED);
        outcome.executed(replyLength, 0);
    }

    /** Answers a request that changes nothing anyway; nothing is remembered. */
    void refuseQuote(final Fault reason, final Outcome outcome) {
        if (reason.code().resultClass() == ResultClass.BUSY) {
            outcome.declined(negativeReplies.error(outcome.reply(), stamp, reason));
        } else {
            outcome.quoted(negativeReplies.refusal(outcome.reply(), stamp, reason));
        }
    }

    /** Leaves the request undecided because of a key that is not open to new requests. */
    void decline(final ResultCode code, final String field, final RequestKey cause, final Outcome outcome) {
        refusal.set(code, field);
        if (cause.epochDay() != RequestKey.UNDATED) {
            refusal.found(CivilDate.yearMonthDay(cause.epochDay()));
        }
        outcome.declined(negativeReplies.error(outcome.reply(), stamp, refusal));
    }

    /** Remembers what became of the key. */
    void remember(final KeyState keyState) {
        if (entry() == KeyIndex.NOT_FOUND) {
            entry = keys.insert(key);
        }
        keys.content(entry, content);
        keys.state(entry, keyState);
    }

    /** Blocks the key that stands in a buffer, so that its request is refused when it comes. */
    void block(final DirectBuffer keyBuffer) {
        blocked.of(keyBuffer, 0);
        keys.state(keys.insert(blocked), KeyState.BLOCKED);
        entry = NOT_LOOKED_UP;
        blocksAnother = true;
    }

    /** Notes where the journal holds the request. */
    void recorded(final long position) {
        keys.position(entry(), position);
        if (blocksAnother) {
            keys.position(keys.find(blocked), position);
        }
    }

    /** Whether key and content were decided before; a key that a reversal blocked was not. */
    private boolean isDecided(final Outcome outcome) {
        if (entry() == KeyIndex.NOT_FOUND || keys.state(entry) == KeyState.BLOCKED) {
            return false;
        }
        outcome.decidedBefore(keys.hasContent(entry, content), keys.position(entry));
        return true;
    }

    /** Whether the key may not be used any more, or not yet; one that a reversal blocked has its place already. */
    private boolean isDeclined(final Outcome outcome) {
        final ResultCode code = keys.admission(key, entry() == KeyIndex.NOT_FOUND ? ONE_KEY : NO_KEY);
        if (code != ResultCode.DONE) {
            decline(code, "msgid", key, outcome);
        }
        return code != ResultCode.DONE;
    }

    /** Where the key is, found once a request; an entry stays where it is until another key comes in. */
    private long entry() {
        if (entry == NOT_LOOKED_UP) {
            entry = keys.find(key);
        }
        return entry;
    }
}
