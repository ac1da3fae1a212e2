package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * 取值范围: where the values of an answer's field may come from.
 *
 * @param request that is answered
 * @param reply native reply to it
 * @param row of the reply that the node's row is made of; missing in a single node
 * @param line of the request that belongs to the row; missing if none does
 * @param messageId of the answer
 * @param now {@code yyyy-MM-dd HH:mm:ss}
 */
record OutputScope(NationalRequest request, JsonNode reply, JsonNode row, JsonNode line, String messageId, String now) {

    OutputScope(final NationalRequest request, final JsonNode reply, final String messageId, final String now) {
        this(request, reply, MissingNode.getInstance(), MissingNode.getInstance(), messageId, now);
    }

    OutputScope at(final JsonNode newRow, final JsonNode newLine) {
        return new OutputScope(request, reply, newRow, newLine, messageId, now);
    }
}
