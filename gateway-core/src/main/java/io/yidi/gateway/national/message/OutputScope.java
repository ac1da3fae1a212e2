package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * 取值范围: where the values of an answer's field may come from.
 *
 * @param request that is answered
 * @param asked native document it became; missing if the door answers by itself
 * @param reply native reply to it
 * @param row of the reply that the node's row is made of; missing in a single node
 * @param line of the request that belongs to the row; missing if none does
 * @param messageId of the answer
 * @param now {@code yyyy-MM-dd HH:mm:ss}
 */
record OutputScope(
        NationalRequest request,
        JsonNode asked,
        JsonNode reply,
        JsonNode row,
        JsonNode line,
        String messageId,
        String now) {

    OutputScope(
            final NationalRequest request,
            final JsonNode asked,
            final JsonNode reply,
            final String messageId,
            final String now) {
        this(request, asked, reply, MissingNode.getInstance(), MissingNode.getInstance(), messageId, now);
    }

    OutputScope at(final JsonNode newRow, final JsonNode newLine) {
        return new OutputScope(request, asked, reply, newRow, newLine, messageId, now);
    }
}
