package io.yidi.gateway.national.document;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;
import io.yidi.protocol.json.Utf8Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * 请求体解码: bytes to UTF-8. The character set is the one the request names; else UTF-8, as it came, and where it is not,
 * GB18030, which holds all of GBK: some clients write in the code page of their system without saying so. One event
 * loop only; allocates only to grow.
 */
public final class BodyDecoder {

    /** All of GBK and of GB2312, and more. */
    public static final Charset CHINESE = Charset.forName("GB18030");

    private static final String[] CHINESE_NAMES = {"gbk", "gb2312", "gb18030"};

    private final TextCodec codePage = new TextCodec(CHINESE);
    private final TextCodec utf8 = new TextCodec(StandardCharsets.UTF_8);
    private final CharRange text = new CharRange();
    private byte[] bytes = {};

    /** Whether a content type names a Chinese character set, in which the answer is wanted too. */
    public static boolean isChinese(final String contentType) {
        for (final String name : CHINESE_NAMES) {
            for (int at = 0; at + name.length() <= contentType.length(); at++) {
                if (contentType.regionMatches(true, at, name, 0, name.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Decodes a body.
     *
     * @param body from its first byte
     * @param length of it
     * @param contentType that it came with, or empty
     * @return length of {@link #bytes()}
     * @throws InputFaultException if it is in no character set that is known
     */
    public int decode(final byte[] body, final int length, final String contentType) throws InputFaultException {
        if (!isChinese(contentType) && Utf8Text.isValid(body, 0, length)) {
            bytes = body;
            return length;
        }
        if (!codePage.decode(body, length, text)) {
            throw new InputFaultException(new Fault().set(ResultCode.CHARACTER_SET_UNKNOWN));
        }
        final int decoded = utf8.encode(text);
        bytes = utf8.bytes();
        return decoded;
    }

    /** The body in UTF-8, from the first byte: the body itself, if it is. */
    public byte[] bytes() {
        return bytes;
    }
}
