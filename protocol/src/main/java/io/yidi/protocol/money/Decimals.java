package io.yidi.protocol.money;

/**
 * 十进制数文本: decimal text to a scaled {@code long} and back, digit by digit.
 *
 * <p>Accepted is {@code \d{1,14}(\.\d{1,scale})?}, with a leading {@code -} only where the caller allows it. No
 * exponent, no leading {@code +}, no blanks, no missing digits on either side of the point. A decimal too many is a
 * fault, never a rounding. Nothing here goes through floating point: an amount of the interface can have 16 digits,
 * which a {@code double} cannot hold.
 *
 * <p>Faults are told by the sentinels {@link #SYNTAX}, {@link #TOO_MANY_DECIMALS} and {@link #OUT_OF_RANGE}, so that
 * reading allocates nothing; {@link #isFault(long)} knows them all.
 */
public final class Decimals {

    /** Decimals of an amount in yuan held in fen. */
    public static final int AMOUNT_SCALE = 2;

    /** Decimals of a unit price in yuan held in 1/1 000 000 yuan. */
    public static final int PRICE_SCALE = 6;

    /** Decimals of a quantity held in 1/10 000. */
    public static final int QUANTITY_SCALE = 4;

    /** Decimals of a ratio held in basis points. */
    public static final int RATIO_SCALE = 4;

    /** Most digits before the point. */
    public static final int INTEGER_DIGITS_MAX = 14;

    /** Result: not a decimal number of the accepted form. */
    public static final long SYNTAX = Long.MIN_VALUE;

    /** Result: a decimal number with more decimals than the scale has. */
    public static final long TOO_MANY_DECIMALS = Long.MIN_VALUE + 1;

    /** Result: more than {@value #INTEGER_DIGITS_MAX} digits before the point, or more than a {@code long} holds. */
    public static final long OUT_OF_RANGE = Long.MIN_VALUE + 2;

    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /**
     * Reads a number without a sign.
     *
     * @param text the number, all of it
     * @param scale decimals of the result, 0 … 6; the text may have fewer
     * @return value × 10^scale, or one of the sentinels
     */
    public static long parse(final CharSequence text, final int scale) {
        return parseMagnitude(text, 0, scale);
    }

    /**
     * Reads a number without a sign, as {@link #parse(CharSequence, int)}, from bytes.
     *
     * @param ascii holds the number
     * @param offset of its first byte
     * @param length of the number, in bytes
     * @param scale decimals of the result, 0 … 6; the number may have fewer
     * @return value × 10^scale, or one of the sentinels
     */
    public static long parse(final byte[] ascii, final int offset, final int length, final int scale) {
        final int end = offset + length;
        int at = offset;
        long integer = 0;
        for (; at < end && isDigit(ascii[at]); at++) {
            integer = integer * 10 + (ascii[at] - '0');
        }
        final int integerDigits = at - offset;
        long fraction = 0;
        if (at < end && ascii[at] == '.') {
            for (at++; at < end && isDigit(ascii[at]); at++) {
                fraction = fraction * 10 + (ascii[at] - '0');
            }
        }
        if (integerDigits == 0 || at < end || ascii[end - 1] == '.') {
            return SYNTAX;
        }
        return scaled(integer, integerDigits, fraction, Math.max(0, length - integerDigits - 1), scale);
    }

    /**
     * Reads a number that may carry a leading minus.
     *
     * @param text the number, all of it
     * @param scale decimals of the result, 0 … 6; the text may have fewer
     * @return value × 10^scale, or one of the sentinels
     */
    public static long parseSigned(final CharSequence text, final int scale) {
        if (text.length() == 0 || text.charAt(0) != '-') {
            return parseMagnitude(text, 0, scale);
        }
        final long magnitude = parseMagnitude(text, 1, scale);
        return isFault(magnitude) ? magnitude : -magnitude;
    }

    /**
     * Reads a number that may carry a leading minus, as {@link #parseSigned(CharSequence, int)}, from bytes.
     *
     * @param ascii holds the number
     * @param offset of its first byte
     * @param length of the number, in bytes
     * @param scale decimals of the result, 0 … 6; the number may have fewer
     * @return value × 10^scale, or one of the sentinels
     */
    public static long parseSigned(final byte[] ascii, final int offset, final int length, final int scale) {
        if (length == 0 || ascii[offset] != '-') {
            return parse(ascii, offset, length, scale);
        }
        final long magnitude = parse(ascii, offset + 1, length - 1, scale);
        return isFault(magnitude) ? magnitude : -magnitude;
    }

    /**
     * Whether a result is one of the sentinels.
     *
     * @param value a result of a {@code parse} method
     * @return true if nothing was read
     */
    public static boolean isFault(final long value) {
        return value <= OUT_OF_RANGE;
    }

    /**
     * Writes a scaled value with all its decimals, such as {@code 1.5000} for 15 000 at scale 4.
     *
     * @param value any value
     * @param scale 1 … 6
     * @return the text
     */
    public static String format(final long value, final int scale) {
        final StringBuilder text = new StringBuilder(24);
        append(text, value, scale);
        return text.toString();
    }

    /**
     * Appends a scaled value with all its decimals.
     *
     * @param text to append to
     * @param value any value
     * @param scale 1 … 6
     */
    public static void append(final StringBuilder text, final long value, final int scale) {
        final long power = powerOfTen(scale);
        if (value < 0) {
            text.append('-');
        }
        text.append(Math.abs(value / power)).append('.');
        final long decimals = Math.abs(value % power);
        for (long place = power / 10; place > 0; place /= 10) {
            text.append((char) ('0' + decimals / place % 10));
        }
    }

    /**
     * The factor between a number and its scaled value.
     *
     * @param scale 0 … 6
     * @return 10^scale
     */
    public static long powerOfTen(final int scale) {
        return POWERS_OF_TEN[scale];
    }

    private static long parseMagnitude(final CharSequence text, final int from, final int scale) {
        final int end = digitsEnd(text, from);
        if (end == from) {
            return SYNTAX;
        }
        if (end == text.length()) {
            return scaled(text, from, end, end, scale);
        }
        final int decimalsEnd = digitsEnd(text, end + 1);
        if (text.charAt(end) != '.' || decimalsEnd == end + 1 || decimalsEnd != text.length()) {
            return SYNTAX;
        }
        return scaled(text, from, end, decimalsEnd, scale);
    }

    private static long scaled(
            final CharSequence text, final int from, final int integerEnd, final int end, final int scale) {
        return scaled(
                digits(text, from, integerEnd),
                integerEnd - from,
                digits(text, integerEnd + 1, end),
                Math.max(0, end - integerEnd - 1),
                scale);
    }

    /** Numbers with more digits than are allowed may be anything. */
    private static long scaled(
            final long integer, final int integerDigits, final long fraction, final int decimals, final int scale) {
        if (decimals > scale) {
            return TOO_MANY_DECIMALS;
        }
        final long power = powerOfTen(scale);
        if (integerDigits > INTEGER_DIGITS_MAX || integer >= Long.MAX_VALUE / power) {
            return OUT_OF_RANGE;
        }
        return integer * power + fraction * powerOfTen(scale - decimals);
    }

    private static long digits(final CharSequence text, final int from, final int end) {
        long value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static int digitsEnd(final CharSequence text, final int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(final int character) {
        return character >= '0' && character <= '9';
    }
}
