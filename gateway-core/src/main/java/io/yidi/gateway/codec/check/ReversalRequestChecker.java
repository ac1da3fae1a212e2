package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 冲正请求校验: whether a {@code ReversalRequest} is well-formed and names an original that can be reversed.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
public final class ReversalRequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final ReversalRequestDecoder request = new ReversalRequestDecoder();

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = ReversalRequestDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, ReversalRequestDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        final int key = block + ReversalRequestDecoder.institutionCodeEncodingOffset();
        final TransactionCode code = TransactionCode.of(buffer, key + KeyDescriptor.TRANSACTION_OFFSET);
        request.wrap(buffer, block, ReversalRequestDecoder.BLOCK_LENGTH, ReversalRequestDecoder.SCHEMA_VERSION);
        return fields.isTime(FieldNames.SENT_AT, request.sentAtMs())
                && envelope.isInstitution(key)
                && envelope.isTransaction(key, code == TransactionCode.REVERSAL)
                && envelope.isMsgId(key)
                && fields.isPersonalIdentifier(
                        FieldNames.PERSON_NO,
                        block + ReversalRequestDecoder.personNoEncodingOffset(),
                        ReversalRequestDecoder.personNoEncodingLength())
                && isOriginal(buffer, block);
    }

    private boolean isOriginal(final DirectBuffer buffer, final int block) {
        final int at = block + ReversalRequestDecoder.originalTransactionCodeEncodingOffset();
        final TransactionCode original = TransactionCode.of(buffer, at);
        return fields.isRequiredIdentifier(FieldNames.ORIGINAL_TRANSACTION_CODE, at, KeyDescriptor.TRANSACTION_LENGTH)
                && fields.isKnown(
                        FieldNames.ORIGINAL_TRANSACTION_CODE,
                        original != null && original.isReversible(),
                        at,
                        KeyDescriptor.TRANSACTION_LENGTH)
                && fields.isRequiredIdentifier(
                        FieldNames.ORIGINAL_MSG_ID,
                        block + ReversalRequestDecoder.originalMsgIdEncodingOffset(),
                        KeyDescriptor.MSGID_LENGTH);
    }
}
