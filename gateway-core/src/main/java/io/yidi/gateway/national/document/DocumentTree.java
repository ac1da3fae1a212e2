package io.yidi.gateway.national.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** 文档树: a value of an index, and all that is in it, as a tree that outlives the index. */
public final class DocumentTree {

    private static final int INT_LENGTH_MAX = 9;
    private static final int LONG_LENGTH_MAX = 18;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DocumentTree() {}

    /**
     * Makes a tree.
     *
     * @param index that holds the document
     * @param value of it
     * @return the tree
     */
    public static JsonNode of(final DocumentIndex index, final int value) {
        return switch (index.kind(value)) {
            case OBJECT -> object(index, value);
            case ARRAY -> array(index, value);
            case TEXT -> NODES.textNode(index.wholeText(value).toString());
            case INTEGER -> integer(index.wholeText(value).toString());
            case DECIMAL ->
                NODES.numberNode(new BigDecimal(index.wholeText(value).toString()));
            case TRUE -> NODES.booleanNode(true);
            case FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(final DocumentIndex index, final int value) {
        final ObjectNode object = NODES.objectNode();
        for (int member = index.firstChild(value); member != DocumentIndex.NONE; member = index.next(member)) {
            object.set(index.name(member).toString(), of(index, member));
        }
        return object;
    }

    private static ArrayNode array(final DocumentIndex index, final int value) {
        final ArrayNode array = NODES.arrayNode();
        for (int element = index.firstChild(value); element != DocumentIndex.NONE; element = index.next(element)) {
            array.add(of(index, element));
        }
        return array;
    }

    private static JsonNode integer(final String digits) {
        if (digits.length() <= INT_LENGTH_MAX) {
            return NODES.numberNode(Integer.parseInt(digits));
        }
        return digits.length() <= LONG_LENGTH_MAX
                ? NODES.numberNode(Long.parseLong(digits))
                : NODES.numberNode(new BigInteger(digits));
    }
}
