package io.yidi.load.bill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * 报文编号: thirty characters: institution code (12), time {@code yyyyMMddHHmmss} (14), four digits of base 36.
 *
 * <p>The time starts at the given second and goes one second further every 1 679 616 numbers, so that all are
 * distinct at any rate. One thread for {@link #put}; {@link #msgId} is safe for any.
 */
public final class MsgIdSequence {

    /** Length of the part after the institution code. */
    public static final int TAIL_BYTES = 18;

    private static final int TIME_BYTES = 14;
    private static final int DIGIT_COUNT = 4;
    private static final int RADIX = 36;
    private static final long NUMBERS_PER_SECOND = (long) RADIX * RADIX * RADIX * RADIX;
    private static final byte[] DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final long startEpochSecond;
    private byte[] cachedTime;
    private long cachedSecond = Long.MIN_VALUE;

    /**
     * A sequence.
     *
     * @param startEpochSecond time in the first ids
     */
    public MsgIdSequence(final long startEpochSecond) {
        this.startEpochSecond = startEpochSecond;
    }

    /**
     * The id of a number.
     *
     * @param institutionCode twelve characters
     * @param number 0 …
     * @return thirty characters
     */
    public String msgId(final String institutionCode, final long number) {
        final byte[] tail = new byte[TAIL_BYTES];
        System.arraycopy(time(second(number)), 0, tail, 0, TIME_BYTES);
        putDigits(tail, TIME_BYTES, number);
        return institutionCode + new String(tail, StandardCharsets.US_ASCII);
    }

    /**
     * Writes the part after the institution code, without garbage except once every 1 679 616 numbers.
     *
     * @param number 0 …
     * @param target receives {@link #TAIL_BYTES}
     * @param offset in the target
     */
    public void put(final long number, final byte[] target, final int offset) {
        final long second = second(number);
        if (second != cachedSecond) {
            cachedTime = time(second);
            cachedSecond = second;
        }
        System.arraycopy(cachedTime, 0, target, offset, TIME_BYTES);
        putDigits(target, offset + TIME_BYTES, number);
    }

    private long second(final long number) {
        return startEpochSecond + number / NUMBERS_PER_SECOND;
    }

    private static byte[] time(final long epochSecond) {
        return TIME.format(Instant.ofEpochSecond(epochSecond)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void putDigits(final byte[] target, final int offset, final long number) {
        int rest = (int) (number % NUMBERS_PER_SECOND);
        for (int i = DIGIT_COUNT - 1; i >= 0; i--) {
            target[offset + i] = DIGITS[rest % RADIX];
            rest /= RADIX;
        }
    }
}
