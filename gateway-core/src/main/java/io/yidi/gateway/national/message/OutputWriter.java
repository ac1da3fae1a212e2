package io.yidi.gateway.national.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.gateway.national.message.NativeRequest.NativeLine;
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

    private static final String FUNDS = "funds";
    private static final String LINES = "lines";

    private final Map<FieldRow, OutputValue> values = new HashMap<>();

    /**
     * Makes a writer.
     *
     * @param transactions whose answers it writes
     */
    public OutputWriter(final TransactionTable transactions) {
        for (final TransactionRow transaction : transactions.all()) {
            for (final NodeTable node : transaction.outputs()) {
                node.fields().forEach(field -> values.put(field, OutputValue.parse(field.value())));
            }
        }
    }

    /**
     * Writes the value of {@code output}.
     *
     * @param json takes it
     * @param request that is answered
     * @param nativeRequest what it became, or {@code null} if the door answers by itself
     * @param reply native reply, or a missing node
     * @param messageId of the answer
     * @param now {@code yyyy-MM-dd HH:mm:ss}
     * @throws IOException if it cannot be written
     */
    public void write(
            final JsonGenerator json,
            final NationalRequest request,
            final NativeRequest nativeRequest,
            final JsonNode reply,
            final String messageId,
            final String now)
            throws IOException {
        final OutputScope scope = new OutputScope(request, reply, messageId, now);
        final List<NodeTable> nodes = request.transaction().outputs();
        if (nodes.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        for (final NodeTable node : nodes) {
            json.writeFieldName(node.name());
            if (node.isList()) {
                writeList(json, node, nativeRequest, scope);
            } else {
                writeObject(json, node, scope);
            }
        }
        json.writeEndObject();
    }

    private void writeList(
            final JsonGenerator json, final NodeTable node, final NativeRequest nativeRequest, final OutputScope scope)
            throws IOException {
        json.writeStartArray();
        switch (node.rows()) {
            case FUNDS -> {
                for (final JsonNode fund : FundRows.of(scope.reply())) {
                    writeObject(json, node, scope.at(fund, MissingNode.getInstance()));
                }
            }
            case LINES -> {
                final JsonNode answered = scope.reply().path("result_lines");
                final int purchases = nativeRequest.purchaseCount();
                for (final NativeLine line : nativeRequest.lines()) {
                    final int at = line.isReturn() ? purchases + line.index() : line.index();
                    writeObject(json, node, scope.at(answered.path(at), line.shown()));
                }
            }
            default -> throw new IllegalStateException("expected known rows of a list, found " + node.rows());
        }
        json.writeEndArray();
    }

    private void writeObject(final JsonGenerator json, final NodeTable node, final OutputScope scope)
            throws IOException {
        json.writeStartObject();
        for (final FieldRow field : node.fields()) {
            json.writeFieldName(field.name());
            writeValue(json, field, values.get(field).of(scope));
        }
        json.writeEndObject();
    }

    private static void writeValue(final JsonGenerator json, final FieldRow field, final String value)
            throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (field.type() == FieldType.NUMBER && value.matches("-?\\d+(\\.\\d+)?")) {
            json.writeNumber(withoutZeros(value));
        } else {
            json.writeString(value);
        }
    }

    private static String withoutZeros(final String number) {
        if (number.indexOf('.') < 0) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
