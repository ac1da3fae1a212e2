package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 单类报文校验: the check of one kind of message: first whether it is whole, then whether what it says is sound.
 *
 * <p>A checker of a kind says which groups stand behind the block and what is sound. Not thread-safe; allocates nothing
 * for a sound message.
 */
abstract class MessageChecker {

    final FieldChecker fields = new FieldChecker();
    final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    final GroupChecker groups = new GroupChecker(fields);
    private final int templateId;
    private final int blockLength;

    /** Holds the message. */
    DirectBuffer buffer;

    /** First byte of the message's block. */
    int block;

    /** The transaction code, or {@code null} if the national table has none like it. */
    TransactionCode code;

    MessageChecker(final int templateId, final int blockLength) {
        this.templateId = templateId;
        this.blockLength = blockLength;
    }

    /**
     * Checks one message.
     *
     * @param newBuffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    final Fault check(final DirectBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        block = offset + EnvelopeChecker.HEADER_LENGTH;
        fields.wrap(newBuffer);
        if (!isWhole(offset, length)) {
            return fields.fault();
        }
        code = TransactionCode.of(newBuffer, block + keyOffset() + KeyDescriptor.TRANSACTION_OFFSET);
        return isSound() ? null : fields.fault();
    }

    /** Whether the groups behind the block are whole; asks for each in its order. */
    boolean hasGroups() {
        return true;
    }

    /** Whether the fields and the entries of the groups are sound, in the order of the schema. */
    abstract boolean isSound();

    /** First byte of the key in the block: behind the time in every request that has one. */
    int keyOffset() {
        return SettleRequestDecoder.institutionCodeEncodingOffset();
    }

    /** Whether time and key are sound; the caller knows whether the code is one of its messages'. */
    final boolean isKeyed(final boolean isOfKind) {
        return envelope.isKeyed(buffer, block, isOfKind);
    }

    private boolean isWhole(final int offset, final int length) {
        if (!envelope.isMessage(
                buffer, offset, length, templateId, blockLength, RefundDescriptor.earlierLength(templateId))) {
            return false;
        }
        groups.wrap(buffer, block + envelope.blockLength(), offset + length);
        return hasGroups() && envelope.isEnd(groups.position() - offset, length);
    }
}
