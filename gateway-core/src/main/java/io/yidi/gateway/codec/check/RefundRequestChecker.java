package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 退费请求校验: whether a {@code RefundRequest} is well-formed and names a settlement.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
public final class RefundRequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final RefundRequestDecoder request = new RefundRequestDecoder();

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = RefundRequestDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, RefundRequestDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        final int key = block + RefundRequestDecoder.institutionCodeEncodingOffset();
        final TransactionCode code = TransactionCode.of(buffer, key + KeyDescriptor.TRANSACTION_OFFSET);
        request.wrap(buffer, block, RefundRequestDecoder.BLOCK_LENGTH, RefundRequestDecoder.SCHEMA_VERSION);
        return fields.isTime(FieldNames.SENT_AT, request.sentAtMs())
                && envelope.isInstitution(key)
                && envelope.isTransaction(key, code != null && code.act() == TransactionCode.Act.REFUND)
                && envelope.isMsgId(key)
                && fields.isPersonalIdentifier(
                        FieldNames.PERSON_NO,
                        block + RefundRequestDecoder.personNoEncodingOffset(),
                        RefundRequestDecoder.personNoEncodingLength())
                && isSettlementId(request.originalSettlementId());
    }

    private boolean isSettlementId(final long settlementId) {
        return settlementId > 0
                || fields.failShowing(ResultCode.SETTLEMENT_ID_INVALID, FieldNames.SETTLEMENT_ID, settlementId);
    }
}
