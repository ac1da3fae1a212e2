package io.yidi.gateway.national.message;

/** 数字文本: numbers without the zeros at their end that some clients add and this door leaves out. */
public final class NumberText {

    private NumberText() {}

    /** The same number without zeros behind the last decimal that counts, and without a point that nothing follows. */
    public static String withoutZeros(final String number) {
        return number.substring(0, lengthWithoutZeros(number));
    }

    /** Length without zeros behind the last decimal that counts, and without a point that nothing follows. */
    static int lengthWithoutZeros(final CharSequence number) {
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
}
