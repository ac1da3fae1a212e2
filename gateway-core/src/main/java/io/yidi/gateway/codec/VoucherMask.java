package io.yidi.gateway.codec;

import io.yidi.gateway.record.NumberMask;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 凭证号掩码: hides all but the last four characters of a voucher number, which may be an ID number, before the message is
 * recorded anywhere.
 */
final class VoucherMask {

    private static final int NO_NUMBER = -1;

    private VoucherMask() {}

    /**
     * Masks in place; a number of four characters or fewer is hidden whole.
     *
     * @param message a checked request, with its header
     * @param offset of the header
     */
    static void apply(final MutableDirectBuffer message, final int offset) {
        final int numberOffset = numberOffset(
                message.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset(), FrameDescriptor.BYTE_ORDER));
        if (numberOffset == NO_NUMBER) {
            return;
        }
        NumberMask.apply(
                message,
                offset + MessageHeaderDecoder.ENCODED_LENGTH + numberOffset,
                SettleRequestDecoder.voucherNoEncodingLength());
    }

    private static int numberOffset(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> SettleRequestDecoder.voucherNoEncodingOffset();
            case EncounterRequestDecoder.TEMPLATE_ID -> EncounterRequestDecoder.voucherNoEncodingOffset();
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> EncounterSettleRequestDecoder.voucherNoEncodingOffset();
            default -> NO_NUMBER;
        };
    }
}
