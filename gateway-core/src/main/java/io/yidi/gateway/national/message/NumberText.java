package io.yidi.gateway.national.message;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * 数字文本: numbers as clients write them, in plain digits: without the zeros at their end that some clients add and this
 * door leaves out, without the exponent with which some libraries write 1000 ({@code 1E+3}), and in answers without the
 * zeros in front of a text like {@code 0002}, which JSON does not have in numbers.
 */
public final class NumberText {

    /** Two digits of an exponent: what is longer is no amount, and would be long in plain digits. */
    private static final Pattern WITH_EXPONENT = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?[eE][+-]?\\d{1,2}");

    private static final Pattern ZEROS_IN_FRONT = Pattern.compile("^(-?)0+(?=\\d+(\\.\\d+)?$)");

    private NumberText() {}

    /** The same number without zeros behind the last decimal that counts, and without a point that nothing follows. */
    public static String withoutZeros(final String number) {
        final String plain = plain(number);
        return plain.substring(0, lengthWithoutZeros(plain));
    }

    /** Whether a text is another way to write a number that is written without a point. */
    public static boolean isSame(final CharSequence text, final String number) {
        final CharSequence plain = mayBeUnusual(text) ? plain(text.toString()) : text;
        final int length = number.length();
        if (plain.length() < length || CharSequence.compare(plain.subSequence(0, length), number) != 0) {
            return false;
        }
        return plain.length() == length || lengthWithoutZeros(plain) == length && plain.charAt(length) == '.';
    }

    /** Length without zeros behind the last decimal that counts, and without a point that nothing follows. */
    public static int lengthWithoutZeros(final CharSequence number) {
        int point = 0;
        while (point < number.length() && number.charAt(point) != '.') {
            point++;
        }
        int end = number.length();
        if (point == 0 || point == end) {
            return end;
        }
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.charAt(end - 1) == '.' ? end - 1 : end;
    }

    /** Whether a text is a number as JSON has it, in plain digits. */
    public static boolean isPlain(final CharSequence text) {
        if (hasZerosInFront(text)) {
            return false;
        }
        int digits = 0;
        boolean hasPoint = false;
        for (int i = text.length() > 0 && text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            if (character == '.' && !hasPoint && digits > 0) {
                hasPoint = true;
                digits = 0;
            } else if (character < '0' || character > '9') {
                return false;
            } else {
                digits++;
            }
        }
        return digits > 0;
    }

    /** Whether a text may be a number that {@link #plain(String)} writes in another way. */
    public static boolean mayBeUnusual(final CharSequence text) {
        return hasZerosInFront(text) || mayHaveExponent(text);
    }

    /** Whether a text begins with a zero that another digit follows. */
    private static boolean hasZerosInFront(final CharSequence text) {
        final int first = text.length() > 0 && text.charAt(0) == '-' ? 1 : 0;
        return text.length() > first + 1
                && text.charAt(first) == '0'
                && text.charAt(first + 1) >= '0'
                && text.charAt(first + 1) <= '9';
    }

    /** Whether a text may be a number with an exponent. */
    public static boolean mayHaveExponent(final CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 'E' || text.charAt(i) == 'e') {
                return true;
            }
        }
        return false;
    }

    /** The same number without an exponent and without zeros in front; what is no number is left as it is. */
    public static String plain(final String number) {
        final String digits =
                mayHaveExponent(number) && WITH_EXPONENT.matcher(number).matches()
                        ? new BigDecimal(number).toPlainString()
                        : number;
        return hasZerosInFront(digits) ? ZEROS_IN_FRONT.matcher(digits).replaceFirst("$1") : digits;
    }
}
