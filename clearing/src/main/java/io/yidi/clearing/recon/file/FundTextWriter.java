package io.yidi.clearing.recon.file;

import java.nio.charset.StandardCharsets;

/**
 * 基金明细写出: what each fund of a row pays, in bytes, as {@link io.yidi.clearing.ledger.FundText} writes it. Used again for
 * each row. One thread.
 */
final class FundTextWriter {

    /** A blank, a colon, and an amount with its sign. */
    private static final int LENGTH_BESIDE_CODE = 22;

    private final byte[][] codes;
    private final byte[] text;
    private final byte[] digits = new byte[20];
    private int length;

    /**
     * Prepares.
     *
     * @param codes of the funds, in their order
     */
    FundTextWriter(final String... codes) {
        this.codes = new byte[codes.length][];
        int lengthMax = 0;
        for (int fund = 0; fund < codes.length; fund++) {
            this.codes[fund] = codes[fund].getBytes(StandardCharsets.US_ASCII);
            lengthMax += this.codes[fund].length + LENGTH_BESIDE_CODE;
        }
        text = new byte[lengthMax];
    }

    /** Begins the text of the next row. */
    void begin() {
        length = 0;
    }

    /** Adds a fund, behind those before it; nothing if it pays nothing. */
    void add(final int fund, final long amountFen) {
        if (amountFen != 0) {
            if (length > 0) {
                text[length++] = ' ';
            }
            final byte[] code = codes[fund];
            for (final byte digit : code) {
                text[length++] = digit;
            }
            text[length++] = ':';
            addNumber(amountFen);
        }
    }

    /** Holds the text, from its start. */
    byte[] text() {
        return text;
    }

    /** How long it is. */
    int length() {
        return length;
    }

    private void addNumber(final long number) {
        if (number < 0) {
            text[length++] = '-';
        }
        int count = 0;
        long rest = Math.abs(number);
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            digits[count++] = (byte) ('0' + rest % 10);
        }
        for (int last = (int) rest; last > 0; last /= 10) {
            digits[count++] = (byte) ('0' + last % 10);
        }
        while (count > 0) {
            text[length++] = digits[--count];
        }
    }
}
