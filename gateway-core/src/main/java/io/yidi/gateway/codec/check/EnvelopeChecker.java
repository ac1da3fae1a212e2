package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 报文头校验: length, schema, template, version and block length of a message, and the key every request carries.
 */
final class EnvelopeChecker {

    static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final FieldChecker fields;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    EnvelopeChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /** Whether there is a header that speaks this protocol; the template is not looked at. */
    boolean isHeader(final DirectBuffer buffer, final int offset, final int length) {
        if (length < FrameDescriptor.MESSAGE_LENGTH_MIN) {
            return fields.failShowing(ResultCode.FRAME_TOO_SHORT, "", length);
        }
        if (length > FrameDescriptor.MESSAGE_LENGTH_MAX) {
            return fields.failShowing(ResultCode.FRAME_TOO_LONG, "", length);
        }
        header.wrap(buffer, offset);
        return header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                || fields.failShowing(ResultCode.SCHEMA_UNKNOWN, "", header.schemaId());
    }

    /** Whether the header names this template, in a known version, and a whole block of one of two lengths is there. */
    boolean isMessage(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final int templateId,
            final int blockLength,
            final int earlierLength) {
        if (!isHeader(buffer, offset, length)) {
            return false;
        }
        if (header.templateId() != templateId) {
            return fields.failShowing(ResultCode.TEMPLATE_UNKNOWN, "", header.templateId());
        }
        if (header.version() != MessageHeaderDecoder.SCHEMA_VERSION) {
            return fields.failShowing(ResultCode.VERSION_UNKNOWN, "", header.version());
        }
        final int found = header.blockLength();
        if (found != blockLength && found != earlierLength) {
            return fields.failShowing(ResultCode.MESSAGE_TRUNCATED, "", found);
        }
        return length >= HEADER_LENGTH + found || fields.failShowing(ResultCode.MESSAGE_TRUNCATED, "", length);
    }

    /** Length of the block of the message that was asked about last, as its header says. */
    int blockLength() {
        return header.blockLength();
    }

    /** Whether the message ends here. */
    boolean isEnd(final int expectedLength, final int length) {
        return length == expectedLength
                || fields.failShowing(ResultCode.MESSAGE_TRAILING_BYTES, "", length - expectedLength);
    }

    /** Whether time and key are sound; they stand alike in all requests about encounters and filings. */
    boolean isKeyed(final DirectBuffer buffer, final int block, final boolean isOfKind) {
        final int key = block + EncounterRequestDecoder.institutionCodeEncodingOffset();
        return fields.isTime(
                        FieldNames.SENT_AT,
                        buffer.getLong(
                                block + EncounterRequestDecoder.sentAtMsEncodingOffset(), FrameDescriptor.BYTE_ORDER))
                && isInstitution(key)
                && isTransaction(key, isOfKind)
                && isMsgId(key);
    }

    /** Whether a person is named; the number stands alike in all requests about a person. */
    boolean isPerson(final int block) {
        return fields.isPersonalIdentifier(
                FieldNames.PERSON_NO,
                block + SettleRequestDecoder.personNoEncodingOffset(),
                SettleRequestDecoder.personNoEncodingLength());
    }

    /** Whether person, insurance and insured place are sound; they stand alike in requests about an insured person. */
    boolean isOfInsured(final DirectBuffer buffer, final int block) {
        return isPerson(block)
                && fields.isCodeWithin(
                        FieldNames.INSURANCE_TYPE,
                        buffer.getShort(
                                        block + SettleRequestDecoder.insuranceTypeEncodingOffset(),
                                        FrameDescriptor.BYTE_ORDER)
                                & 0xFFFF,
                        InsuranceType.NUMBER_MIN,
                        InsuranceType.NUMBER_MAX)
                && fields.isAreaCode(
                        FieldNames.INSURED_PLACE, block + SettleRequestDecoder.insuredPlaceEncodingOffset());
    }

    /** Whether person and encounter are named; they stand alike in all requests about an encounter that is there. */
    boolean isOfEncounter(final DirectBuffer buffer, final int block) {
        return isPerson(block) && isEncounterId(buffer, block + EncounterActRequestDecoder.encounterIdEncodingOffset());
    }

    /** Whether an encounter is named. */
    boolean isEncounterId(final DirectBuffer buffer, final int at) {
        final long encounterId = buffer.getLong(at, FrameDescriptor.BYTE_ORDER);
        return encounterId != 0
                ? fields.isWithin(ResultCode.CODE_UNKNOWN, FieldNames.ENCOUNTER_ID, encounterId, 1, Long.MAX_VALUE)
                : fields.fail(ResultCode.FIELD_MISSING, FieldNames.ENCOUNTER_ID);
    }

    boolean isInstitution(final int key) {
        return fields.isRequiredIdentifier(
                FieldNames.INSTITUTION_CODE, key + KeyDescriptor.INSTITUTION_OFFSET, KeyDescriptor.INSTITUTION_LENGTH);
    }

    /** Whether the code is one of the national table's, of the kind that the caller found in it. */
    boolean isTransaction(final int key, final boolean isOfKind) {
        final int at = key + KeyDescriptor.TRANSACTION_OFFSET;
        return fields.isRequiredIdentifier(FieldNames.TRANSACTION_CODE, at, KeyDescriptor.TRANSACTION_LENGTH)
                && fields.isKnown(FieldNames.TRANSACTION_CODE, isOfKind, at, KeyDescriptor.TRANSACTION_LENGTH);
    }

    boolean isMsgId(final int key) {
        return fields.isRequiredIdentifier(
                FieldNames.MSG_ID, key + KeyDescriptor.MSGID_OFFSET, KeyDescriptor.MSGID_LENGTH);
    }
}
