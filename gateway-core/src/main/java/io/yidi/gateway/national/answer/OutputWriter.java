package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.LineList;
import io.yidi.gateway.national.message.NumberText;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.json.CharRange;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.IntArrayList;

/**
 * 输出写出: the {@code output} of an answer, field by field as its table says. Every field of a node is there, {@code null}
 * where nothing is known; numbers are JSON numbers without zeros at their end. Not thread-safe.
 */
public final class OutputWriter {

    private static final String LINES = "lines";

    private final Map<FieldRow, OutputValue> values = new IdentityHashMap<>();
    private final Map<NodeTable, OutputRows> rowsOf = new IdentityHashMap<>();
    private final OutputScope scope = new OutputScope();
    private final IntArrayList rows = new IntArrayList();
    private final TextBuffer value = new TextBuffer();

    /**
     * Makes a writer.
     *
     * @param transactions whose answers it writes
     * @param codes tables by name
     * @param places levels of hospitals
     */
    public OutputWriter(
            final TransactionTable transactions, final Map<String, CodeTable> codes, final PlaceTable places) {
        for (final TransactionRow transaction : transactions.all()) {
            for (final NodeTable node : transaction.outputs()) {
                node.fields().forEach(field -> values.put(field, OutputValue.parse(field.value(), places)));
                if (node.isList() && transaction.isServed()) {
                    rowsOf.put(node, OutputRows.parse(node.rows(), codes, places));
                }
            }
        }
    }

    /**
     * Writes the value of {@code output}.
     *
     * @param json takes it
     * @param request that is answered
     * @param lines its fee lines
     * @param index holds the native reply, and takes rows that it does not have
     * @param reply native reply, or {@link DocumentIndex#NONE}
     * @param messageId number that the answer to a sign-in gives out
     * @param now {@code yyyy-MM-dd HH:mm:ss}
     */
    public void write(
            final AnswerWriter json,
            final IndexedRequest request,
            final LineList lines,
            final DocumentIndex index,
            final int reply,
            final CharSequence messageId,
            final CharSequence now) {
        scope.begin(request, lines, index, reply, messageId, now);
        final List<NodeTable> nodes = request.transaction().outputs();
        if (nodes.isEmpty()) {
            json.nothing();
        } else if (nodes.get(0).isList() && nodes.get(0).name().isEmpty()) {
            writeNode(json, nodes.get(0));
        } else {
            json.openObject();
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).name().isEmpty()) {
                    scope.at(DocumentIndex.NONE);
                    writeFields(json, nodes.get(i));
                } else {
                    json.name(nodes.get(i).name());
                    writeNode(json, nodes.get(i));
                }
            }
            json.closeObject();
        }
    }

    private void writeNode(final AnswerWriter json, final NodeTable node) {
        if (!node.isList()) {
            scope.at(DocumentIndex.NONE);
            writeObject(json, node);
            return;
        }
        rows.clear();
        rowsOf.get(node).collect(scope, rows);
        json.openArray();
        for (int i = 0; i < rows.size(); i++) {
            scope.at(rows.getInt(i), node.rows().equals(LINES) ? i : LineList.NONE);
            writeObject(json, node);
        }
        json.closeArray();
    }

    private void writeObject(final AnswerWriter json, final NodeTable node) {
        json.openObject();
        writeFields(json, node);
        json.closeObject();
    }

    private void writeFields(final AnswerWriter json, final NodeTable node) {
        for (int i = 0; i < node.fields().size(); i++) {
            final FieldRow field = node.fields().get(i);
            json.name(field.name());
            collect(field);
            writeValue(json, field, value.view());
        }
    }

    private void collect(final FieldRow field) {
        values.get(field).write(scope, value.clear());
        if (field.type() == FieldType.NUMBER && NumberText.mayBeUnusual(value.view())) {
            final String plain = NumberText.plain(value.view().toString());
            value.clear().append(plain);
        }
    }

    private static void writeValue(final AnswerWriter json, final FieldRow field, final CharRange value) {
        if (field.type() == FieldType.NUMBER && NumberText.isPlain(value)) {
            value.cut(NumberText.lengthWithoutZeros(value));
            json.word(value);
        } else {
            json.string(value);
        }
    }
}
