package io.yidi.clearing.recon.file;

import io.yidi.clearing.recon.file.DayFileException.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * 文件编码: the bytes of a file and what they are in: UTF-8, with or without a byte order mark, or else GBK; never a guess
 * inside a character. In both, a byte of ASCII is never a part of another character behind its first byte, but for
 * letters and signs that no CSV is divided by.
 *
 * @param content all of it
 * @param start where the text begins, behind the mark
 * @param charset of the text
 */
record FileText(byte[] content, int start, Charset charset) {

    private static final Charset GBK = Charset.forName("GBK");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final int PIECE_LENGTH = 8_192;

    /**
     * Looks at a file.
     *
     * @param content all of it
     * @return the text
     * @throws DayFileException if it is in neither
     */
    static FileText of(final byte[] content) {
        if (isAscii(content)) {
            return new FileText(content, 0, StandardCharsets.UTF_8);
        }
        if (isIn(StandardCharsets.UTF_8, content)) {
            return new FileText(content, isMarked(content) ? BYTE_ORDER_MARK.length : 0, StandardCharsets.UTF_8);
        }
        if (isIn(GBK, content)) {
            return new FileText(content, 0, GBK);
        }
        throw new DayFileException(
                List.of(new Fault(1, "", "a text in UTF-8 or GBK", content.length + " bytes that are neither")));
    }

    /** Some of it. */
    String text(final int from, final int length) {
        return new String(content, from, length, charset);
    }

    private static boolean isMarked(final byte[] content) {
        return content.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(content, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static boolean isAscii(final byte[] content) {
        final ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
        long allBits = 0;
        int at = 0;
        for (; at <= content.length - Long.BYTES; at += Long.BYTES) {
            allBits |= bytes.getLong(at);
        }
        for (; at < content.length; at++) {
            allBits |= content[at];
        }
        return (allBits & NOT_ASCII) == 0;
    }

    /** Decodes piece by piece, keeping nothing: a day of the whole country is some hundred megabytes. */
    private static boolean isIn(final Charset charset, final byte[] content) {
        final CharsetDecoder decoder = charset.newDecoder();
        final ByteBuffer bytes = ByteBuffer.wrap(content);
        final CharBuffer piece = CharBuffer.allocate(PIECE_LENGTH);
        CoderResult result;
        do {
            piece.clear();
            result = decoder.decode(bytes, piece, true);
        } while (result.isOverflow());
        return result.isUnderflow();
    }
}
