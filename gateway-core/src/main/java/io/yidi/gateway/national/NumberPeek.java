package io.yidi.gateway.national;

import java.nio.charset.StandardCharsets;

/**
 * 交易编号预看: the number of the transaction that a body most likely asks for, found without reading it. It may be wrong,
 * so it decides about nothing but whether an overload leaves room for reading.
 */
final class NumberPeek {

    private static final byte[] NAME = "\"infno\"".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES_MAX = 1_024;
    private static final int NUMBER_LENGTH_MAX = 5;

    private NumberPeek() {}

    /** The number beside the first name of it in the first bytes; empty if there is none. */
    static String infno(final byte[] body) {
        final int end = Math.min(body.length, BYTES_MAX);
        for (int at = 0; at + NAME.length < end; at++) {
            if (startsAt(body, at)) {
                return number(body, at + NAME.length, end);
            }
        }
        return "";
    }

    private static boolean startsAt(final byte[] body, final int at) {
        for (int i = 0; i < NAME.length; i++) {
            if (body[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static String number(final byte[] body, final int from, final int end) {
        int begin = from;
        while (begin < end && !Character.isLetterOrDigit(body[begin])) {
            begin++;
        }
        int last = begin;
        while (last < end && last - begin < NUMBER_LENGTH_MAX && Character.isLetterOrDigit(body[last])) {
            last++;
        }
        return new String(body, begin, last - begin, StandardCharsets.US_ASCII);
    }
}
