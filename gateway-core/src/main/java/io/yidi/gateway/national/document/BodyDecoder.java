package io.yidi.gateway.national;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.Utf8Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * 请求体解码: bytes to UTF-8. The character set is the one the request names; else UTF-8, as it came, and where it is not,
 * GB18030, which holds all of GBK: some clients write in the code page of their system without saying so.
 */
final class BodyDecoder {

    /** All of GBK and of GB2312, and more. */
    static final Charset CHINESE = Charset.forName("GB18030");

    private BodyDecoder() {}

    /** Whether a content type names a Chinese character set, in which the answer is wanted too. */
    static boolean isChinese(final String contentType) {
        final String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("gbk") || type.contains("gb2312") || type.contains("gb18030");
    }

    /** The body in UTF-8: the body itself, if it is. */
    static byte[] utf8(final byte[] body, final String contentType) throws InputFaultException {
        return !isChinese(contentType) && Utf8Text.isValid(body, 0, body.length) ? body : fromCodePage(body);
    }

    private static byte[] fromCodePage(final byte[] body) throws InputFaultException {
        try {
            return CHINESE.newDecoder().decode(ByteBuffer.wrap(body)).toString().getBytes(StandardCharsets.UTF_8);
        } catch (final CharacterCodingException neither) {
            throw new InputFaultException(new Fault().set(ResultCode.CHARACTER_SET_UNKNOWN));
        }
    }
}
