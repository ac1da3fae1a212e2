package io.yidi.gateway.codec;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 凭证号掩码: hides all but the last four characters of a voucher number, which may be an ID number, before the message is
 * recorded anywhere.
 */
final class VoucherMask {

    private static final int SHOWN_LENGTH = 4;
    private static final int NUMBER_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.voucherNoEncodingOffset();

    private VoucherMask() {}

    /**
     * Masks in place; a number of four characters or fewer is hidden whole.
     *
     * @param message a checked settle request, with its header
     * @param offset of the header
     */
    static void apply(final MutableDirectBuffer message, final int offset) {
        final int at = offset + NUMBER_OFFSET;
        final int length = AsciiField.length(message, at, SettleRequestDecoder.voucherNoEncodingLength());
        final int hidden = length <= SHOWN_LENGTH ? length : length - SHOWN_LENGTH;
        message.setMemory(at, hidden, (byte) '*');
    }
}
