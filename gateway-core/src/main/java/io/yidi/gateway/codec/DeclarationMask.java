package io.yidi.gateway.codec;

import io.yidi.gateway.record.NumberMask;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.MessageLength;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.DeclarationsDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 承诺书掩码: hides all but the last four characters of telephone and certificate number of whoever signed form 11, before
 * the message is recorded anywhere (BJ-F11c, NAT-14a).
 */
final class DeclarationMask {

    private static final int GROUP_OF_SETTLE = 2;
    private static final int GROUP_OF_REGISTRATION = 0;

    private DeclarationMask() {}

    /**
     * Masks in place.
     *
     * @param message a checked request, with its header
     * @param offset of the header
     */
    static void apply(final MutableDirectBuffer message, final int offset) {
        switch (message.getShort(
                offset + MessageHeaderDecoder.templateIdEncodingOffset(), FrameDescriptor.BYTE_ORDER)) {
            case SettleRequestDecoder.TEMPLATE_ID -> mask(message, offset, GROUP_OF_SETTLE);
            case EncounterRequestDecoder.TEMPLATE_ID -> mask(message, offset, GROUP_OF_REGISTRATION);
            default -> {
                // No declaration.
            }
        }
    }

    private static void mask(final MutableDirectBuffer message, final int offset, final int group) {
        final int dimensions = offset + MessageLength.group(message, offset, group);
        final int count = message.getShort(dimensions + Short.BYTES, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        int at = dimensions + DeclarationsDecoder.HEADER_SIZE;
        for (int i = 0; i < count; i++) {
            NumberMask.apply(
                    message, at + DeclarationsDecoder.phoneEncodingOffset(), DeclarationsDecoder.phoneEncodingLength());
            NumberMask.apply(
                    message,
                    at + DeclarationsDecoder.certificateNoEncodingOffset(),
                    DeclarationsDecoder.certificateNoEncodingLength());
            at += DeclarationsDecoder.sbeBlockLength();
        }
    }
}
