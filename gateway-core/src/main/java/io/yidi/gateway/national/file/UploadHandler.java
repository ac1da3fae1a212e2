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

/** 文件上传 (9101): keeps a file of an institution, given as Base64 or as an array of bytes, with or without signs. */
final class UploadHandler implements DeskHandler {

    private static final String CONTENT = "in";

    private final DeskFileTable files;

    UploadHandler(final DeskFileTable files) {
        this.files = files;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final byte[] content = content(asked);
        final String number = files.keep(request.institution(), asked.text("filename"), content);
        final DeskFile file = files.find(number, request.institution()).orElseThrow();
        return DeskAnswer.of(JsonNodeFactory.instance
                .objectNode()
                .put("file_qury_no", number)
                .put("filename", file.name())
                .put("fixmedins_code", request.institution())
                .put("dld_endtime", MessageTimes.readable(file.untilEpochMs())));
    }

    private static byte[] content(final InputNodes.Row asked) throws InputFaultException {
        final JsonNode given = asked.fields().path(CONTENT);
        try {
            return given.isArray() ? bytes(given) : Base64.getMimeDecoder().decode(asked.text(CONTENT));
        } catch (final IllegalArgumentException neither) {
            throw asked.fault(ResultCode.FILE_UNREADABLE, CONTENT, "");
        }
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
