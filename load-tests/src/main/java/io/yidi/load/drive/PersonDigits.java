package io.yidi.load.drive;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.sbe.SettleRequestEncoder;

/**
 * 人员号码: puts the numbers of a synthetic person, as {@link BillGenerator} makes them, into the encoded bill of another.
 * No allocation.
 */
public final class PersonDigits {

    private static final int PERSON_NO_OFFSET = digitsOffset(SettleRequestEncoder.personNoEncodingOffset());
    private static final int VOUCHER_NO_OFFSET = digitsOffset(SettleRequestEncoder.voucherNoEncodingOffset());
    private static final int PERSON_NO_DIGITS = 10;
    private static final int VOUCHER_NO_DIGITS = 17;
    private static final int RADIX = 10;

    private PersonDigits() {}

    /**
     * Makes a bill that of a person.
     *
     * @param person 0 …
     * @param frame whole settle request; its own person is one of the generator's
     */
    public static void put(final int person, final byte[] frame) {
        put(person + 1L, frame, PERSON_NO_OFFSET, PERSON_NO_DIGITS);
        put(person + 1L, frame, VOUCHER_NO_OFFSET, VOUCHER_NO_DIGITS);
    }

    private static void put(final long number, final byte[] frame, final int offset, final int digits) {
        long rest = number;
        for (int i = offset + digits - 1; i >= offset; i--) {
            frame[i] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
    }

    /** A letter comes first. */
    private static int digitsOffset(final int fieldOffset) {
        return ReplyDescriptor.BODY_OFFSET + fieldOffset + 1;
    }
}
