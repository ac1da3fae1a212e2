package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;

/**
 * 国家接口请求: a request as a tree, for what is answered on another thread.
 *
 * @param transaction what it asks for
 * @param envelope the document
 * @param nodes its nodes
 */
public record NationalRequest(TransactionRow transaction, JsonNode envelope, InputNodes nodes) {

    /** Text of a field beside {@code input}; empty if it is not given. */
    public String envelopeText(final String name) {
        return InputNodes.text(envelope.path(name));
    }

    /** Code of the institution, under the name that relays give it too. */
    public String institution() {
        final String code = envelopeText("fixmedins_code");
        return code.isEmpty() ? envelopeText("medins_code") : code;
    }

    /** The first node under {@code input}, without fields if there is none. */
    public InputNodes.Row inputRow() {
        for (final NodeTable node : transaction.inputs()) {
            if (!node.isEnvelope()) {
                return nodes.row(node);
            }
        }
        return new InputNodes.Row(MissingNode.getInstance(), "", InputNodes.Row.NO_INDEX);
    }

    /** Text of a field of the first node under {@code input}; empty if it is not given. */
    public String inputText(final String name) {
        return inputRow().text(name);
    }
}
