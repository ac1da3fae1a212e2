package io.yidi.gateway.national;

import io.yidi.protocol.json.CharRange;
import java.nio.charset.StandardCharsets;

/**
 * 交易编号预看: the number of the transaction that a body most likely asks for, found without reading it. It may be wrong,
 * so it decides about nothing but whether an overload leaves room for reading. Not thread-safe; allocates nothing.
 */
final class NumberPeek {

    private static final byte[] NAME = "\"infno\"".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES_MAX = 1_024;
    private static final int NUMBER_LENGTH_MAX = 5;

    private final char[] digits = new char[NUMBER_LENGTH_MAX];
    private final CharRange number = new CharRange();

    /** The number beside the first name of it in the first bytes, a view; empty if there is none. */
    CharSequence infno(final byte[] body, final int length) {
        number.wrap(digits, 0, 0);
        final int end = Math.min(length, BYTES_MAX);
        for (int at = 0; at + NAME.length < end; at++) {
            if (startsAt(body, at)) {
                copyNumber(body, at + NAME.length, end);
                return number;
            }
        }
        return number;
    }

    private static boolean startsAt(final byte[] body, final int at) {
        for (int i = 0; i < NAME.length; i++) {
            if (body[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private void copyNumber(final byte[] body, final int from, final int end) {
        int at = from;
        while (at < end && !Character.isLetterOrDigit(body[at])) {
            at++;
        }
        int length = 0;
        while (at < end && length < NUMBER_LENGTH_MAX && Character.isLetterOrDigit(body[at])) {
            digits[length++] = (char) (body[at++] & 0xFF);
        }
        number.wrap(digits, 0, length);
    }
}
