package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;
import java.util.List;
import java.util.Map;

/**
 * 字段检查: a request against its table: what is required is there, codes are of their tables. A text longer than its table
 * says is only warned of, because provinces and versions differ in lengths.
 *
 * <p>Values of other kinds, and whether they fit each other, are looked at where they are used. Allocates nothing but
 * faults.
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
     * @param request whose transaction is known
     * @param warnings gets what is longer than its table says, field by field
     * @throws InputFaultException naming the first bad field
     */
    public void check(final IndexedRequest request, final StringBuilder warnings) throws InputFaultException {
        final List<NodeTable> nodes = request.transaction().inputs();
        for (int i = 0; i < nodes.size(); i++) {
            check(request, nodes.get(i), warnings);
        }
    }

    private void check(final IndexedRequest request, final NodeTable node, final StringBuilder warnings)
            throws InputFaultException {
        int row = request.firstRow(node);
        if (row == DocumentIndex.NONE && node.isRequired()) {
            throw new InputFaultException(new Fault().set(ResultCode.FIELD_MISSING, node.name()));
        }
        for (int i = 0; row != DocumentIndex.NONE; i++) {
            check(request, node, row, i, warnings);
            row = request.nextRow(node, row);
        }
    }

    private void check(
            final IndexedRequest request,
            final NodeTable node,
            final int row,
            final int rowIndex,
            final StringBuilder warnings)
            throws InputFaultException {
        final List<FieldRow> fields = node.fields();
        for (int i = 0; i < fields.size(); i++) {
            final FieldRow field = fields.get(i);
            final CharRange value = request.text(row, field.name());
            if (value.length() > 0) {
                if (!isKnown(field, value)) {
                    throw IndexedRequest.fault(node, rowIndex, ResultCode.CODE_UNKNOWN, field.name(), value);
                }
                warn(field, value, warnings);
            } else if (field.isRequired() && !isArrayOfBytes(request, field, row)) {
                throw IndexedRequest.fault(node, rowIndex, ResultCode.FIELD_MISSING, field.name(), "");
            }
        }
    }

    private static boolean isArrayOfBytes(final IndexedRequest request, final FieldRow field, final int row) {
        return field.type() == FieldType.BYTES
                && request.index().firstChild(request.index().find(row, field.name())) != DocumentIndex.NONE;
    }

    private boolean isKnown(final FieldRow field, final CharSequence value) {
        final CodeTable table = codes.get(field.codeTable());
        return table == null || table.holds(value);
    }

    private static void warn(final FieldRow field, final CharSequence value, final StringBuilder warnings) {
        if (field.type() == FieldType.TEXT && field.length() > 0 && value.length() > field.length()) {
            warnings.append(warnings.isEmpty() ? "" : "；")
                    .append(field.name())
                    .append("超过")
                    .append(field.length())
                    .append("个字符");
        }
    }
}
