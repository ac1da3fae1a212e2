package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import org.agrona.DirectBuffer;

/**
 * 备案查询校验: whether a {@code FilingQuery} is well-formed.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
public final class FilingQueryChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final FilingQueryDecoder query = new FilingQueryDecoder();

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = FilingQueryDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, FilingQueryDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        final int key = block + FilingQueryDecoder.institutionCodeEncodingOffset();
        final TransactionCode code = TransactionCode.of(buffer, key + KeyDescriptor.TRANSACTION_OFFSET);
        query.wrap(buffer, block, FilingQueryDecoder.BLOCK_LENGTH, FilingQueryDecoder.SCHEMA_VERSION);
        return fields.isTime(FieldNames.SENT_AT, query.sentAtMs())
                && envelope.isInstitution(key)
                && envelope.isTransaction(key, code == TransactionCode.FILING_QUERY)
                && envelope.isMsgId(key)
                && fields.isPersonalIdentifier(
                        FieldNames.PERSON_NO,
                        block + FilingQueryDecoder.personNoEncodingOffset(),
                        FilingQueryDecoder.personNoEncodingLength())
                && fields.isCodeWithin(
                        FieldNames.INSURANCE_TYPE,
                        query.insuranceType(),
                        InsuranceType.NUMBER_MIN,
                        InsuranceType.NUMBER_MAX)
                && fields.isAreaCode(FieldNames.INSURED_PLACE, block + FilingQueryDecoder.insuredPlaceEncodingOffset());
    }
}
