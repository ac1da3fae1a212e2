package io.yidi.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.yidi.protocol.json.JsonTokenReader.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a document as the gateway reads them, and as Jackson does: the same, or both refuse. */
final class TokenComparison {

    static final int DEPTH_MAX = 8;
    static final int TEXT_LENGTH_MAX = 64;
    static final int NAME_LENGTH_MAX = 32;
    static final int DIGITS_MAX = 20;

    private static final String REFUSED = "refused";
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(DIGITS_MAX)
                    .build())
            .build();

    private final JsonTokenReader reader = new JsonTokenReader(DEPTH_MAX, TEXT_LENGTH_MAX, NAME_LENGTH_MAX, DIGITS_MAX);

    /** Tokens with their texts, as the gateway reads them; the last is a refusal if the document is refused. */
    List<String> own(final byte[] document) {
        final List<String> tokens = new ArrayList<>();
        reader.wrap(document, 0, document.length);
        for (Token next = reader.next(); next != Token.END; next = reader.next()) {
            if (next.isFault()) {
                return List.of(REFUSED);
            }
            tokens.add(hasText(next) ? next + " " + reader.text() : next.name());
        }
        return tokens;
    }

    /** The same, where each name is first asked for by its bytes, in turns as one of some. */
    List<String> ownAsking(final byte[] document, final List<String> names) {
        final List<String> tokens = new ArrayList<>();
        reader.wrap(document, 0, document.length);
        for (int turn = 0; reader.token() != Token.END; turn++) {
            final String name = names.get(turn % names.size());
            if (reader.isNextName(('"' + name + "\":").getBytes(StandardCharsets.UTF_8))) {
                tokens.add(reader.token() + " " + name);
            } else if (reader.next().isFault()) {
                return List.of(REFUSED);
            } else if (reader.token() != Token.END) {
                tokens.add(
                        hasText(reader.token())
                                ? reader.token() + " " + reader.text()
                                : reader.token().name());
            }
        }
        return tokens;
    }

    /** The same as Jackson reads them, from characters that were decoded strictly. */
    static List<String> jackson(final byte[] document) {
        final List<String> tokens = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(decoded(document))) {
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                tokens.add(spelled(next, parser.getText()));
                if (isTooLong(next, parser.getText())) {
                    return List.of(REFUSED);
                }
            }
        } catch (final IOException refused) {
            return List.of(REFUSED);
        }
        return tokens.isEmpty() ? List.of(REFUSED) : tokens;
    }

    static boolean isRefusal(final List<String> tokens) {
        return tokens.equals(List.of(REFUSED));
    }

    private static String decoded(final byte[] document) throws CharacterCodingException {
        final String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(document))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isTooLong(final JsonToken token, final String text) {
        return token == JsonToken.FIELD_NAME && text.length() > NAME_LENGTH_MAX
                || token == JsonToken.VALUE_STRING && text.length() > TEXT_LENGTH_MAX;
    }

    private static boolean hasText(final Token token) {
        return token == Token.NAME || token == Token.TEXT || token == Token.INTEGER || token == Token.DECIMAL;
    }

    private static String spelled(final JsonToken token, final String text) {
        return switch (token) {
            case START_OBJECT -> "OBJECT";
            case END_OBJECT -> "OBJECT_END";
            case START_ARRAY -> "ARRAY";
            case END_ARRAY -> "ARRAY_END";
            case FIELD_NAME -> "NAME " + text;
            case VALUE_STRING -> "TEXT " + text;
            case VALUE_NUMBER_INT -> "INTEGER " + text;
            case VALUE_NUMBER_FLOAT -> "DECIMAL " + text;
            case VALUE_TRUE -> "TRUE";
            case VALUE_FALSE -> "FALSE";
            case VALUE_NULL -> "NULL";
            default -> throw new AssertionError(token);
        };
    }
}
