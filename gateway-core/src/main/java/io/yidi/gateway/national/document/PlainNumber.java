package io.yidi.gateway.national.document;

/**
 * 数字写法: numbers as amounts are read from: without an exponent, which some clients write from 10 000 000 on, and
 * without a minus before nothing but zeros.
 *
 * <pre>
 *   1.5 → 1.5    1.2345E7 → 12345000    5e-3 → 0.005    -0.00 → 0.00    1e99 → 1e99
 * </pre>
 *
 * <p>What would be longer than {@value #LENGTH_MAX} characters stays as it was sent: no field of any message holds it.
 * Not thread-safe; allocates nothing.
 */
final class PlainNumber {

    /** Result: the exponent is beyond all bounds. */
    static final int NO_NUMBER = -1;

    /** Longest number that is written out. */
    static final int LENGTH_MAX = 40;

    private static final long EXPONENT_MAX = Integer.MAX_VALUE;

    private CharSequence spelled = "";
    private int mantissaAt;
    private int pointAt;
    private int mantissaEnd;
    private boolean isNegative;

    /**
     * Writes a number.
     *
     * @param number as JSON spells numbers
     * @param target takes it, at least {@value #LENGTH_MAX} characters or as many as it has
     * @param at where it begins
     * @return its length, or {@link #NO_NUMBER}
     */
    int write(final CharSequence number, final char[] target, final int at) {
        takeApart(number);
        if (mantissaEnd == spelled.length()) {
            return copy(isNegative ? 0 : mantissaAt, target, at);
        }
        final long exponent = exponent(mantissaEnd + 1);
        final long scale = Math.max(0, mantissaEnd - pointAt - 1) - exponent;
        if (Math.abs(exponent) > EXPONENT_MAX || Math.abs(scale) > EXPONENT_MAX) {
            return NO_NUMBER;
        }
        return Math.abs(scale) + spelled.length() + 2 > LENGTH_MAX
                ? copy(0, target, at)
                : writeOut((int) scale, target, at);
    }

    private void takeApart(final CharSequence number) {
        spelled = number;
        mantissaAt = number.charAt(0) == '-' ? 1 : 0;
        mantissaEnd = mantissaAt;
        pointAt = number.length();
        boolean isZero = true;
        while (mantissaEnd < number.length()
                && number.charAt(mantissaEnd) != 'e'
                && number.charAt(mantissaEnd) != 'E') {
            if (number.charAt(mantissaEnd) == '.') {
                pointAt = mantissaEnd;
            }
            isZero &= number.charAt(mantissaEnd) == '0' || number.charAt(mantissaEnd) == '.';
            mantissaEnd++;
        }
        isNegative = mantissaAt == 1 && !isZero;
    }

    /** Stops counting where it is too large anyway. */
    private long exponent(final int from) {
        final boolean isBelowOne = spelled.charAt(from) == '-';
        long exponent = 0;
        for (int i = isBelowOne || spelled.charAt(from) == '+' ? from + 1 : from; i < spelled.length(); i++) {
            exponent = Math.min(EXPONENT_MAX + 2, exponent * 10 + spelled.charAt(i) - '0');
        }
        return isBelowOne ? -exponent : exponent;
    }

    private int copy(final int begin, final char[] target, final int at) {
        for (int i = begin; i < spelled.length(); i++) {
            target[at + i - begin] = spelled.charAt(i);
        }
        return spelled.length() - begin;
    }

    /** Digits and the point among them, with zeros where there are no digits; the first place is that of digit 0. */
    private int writeOut(final int scale, final char[] target, final int at) {
        final int digits = mantissaEnd - mantissaAt - (pointAt < mantissaEnd ? 1 : 0);
        final int pointPlace = digits - scale;
        int end = at;
        if (isNegative) {
            target[end++] = '-';
        }
        final int first = end;
        for (int place = Math.min(0, pointPlace - 1); place < Math.max(digits, pointPlace); place++) {
            if (place == pointPlace) {
                target[end++] = '.';
            }
            target[end++] = place < 0 || place >= digits ? '0' : digit(place);
        }
        return withoutLeadingZeros(target, first, end, first + Math.max(1, pointPlace) - 1) - at;
    }

    private char digit(final int place) {
        final int position = mantissaAt + place;
        return spelled.charAt(position < pointAt ? position : position + 1);
    }

    /** Moves the number over its leading zeros, up to the last digit before the point; tells the new end. */
    private static int withoutLeadingZeros(final char[] target, final int first, final int end, final int last) {
        int from = first;
        while (from < last && target[from] == '0') {
            from++;
        }
        System.arraycopy(target, from, target, first, end - from);
        return end - (from - first);
    }
}
