package io.yidi.gateway.national.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.file.DeskFileTable.DeskFile;
import io.yidi.gateway.national.message.MessageTimes;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import java.util.Base64;
import java.util.regex.Pattern;

/** 文件上传 (9101): keeps a file of an institution, given as Base64 or as an array of bytes, with or without signs. */
final class UploadHandler implements DeskHandler {

    private static final String NAME = "filename";
    private static final int NAME_LENGTH_MAX = 200;
    private static final String CONTENT = "in";
    private static final Pattern BLANKS = Pattern.compile("\\s");

    private final DeskFileTable files;

    UploadHandler(final DeskFileTable files) {
        this.files = files;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final String name = asked.text(NAME);
        if (name.length() > NAME_LENGTH_MAX) {
            throw asked.fault(ResultCode.FIELD_TOO_LONG, NAME, "");
        }
        final String number = files.keep(request.institution(), name, content(asked));
        final DeskFile file = files.find(number, request.institution()).orElseThrow();
        return DeskAnswer.of(JsonNodeFactory.instance
                .objectNode()
                .put("file_qury_no", number)
                .put(NAME, file.name())
                .put("fixmedins_code", request.institution())
                .put("dld_endtime", MessageTimes.readable(file.untilEpochMs())));
    }

    /** Nothing but Base64 and blanks, or an array of nothing but bytes: else something else was meant. */
    private static byte[] content(final InputNodes.Row asked) throws InputFaultException {
        final JsonNode given = asked.fields().path(CONTENT);
        try {
            if (given.isArray()) {
                return bytes(given);
            }
            if (given.isTextual()) {
                return Base64.getDecoder()
                        .decode(BLANKS.matcher(given.textValue()).replaceAll(""));
            }
        } catch (final IllegalArgumentException neither) {
            throw asked.fault(ResultCode.FILE_UNREADABLE, CONTENT, "");
        }
        throw asked.fault(ResultCode.FILE_UNREADABLE, CONTENT, "");
    }

    private static byte[] bytes(final JsonNode numbers) {
        final byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            final JsonNode number = numbers.get(i);
            if (!number.isInt() || number.intValue() < Byte.MIN_VALUE || number.intValue() > 0xFF) {
                throw new IllegalArgumentException("expected a byte, found " + number);
            }
            bytes[i] = number.numberValue().byteValue();
        }
        return bytes;
    }
}
