package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.JsonTokenReader;
import io.yidi.protocol.json.JsonTokenReader.Token;
import io.yidi.protocol.json.TextPosition;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * 文档读取: the document of a request straight from its bytes. Strict: a name that comes twice, anything deeper than
 * {@value #DEPTH_MAX}, a number of more than {@value #DIGITS_MAX} digits or a name of more than {@value
 * #NAME_LENGTH_MAX} characters is a fault with a code of its own. One event loop only.
 */
final class DocumentReader {

    private static final int TEXT_LENGTH_MAX = 512 * 1024;
    private static final int DEPTH_MAX = 8;
    private static final int DIGITS_MAX = 20;
    private static final int NAME_LENGTH_MAX = 64;
    private static final int INT_LENGTH_MAX = 9;
    private static final int LONG_LENGTH_MAX = 18;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonTokenReader json = new JsonTokenReader(DEPTH_MAX, TEXT_LENGTH_MAX, NAME_LENGTH_MAX, DIGITS_MAX);
    private byte[] document;

    /**
     * Reads a document that is an object.
     *
     * @param utf8 the document
     * @return the object
     * @throws InputFaultException naming what is wrong, and where
     */
    JsonNode read(final byte[] utf8) throws InputFaultException {
        document = utf8;
        json.wrap(utf8, 0, utf8.length);
        if (next() != Token.OBJECT) {
            throw fault(ResultCode.JSON_TYPE_WRONG, "");
        }
        final ObjectNode object = object();
        if (next() != Token.END) {
            throw fault(ResultCode.JSON_SYNTAX, "");
        }
        return object;
    }

    private ObjectNode object() throws InputFaultException {
        final ObjectNode object = NODES.objectNode();
        while (next() == Token.NAME) {
            final String name = json.text().toString();
            next();
            if (object.has(name)) {
                throw fault(ResultCode.JSON_FIELD_TWICE, name);
            }
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws InputFaultException {
        final ArrayNode array = NODES.arrayNode();
        while (next() != Token.ARRAY_END) {
            array.add(value());
        }
        return array;
    }

    private JsonNode value() throws InputFaultException {
        return switch (json.token()) {
            case OBJECT -> object();
            case ARRAY -> array();
            case TEXT -> NODES.textNode(json.text().toString());
            case INTEGER -> integer(json.text().toString());
            case DECIMAL -> decimal(json.text().toString());
            case TRUE -> NODES.booleanNode(true);
            case FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode integer(final String digits) {
        if (digits.length() <= INT_LENGTH_MAX) {
            return NODES.numberNode(Integer.parseInt(digits));
        }
        return digits.length() <= LONG_LENGTH_MAX
                ? NODES.numberNode(Long.parseLong(digits))
                : NODES.numberNode(new BigInteger(digits));
    }

    /** Twenty digits of an exponent are digits, too, and stand for no number at all. */
    private JsonNode decimal(final String digits) throws InputFaultException {
        try {
            return NODES.numberNode(new BigDecimal(digits));
        } catch (final NumberFormatException beyond) {
            throw fault(ResultCode.AMOUNT_OUT_OF_RANGE, "");
        }
    }

    private Token next() throws InputFaultException {
        return switch (json.next()) {
            case SYNTAX -> throw fault(ResultCode.JSON_SYNTAX, "");
            case TOO_LONG -> throw fault(ResultCode.FIELD_TOO_LONG, "");
            case TOO_DEEP -> throw fault(ResultCode.JSON_TOO_DEEP, "");
            default -> json.token();
        };
    }

    private InputFaultException fault(final ResultCode code, final String name) {
        return new InputFaultException(
                new Fault().set(code, name).found(TextPosition.of(document, 0, json.position())));
    }
}
