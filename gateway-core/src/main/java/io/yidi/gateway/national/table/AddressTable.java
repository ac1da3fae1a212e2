package io.yidi.gateway.national.table;

import java.util.HashMap;
import java.util.Map;

/** 地址表: which transaction an address names: by its last part, or by service and method. Immutable. */
public final class AddressTable {

    private final Map<String, String> byMethod = new HashMap<>();

    private AddressTable() {}

    /**
     * Reads the table that comes with the gateway.
     *
     * @return the table
     */
    public static AddressTable load() {
        final AddressTable table = new AddressTable();
        TableFile.read("addresses").forEach(columns -> table.byMethod.put(columns[1], columns[0]));
        return table;
    }

    /**
     * The transaction that an address names.
     *
     * @param path of the request, without a query
     * @return a number, or empty if it names none
     */
    public String infnoOf(final String path) {
        final String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        final int method = clean.lastIndexOf('/');
        final int service = clean.lastIndexOf('/', method - 1);
        final String last = clean.substring(method + 1);
        return isNumber(last) ? last : byMethod.getOrDefault(clean.substring(service + 1), "");
    }

    private static boolean isNumber(final String text) {
        return text.matches("\\d{4,5}[A-Z]?");
    }
}
