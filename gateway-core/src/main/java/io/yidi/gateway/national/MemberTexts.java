package io.yidi.gateway.national;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * 成员原文: the members of a document as they were sent, for signatures: of a text what it says, of {@code null}
 * nothing, of anything else the very characters.
 */
final class MemberTexts {

    private static final JsonFactory FACTORY = new JsonFactory();

    private MemberTexts() {}

    /**
     * Reads the members of an object.
     *
     * @param document that was read before, so that it is sound
     * @return texts by name
     */
    static Map<String, String> of(final String document) throws IOException {
        final Map<String, String> members = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                final String name = json.currentName();
                members.put(name, text(json, document));
            }
        }
        return members;
    }

    private static String text(final JsonParser json, final String document) throws IOException {
        final JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isScalarValue()) {
            return json.getText();
        }
        final int begin = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return document.substring(begin, (int) json.currentLocation().getCharOffset());
    }
}
