package io.yidi.gateway.national.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 输出写出: the {@code output} of an answer, field by field as its table says. Every field of a node is there, {@code null}
 * where nothing is known; numbers are JSON numbers without zeros at their end.
 */
public final class OutputWriter {

    private static final String STORED = "answer";
    private static final String STATE = "state";
    private static final String LINES = "lines";

    private final Map<FieldRow, OutputValue> values = new HashMap<>();
    private final OutputRows rows;

    /**
     * Makes a writer.
     *
     * @param transactions whose answers it writes
     * @param codes tables by name
     * @param places levels of hospitals
     */
    public OutputWriter(
            final TransactionTable transactions, final Map<String, CodeTable> codes, final PlaceTable places) {
        this.rows = new OutputRows(codes, places);
        for (final TransactionRow transaction : transactions.all()) {
            for (final NodeTable node : transaction.outputs()) {
                node.fields().forEach(field -> values.put(field, OutputValue.parse(field.value(), places)));
            }
        }
    }

    /**
     * Writes the value of {@code output}.
     *
     * @param json takes it
     * @param request that is answered
     * @param lines its fee lines
     * @param reply native reply, or a missing node
     * @param messageId number that the answer to a sign-in gives out
     * @param now {@code yyyy-MM-dd HH:mm:ss}
     * @throws IOException if it cannot be written
     */
    public void write(
            final JsonGenerator json,
            final IndexedRequest request,
            final LineList lines,
            final JsonNode reply,
            final String messageId,
            final String now)
            throws IOException {
        final OutputScope scope = new OutputScope(request, lines, shown(reply), messageId, now);
        final List<NodeTable> nodes = request.transaction().outputs();
        if (nodes.isEmpty()) {
            json.writeNull();
            return;
        }
        if (nodes.get(0).isList() && nodes.get(0).name().isEmpty()) {
            writeNode(json, nodes.get(0), scope);
            return;
        }
        json.writeStartObject();
        for (final NodeTable node : nodes) {
            if (node.name().isEmpty()) {
                writeFields(json, node, scope);
            } else {
                json.writeFieldName(node.name());
                writeNode(json, node, scope);
            }
        }
        json.writeEndObject();
    }

    private void writeNode(final JsonGenerator json, final NodeTable node, final OutputScope scope) throws IOException {
        if (node.isList()) {
            writeList(json, node, scope);
        } else {
            writeObject(json, node, scope);
        }
    }

    private void writeList(final JsonGenerator json, final NodeTable node, final OutputScope scope) throws IOException {
        json.writeStartArray();
        if (node.rows().equals(LINES)) {
            writeLines(json, node, scope);
        } else {
            for (final JsonNode row : rows.of(node.rows(), scope)) {
                writeObject(json, node, scope.at(row, OutputScope.NO_LINE));
            }
        }
        json.writeEndArray();
    }

    /** The answer that a query hands out, with what has become of it since. */
    private static JsonNode shown(final JsonNode reply) {
        return reply.path(STORED) instanceof ObjectNode stored ? stored.set(STATE, reply.path(STATE)) : reply;
    }

    /** Lines in the order they came; the reply gives returns after all others. */
    private void writeLines(final JsonGenerator json, final NodeTable node, final OutputScope scope)
            throws IOException {
        final JsonNode answered = scope.reply().path("result_lines");
        for (int line = 0; line < scope.lines().count(); line++) {
            writeObject(json, node, scope.at(answered.path(scope.lines().placeInAnswer(line)), line));
        }
    }

    private void writeObject(final JsonGenerator json, final NodeTable node, final OutputScope scope)
            throws IOException {
        json.writeStartObject();
        writeFields(json, node, scope);
        json.writeEndObject();
    }

    private void writeFields(final JsonGenerator json, final NodeTable node, final OutputScope scope)
            throws IOException {
        for (final FieldRow field : node.fields()) {
            json.writeFieldName(field.name());
            writeValue(json, field, values.get(field).of(scope));
        }
    }

    private static void writeValue(final JsonGenerator json, final FieldRow field, final String value)
            throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (field.type() == FieldType.NUMBER && NumberText.plain(value).matches("-?\\d+(\\.\\d+)?")) {
            json.writeNumber(NumberText.withoutZeros(value));
        } else {
            json.writeString(value);
        }
    }
}
