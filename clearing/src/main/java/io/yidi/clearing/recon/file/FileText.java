package io.yidi.clearing.recon.file;

import io.yidi.clearing.recon.file.DayFileException.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** 文件编码: bytes into text: UTF-8, with or without a byte order mark, or else GBK; never a guess inside a character. */
final class FileText {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileText() {}

    /**
     * Decodes a file.
     *
     * @param content all of it
     * @return the text without a mark
     * @throws DayFileException if it is in neither
     */
    static String of(final byte[] content) {
        for (final Charset charset : List.of(StandardCharsets.UTF_8, GBK)) {
            try {
                final String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (final CharacterCodingException other) {
                continue;
            }
        }
        throw new DayFileException(
                List.of(new Fault(1, "", "a text in UTF-8 or GBK", content.length + " bytes that are neither")));
    }
}
