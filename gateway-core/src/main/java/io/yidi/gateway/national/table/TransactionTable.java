package io.yidi.gateway.national.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 交易表: the transactions that are known, one file a family of messages. Immutable. */
public final class TransactionTable {

    /** The files, in the order of the numbers they begin with. */
    public static final List<String> FAMILIES = List.of(
            "person",
            "dictionary",
            "pharmacy",
            "outpatient",
            "inpatient",
            "stay",
            "filing",
            "reversal",
            "reconciliation",
            "query",
            "sign",
            "other");

    private final Map<String, List<TransactionRow>> families = new LinkedHashMap<>();
    private final Map<String, TransactionRow> byNumber = new HashMap<>();

    private TransactionTable() {}

    /**
     * Reads the table that comes with the gateway.
     *
     * @return the table
     */
    public static TransactionTable load() {
        final TransactionTable table = new TransactionTable();
        for (final String family : FAMILIES) {
            final List<TransactionRow> rows = TransactionReader.read(TableFile.read(family));
            table.families.put(family, rows);
            rows.forEach(table::add);
        }
        return table;
    }

    /**
     * Finds a transaction.
     *
     * @param infno as it was sent
     * @return its row, or {@code null}
     */
    public TransactionRow find(final String infno) {
        return byNumber.get(infno);
    }

    /** The transactions of a family. */
    public List<TransactionRow> family(final String name) {
        return families.get(name);
    }

    /** All transactions. */
    public Collection<TransactionRow> all() {
        return families.values().stream().flatMap(List::stream).toList();
    }

    private void add(final TransactionRow row) {
        byNumber.put(row.infno(), row);
        row.otherNumbers().forEach(number -> byNumber.put(number, row));
    }
}
