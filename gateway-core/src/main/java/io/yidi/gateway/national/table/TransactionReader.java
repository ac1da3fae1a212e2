package io.yidi.gateway.national.table;

import java.util.ArrayList;
import java.util.List;

/** Reads one file of transactions, line by line. */
final class TransactionReader {

    private final List<TransactionRow> transactions = new ArrayList<>();
    private String[] head;
    private List<NodeTable> inputs;
    private List<NodeTable> outputs;
    private String[] node;
    private List<FieldRow> fields;

    private TransactionReader() {}

    static List<TransactionRow> read(final List<String[]> lines) {
        final TransactionReader reader = new TransactionReader();
        lines.forEach(reader::add);
        reader.endTransaction();
        return List.copyOf(reader.transactions);
    }

    private void add(final String[] columns) {
        if (columns.length == FieldRow.COLUMNS) {
            fields.add(FieldRow.of(columns));
        } else if (columns[0].equals("transaction")) {
            beginTransaction(columns);
        } else {
            beginNode(columns);
        }
    }

    private void beginTransaction(final String[] columns) {
        endTransaction();
        head = columns;
        inputs = new ArrayList<>();
        outputs = new ArrayList<>();
    }

    private void beginNode(final String[] columns) {
        endNode();
        node = columns;
        fields = new ArrayList<>();
    }

    private void endNode() {
        if (node != null) {
            final NodeTable table = NodeTable.of(node[1], node.length > 2 ? node[2] : "", fields);
            (node[0].equals("in") ? inputs : outputs).add(table);
        }
        node = null;
    }

    private void endTransaction() {
        endNode();
        if (head != null) {
            transactions.add(new TransactionRow(
                    head[1],
                    head[2],
                    head[3].isEmpty() ? List.of() : List.of(head[3].split(" ", -1)),
                    head[4],
                    List.copyOf(inputs),
                    List.copyOf(outputs)));
        }
        head = null;
    }
}
