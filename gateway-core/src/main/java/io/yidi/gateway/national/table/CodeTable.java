package io.yidi.gateway.national.table;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 代码表: values and their labels.
 *
 * @param name of the table; that of the fields that use it
 * @param isPrefix whether a longer value is known by how it begins
 * @param labels by value, in their order
 */
public record CodeTable(String name, boolean isPrefix, Map<String, String> labels) {

    private static final String PREFIX = "prefix";

    /** Whether a value is of the table. */
    public boolean holds(final String value) {
        return labels.containsKey(value) || isPrefix && labels.keySet().stream().anyMatch(value::startsWith);
    }

    /**
     * Reads the tables that come with the gateway.
     *
     * @return tables by name
     */
    public static Map<String, CodeTable> load() {
        final Map<String, CodeTable> tables = new LinkedHashMap<>();
        CodeTable table = null;
        for (final String[] columns : TableFile.read("codes")) {
            if (columns[0].equals("table")) {
                table = new CodeTable(columns[1], columns[2].equals(PREFIX), new LinkedHashMap<>());
                tables.put(table.name, table);
            } else if (table != null) {
                table.labels.put(columns[0], columns[1]);
            }
        }
        return tables;
    }
}
