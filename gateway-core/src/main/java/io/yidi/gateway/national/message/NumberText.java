package io.yidi.gateway.national.message;

/** 数字文本: numbers without the zeros at their end that some clients add and this door leaves out. */
public final class NumberText {

    private NumberText() {}

    /** The same number without zeros behind the last decimal that counts, and without a point that nothing follows. */
    public static String withoutZeros(final String number) {
        if (number.indexOf('.') < 1) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
