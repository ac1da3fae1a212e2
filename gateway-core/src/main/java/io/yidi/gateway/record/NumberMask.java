package io.yidi.gateway.record;

import io.yidi.protocol.code.AsciiField;
import org.agrona.MutableDirectBuffer;

/** 号码掩码: hides all but the last four characters of a person's or a voucher's number. */
public final class NumberMask {

    private static final int SHOWN_LENGTH = 4;

    private NumberMask() {}

    /**
     * Masks a field in place; a number of four characters or fewer is hidden whole.
     *
     * @param message holds the field
     * @param offset of the field
     * @param capacity of the field
     */
    public static void apply(final MutableDirectBuffer message, final int offset, final int capacity) {
        final int length = AsciiField.length(message, offset, capacity);
        message.setMemory(offset, hidden(length), (byte) '*');
    }

    /**
     * A masked text.
     *
     * @param number to mask
     * @return as long as the number
     */
    public static String text(final String number) {
        final int hidden = hidden(number.length());
        return "*".repeat(hidden) + number.substring(hidden);
    }

    private static int hidden(final int length) {
        return length <= SHOWN_LENGTH ? length : length - SHOWN_LENGTH;
    }
}
