package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * 取值范围: where the values of an answer's field may come from.
 *
 * @param request that is answered
 * @param lines of the request
 * @param reply native reply to it
 * @param row of the reply that the node's row is made of; missing in a single node
 * @param line of the request that belongs to the row, or {@link #NO_LINE}
 * @param messageId of the answer
 * @param now {@code yyyy-MM-dd HH:mm:ss}
 */
record OutputScope(
        IndexedRequest request, LineList lines, JsonNode reply, JsonNode row, int line, String messageId, String now) {

    static final int NO_LINE = -1;

    private static final String REMARK = "memo";

    OutputScope(
            final IndexedRequest request,
            final LineList lines,
            final JsonNode reply,
            final String messageId,
            final String now) {
        this(request, lines, reply, MissingNode.getInstance(), NO_LINE, messageId, now);
    }

    OutputScope at(final JsonNode newRow, final int newLine) {
        return new OutputScope(request, lines, reply, newRow, newLine, messageId, now);
    }

    /** Text of a field of the line; its remark is not the sender's but what became of it. */
    String lineText(final String name) {
        if (line == NO_LINE) {
            return "";
        }
        if (name.equals(REMARK)) {
            return lines.isUnknown(line) ? "就医地目录中无此项目，按全自费处理" : "";
        }
        return request.text(lines.row(line), name).toString();
    }
}
