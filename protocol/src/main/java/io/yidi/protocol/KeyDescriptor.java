package io.yidi.protocol;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 请求键: the caller's key, three ASCII fields that stand together in every message.
 *
 * <pre>
 *   0              12          17                             47
 *   +--------------+-----------+------------------------------+
 *   |institution   |transaction|msgId                         |
 *   |code       12 |code     5 |                           30 |
 *   +--------------+-----------+------------------------------+
 * </pre>
 *
 * <p>Offsets in requests count from the message header's first byte.
 */
public final class KeyDescriptor {

    /** Offset of the institution code in a key. */
    public static final int INSTITUTION_OFFSET = 0;

    /** Capacity of the institution code, in bytes. */
    public static final int INSTITUTION_LENGTH = 12;

    /** Offset of the transaction code in a key. */
    public static final int TRANSACTION_OFFSET = INSTITUTION_OFFSET + INSTITUTION_LENGTH;

    /** Capacity of the transaction code, in bytes. */
    public static final int TRANSACTION_LENGTH = 5;

    /** Offset of the msgid in a key. */
    public static final int MSGID_OFFSET = TRANSACTION_OFFSET + TRANSACTION_LENGTH;

    /** Capacity of the msgid, in bytes. */
    public static final int MSGID_LENGTH = 30;

    /** Length of a key, in bytes. */
    public static final int LENGTH = MSGID_OFFSET + MSGID_LENGTH;

    /** Result: the message has no key of its own. */
    public static final int NO_KEY = -1;

    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private KeyDescriptor() {}

    /**
     * Where a request holds its key.
     *
     * @param templateId of the request
     * @return offset from the message header's first byte, or {@link #NO_KEY}
     */
    public static int offsetIn(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + SettleRequestDecoder.institutionCodeEncodingOffset();
            case RefundRequestDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + RefundRequestDecoder.institutionCodeEncodingOffset();
            case ReversalRequestDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + ReversalRequestDecoder.institutionCodeEncodingOffset();
            case EncounterRequestDecoder.TEMPLATE_ID,
                    EncounterActRequestDecoder.TEMPLATE_ID,
                    FeeUploadRequestDecoder.TEMPLATE_ID,
                    FeeWithdrawalRequestDecoder.TEMPLATE_ID,
                    EncounterSettleRequestDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + EncounterRequestDecoder.institutionCodeEncodingOffset();
            case FilingRequestDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + FilingRequestDecoder.institutionCodeEncodingOffset();
            case FilingQueryDecoder.TEMPLATE_ID -> HEADER_LENGTH + FilingQueryDecoder.institutionCodeEncodingOffset();
            case NoticeQueryDecoder.TEMPLATE_ID -> HEADER_LENGTH + NoticeQueryDecoder.institutionCodeEncodingOffset();
            case SettlementQueryDecoder.TEMPLATE_ID ->
                HEADER_LENGTH + SettlementQueryDecoder.institutionCodeEncodingOffset();
            case QueryRequestDecoder.TEMPLATE_ID -> HEADER_LENGTH + QueryRequestDecoder.institutionCodeEncodingOffset();
            default -> NO_KEY;
        };
    }

    /**
     * Copies a key field by field; a field that is not valid ASCII is left empty, so that no garbage is echoed.
     *
     * @param target to write to
     * @param targetOffset of the key there
     * @param source that holds a key, or null for an empty key
     * @param sourceOffset of the key there
     */
    public static void copy(
            final MutableDirectBuffer target,
            final int targetOffset,
            final DirectBuffer source,
            final int sourceOffset) {
        target.setMemory(targetOffset, LENGTH, (byte) 0);
        if (source != null) {
            copyField(target, targetOffset, source, sourceOffset, INSTITUTION_OFFSET, INSTITUTION_LENGTH);
            copyField(target, targetOffset, source, sourceOffset, TRANSACTION_OFFSET, TRANSACTION_LENGTH);
            copyField(target, targetOffset, source, sourceOffset, MSGID_OFFSET, MSGID_LENGTH);
        }
    }

    private static void copyField(
            final MutableDirectBuffer target,
            final int targetOffset,
            final DirectBuffer source,
            final int sourceOffset,
            final int field,
            final int length) {
        if (AsciiField.isValid(source, sourceOffset + field, length)) {
            target.putBytes(targetOffset + field, source, sourceOffset + field, length);
        }
    }
}
