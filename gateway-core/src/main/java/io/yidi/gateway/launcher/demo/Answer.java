package io.yidi.gateway.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.protocol.money.Decimals;
import java.io.IOException;

/**
 * 应答: what the gateway said, by the names of the JSON fields; a binary answer is turned into the same JSON.
 *
 * @param json the whole answer
 */
record Answer(JsonNode json) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String REPEAT = "repeat";

    /** Reads an answer. */
    static Answer of(final byte[] json) throws IOException {
        return new Answer(MAPPER.readTree(json));
    }

    /** A field, empty if the answer does not have it. */
    String text(final String field) {
        return json.path(field).asText();
    }

    /** An amount in fen. */
    long fen(final String field) {
        return fen(json, field);
    }

    /** An amount in fen of a part of an answer. */
    static long fen(final JsonNode part, final String field) {
        return Decimals.parseSigned(part.path(field).asText(), Decimals.AMOUNT_SCALE);
    }

    /** Whether the same answer was given before. */
    boolean isRepeat() {
        return "1".equals(text(REPEAT));
    }

    /** The answer as it was the first time. */
    JsonNode withoutRepeat() {
        return ((ObjectNode) json.deepCopy()).without(REPEAT);
    }

    /** Fails unless the answer has a result. */
    Answer expect(final String result) {
        if (!result.equals(text("result"))) {
            throw new DemoFailedException("expected the result " + result + ", found " + json);
        }
        return this;
    }
}
