package io.yidi.gateway.national.table;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.util.List;
import java.util.Map;

/**
 * 字段检查: a request against its table: what is required is there, codes are of their tables. A text longer than its table
 * says is only warned of, because provinces and versions differ in lengths.
 *
 * <p>Values of other kinds, and whether they fit each other, are looked at where they are used.
 */
public final class FieldChecker {

    private final Map<String, CodeTable> codes;

    /**
     * Makes a checker.
     *
     * @param codes tables by name
     */
    public FieldChecker(final Map<String, CodeTable> codes) {
        this.codes = codes;
    }

    /**
     * Checks one request.
     *
     * @param transaction its table
     * @param nodes of the request
     * @return what is longer than its table says, field by field; empty if nothing is
     * @throws InputFaultException naming the first bad field
     */
    public String check(final TransactionRow transaction, final InputNodes nodes) throws InputFaultException {
        final StringBuilder warnings = new StringBuilder();
        for (final NodeTable node : transaction.inputs()) {
            final List<InputNodes.Row> rows = nodes.rows(node);
            if (rows.isEmpty() && node.isRequired()) {
                throw new InputFaultException(new Fault().set(ResultCode.FIELD_MISSING, node.name()));
            }
            for (final InputNodes.Row row : rows) {
                check(node, row, warnings);
            }
        }
        return warnings.toString();
    }

    private void check(final NodeTable node, final InputNodes.Row row, final StringBuilder warnings)
            throws InputFaultException {
        for (final FieldRow field : node.fields()) {
            final String value = row.text(field.name());
            if (value.isEmpty()) {
                if (field.isRequired() && !isArrayOfBytes(field, row)) {
                    throw row.fault(ResultCode.FIELD_MISSING, field.name(), "");
                }
            } else {
                checkCode(field, row, value);
                warn(field, value, warnings);
            }
        }
    }

    private static boolean isArrayOfBytes(final FieldRow field, final InputNodes.Row row) {
        return field.type() == FieldType.BYTES
                && !row.fields().path(field.name()).isEmpty();
    }

    private void checkCode(final FieldRow field, final InputNodes.Row row, final String value)
            throws InputFaultException {
        final CodeTable table = codes.get(field.codeTable());
        if (table != null && !table.holds(value)) {
            throw row.fault(ResultCode.CODE_UNKNOWN, field.name(), value);
        }
    }

    private static void warn(final FieldRow field, final String value, final StringBuilder warnings) {
        if (field.type() == FieldType.TEXT && field.length() > 0 && value.length() > field.length()) {
            warnings.append(warnings.isEmpty() ? "" : "；")
                    .append(field.name())
                    .append("超过")
                    .append(field.length())
                    .append("个字符");
        }
    }
}
