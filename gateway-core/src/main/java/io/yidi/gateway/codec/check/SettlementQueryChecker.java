package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;

/**
 * 结算查询校验: whether a {@code SettlementQuery} is well-formed: it names a settlement or an encounter.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
final class SettlementQueryChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final SettlementQueryDecoder query = new SettlementQueryDecoder();

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = SettlementQueryDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, SettlementQueryDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        query.wrap(buffer, block, SettlementQueryDecoder.BLOCK_LENGTH, SettlementQueryDecoder.SCHEMA_VERSION);
        return envelope.isKeyed(
                        buffer, block, EnvelopeChecker.codeOf(buffer, block) == TransactionCode.SETTLEMENT_QUERY)
                && fields.isPersonalIdentifier(
                        FieldNames.PERSON_NO,
                        block + SettlementQueryDecoder.personNoEncodingOffset(),
                        SettlementQueryDecoder.personNoEncodingLength())
                && fields.isWithin(
                        ResultCode.SETTLEMENT_ID_INVALID,
                        FieldNames.SETTLEMENT_ID,
                        query.settlementId(),
                        0,
                        Long.MAX_VALUE)
                && (query.settlementId() > 0
                        || envelope.isEncounterId(buffer, block + SettlementQueryDecoder.encounterIdEncodingOffset()));
    }
}
