package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.KeyDescriptor;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * 业务键: a caller's key as the tables know it: its fingerprint, its institution, and the day in its msgid.
 *
 * <pre>
 *   msgid   |H|1|1|0|1|0|0|0|0|0|0|1|2|0|2|6|1|1|2|1|0|8|3|0|0|0|0|0|0|1|
 *           |◀─── institution 12 ──▶|◀── date 8 ──▶|◀─ time 6 ─▶|◀─ 4 ─▶|
 * </pre>
 *
 * <p>A msgid is dated if its characters 13 to 20 are a calendar date of the years 2000 to 2099, whatever the other
 * characters are. Reused by one thread.
 */
public final class RequestKey {

    /** Day of a key whose msgid carries no date. */
    public static final int UNDATED = Integer.MIN_VALUE;

    private static final int DATE_OFFSET = KeyDescriptor.MSGID_OFFSET + 12;
    private static final int DATE_DIGITS = 8;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2099;
    private static final int NO_NUMBER = -1;

    private final Fingerprint fingerprint = new Fingerprint();
    private long institution;
    private int institutionTail;
    private int epochDay = UNDATED;

    /**
     * Takes up a key.
     *
     * @param buffer holds it
     * @param offset of its first byte
     * @return this
     */
    public RequestKey of(final DirectBuffer buffer, final int offset) {
        fingerprint.of(buffer, offset, KeyDescriptor.LENGTH);
        institution = buffer.getLong(offset + KeyDescriptor.INSTITUTION_OFFSET, ByteOrder.LITTLE_ENDIAN);
        institutionTail =
                buffer.getInt(offset + KeyDescriptor.INSTITUTION_OFFSET + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        epochDay = epochDay(number(buffer, offset + DATE_OFFSET));
        return this;
    }

    /**
     * Fingerprint of all its bytes.
     *
     * @return live view
     */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /**
     * The day in its msgid.
     *
     * @return days since 1970-01-01, or {@link #UNDATED}
     */
    public int epochDay() {
        return epochDay;
    }

    /** First eight characters of the institution code. */
    long institution() {
        return institution;
    }

    /** Last four characters of the institution code. */
    int institutionTail() {
        return institutionTail;
    }

    private static int epochDay(final int yearMonthDay) {
        final int year = yearMonthDay / 10_000;
        if (year < YEAR_MIN || year > YEAR_MAX) {
            return UNDATED;
        }
        final int day = CivilDate.epochDay(year, yearMonthDay / 100 % 100, yearMonthDay % 100);
        return CivilDate.yearMonthDay(day) == yearMonthDay ? day : UNDATED;
    }

    private static int number(final DirectBuffer buffer, final int offset) {
        int number = 0;
        for (int i = 0; i < DATE_DIGITS; i++) {
            final int digit = buffer.getByte(offset + i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
