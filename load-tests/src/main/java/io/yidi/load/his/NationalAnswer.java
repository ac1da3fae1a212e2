package io.yidi.load.his;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * 应答: what came back over HTTP.
 *
 * @param status of HTTP
 * @param headers by lower-case name
 * @param body as it came
 * @param document the body read as JSON; missing if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // looked at, never compared
public record NationalAnswer(int status, Map<String, String> headers, byte[] body, JsonNode document) {

    /** Whether the transaction was done: {@code infcode} 0, as a number or as a text. */
    public boolean isDone() {
        return document.path("infcode").asText().equals("0");
    }

    /** What went wrong, in the words of the other side. */
    public String error() {
        return document.path("err_msg").asText("");
    }

    /** The nodes of the answer. */
    public JsonNode output() {
        return document.path("output");
    }

    /** The amounts of a settlement. */
    public JsonNode bill() {
        return output().path("setlinfo");
    }
}
