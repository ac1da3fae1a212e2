package io.yidi.gateway.national;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * 请求体解码: bytes to a document. The character set is the one the request names; else UTF-8, and where that fails GB18030,
 * which holds all of GBK: some clients write in the code page of their system without saying so.
 */
final class BodyDecoder {

    /** All of GBK and of GB2312, and more. */
    static final Charset CHINESE = Charset.forName("GB18030");

    private static final int DOCUMENT_CHARACTERS_MAX = 512 * 1024;
    private static final int DEPTH_MAX = 8;
    private static final int NUMBER_LENGTH_MAX = 20;
    private static final int NAME_LENGTH_MAX = 64;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(DOCUMENT_CHARACTERS_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .maxNameLength(NAME_LENGTH_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Whether a content type names a Chinese character set, in which the answer is wanted too. */
    static boolean isChinese(final String contentType) {
        final String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("gbk") || type.contains("gb2312") || type.contains("gb18030");
    }

    /** The characters of a body. */
    static String text(final byte[] body, final String contentType) throws InputFaultException {
        return text(body, isChinese(contentType));
    }

    /** Reads a document that is an object. */
    JsonNode read(final String text) throws InputFaultException {
        try {
            final JsonNode document = mapper.readTree(text);
            if (!document.isObject()) {
                throw fault(document.isMissingNode() ? ResultCode.JSON_SYNTAX : ResultCode.JSON_TYPE_WRONG, "");
            }
            return document;
        } catch (final JsonProcessingException broken) {
            throw fault(ResultCode.JSON_SYNTAX, where(broken));
        }
    }

    private static String where(final JsonProcessingException broken) {
        return broken.getLocation() == null
                ? ""
                : "line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
    }

    private static String text(final byte[] body, final boolean isChinese) throws InputFaultException {
        try {
            return decode(body, isChinese ? CHINESE : StandardCharsets.UTF_8);
        } catch (final CharacterCodingException notUtf8) {
            return textInCodePage(body);
        }
    }

    private static String textInCodePage(final byte[] body) throws InputFaultException {
        try {
            return decode(body, CHINESE);
        } catch (final CharacterCodingException neither) {
            throw fault(ResultCode.CHARACTER_SET_UNKNOWN, "");
        }
    }

    private static String decode(final byte[] body, final Charset charset) throws CharacterCodingException {
        final String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static InputFaultException fault(final ResultCode code, final String found) {
        return new InputFaultException(new Fault().set(code).found(found));
    }
}
