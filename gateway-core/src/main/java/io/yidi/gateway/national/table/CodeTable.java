package io.yidi.gateway.national.table;

import io.yidi.protocol.code.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** 代码表: values and their labels. Immutable. */
public final class CodeTable {

    private static final String PREFIX = "prefix";

    private final boolean isPrefix;
    private final Map<String, String> labels;
    private final TextTable values;

    private CodeTable(final boolean isPrefix, final Map<String, String> labels) {
        this.isPrefix = isPrefix;
        this.labels = labels;
        this.values = new TextTable(labels.keySet());
    }

    /** Whether a longer value is known by how it begins. */
    public boolean isPrefix() {
        return isPrefix;
    }

    /** Labels by value, in their order. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Whether a value is of the table; allocates nothing. */
    public boolean holds(final CharSequence value) {
        return values.holds(value) || isPrefix && beginsAsOne(value);
    }

    /**
     * Reads the tables that come with the gateway.
     *
     * @return tables by name; that of the fields that use them
     */
    public static Map<String, CodeTable> load() {
        final Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        final Map<String, Boolean> prefixes = new LinkedHashMap<>();
        String name = "";
        for (final String[] columns : TableFile.read("codes")) {
            if (columns[0].equals("table")) {
                name = columns[1];
                labels.put(name, new LinkedHashMap<>());
                prefixes.put(name, columns[2].equals(PREFIX));
            } else {
                labels.get(name).put(columns[0], columns[1]);
            }
        }
        final Map<String, CodeTable> tables = new LinkedHashMap<>();
        labels.forEach((table, values) -> tables.put(table, new CodeTable(prefixes.get(table), values)));
        return tables;
    }

    private boolean beginsAsOne(final CharSequence value) {
        for (int i = 0; i < values.size(); i++) {
            if (beginsWith(value, values.text(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWith(final CharSequence text, final String beginning) {
        if (text.length() < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (text.charAt(i) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
