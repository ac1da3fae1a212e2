package io.yidi.gateway.national.table;

import java.util.List;

/**
 * 节点: an object, or a list of objects, under {@code input} or {@code output}.
 *
 * @param name on the wire; empty if the fields stand in {@code output} itself
 * @param isList whether it is a list
 * @param rows of an answer: what makes the rows of a list, {@code file} if the answer is a file and no document, or
 *     empty; of a request: {@code optional} if it may be left out
 * @param fields in the order of the table
 */
public record NodeTable(String name, boolean isList, String rows, List<FieldRow> fields) {

    /** Name of the node whose fields stand beside {@code input}. */
    public static final String ENVELOPE = "envelope";

    private static final String OPTIONAL = "optional";
    private static final String SINGLE = "(1)";
    private static final String LIST = "(n)";

    /** Whether its fields stand beside {@code input}, not in it. */
    public boolean isEnvelope() {
        return name.equals(ENVELOPE);
    }

    /** Whether a request without it is malformed. */
    public boolean isRequired() {
        return !rows.equals(OPTIONAL) && fields.stream().anyMatch(FieldRow::isRequired);
    }

    static NodeTable of(final String nameAndCount, final String rows, final List<FieldRow> fields) {
        final boolean isList = nameAndCount.endsWith(LIST);
        if (!isList && !nameAndCount.endsWith(SINGLE)) {
            throw new IllegalArgumentException("expected a node that ends with (1) or (n), found " + nameAndCount);
        }
        return new NodeTable(
                nameAndCount.substring(0, nameAndCount.length() - SINGLE.length()), isList, rows, List.copyOf(fields));
    }
}
