package io.yidi.gateway.national.table;

import io.yidi.protocol.code.TextTable;
import java.util.ArrayList;
import java.util.Collection;
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
    private final List<TransactionRow> byNumber = new ArrayList<>();
    private final TextTable numbers;

    private TransactionTable() {
        final List<String> known = new ArrayList<>();
        for (final String family : FAMILIES) {
            final List<TransactionRow> rows = TransactionReader.read(TableFile.read(family));
            families.put(family, rows);
            rows.forEach(row -> add(row, known));
        }
        numbers = new TextTable(known);
    }

    /**
     * Reads the table that comes with the gateway.
     *
     * @return the table
     */
    public static TransactionTable load() {
        return new TransactionTable();
    }

    /**
     * Finds a transaction.
     *
     * @param infno as it was sent
     * @return its row, or {@code null}
     */
    public TransactionRow find(final CharSequence infno) {
        final int found = numbers.find(infno);
        return found == TextTable.NONE ? null : byNumber.get(found);
    }

    /** The transactions of a family. */
    public List<TransactionRow> family(final String name) {
        return families.get(name);
    }

    /** All transactions. */
    public Collection<TransactionRow> all() {
        return families.values().stream().flatMap(List::stream).toList();
    }

    private void add(final TransactionRow row, final List<String> known) {
        byNumber.add(row);
        known.add(row.infno());
        for (final String number : row.otherNumbers()) {
            byNumber.add(row);
            known.add(number);
        }
    }
}
