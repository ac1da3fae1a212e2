package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.ResultCode;

/** 撤销转换: lines of a stay that are taken back (2302), each with its stay and person, which must be the same of all. */
final class WithdrawalTranslator {

    private static final String[] COMMON = {"psn_no", "mdtrt_id"};

    private WithdrawalTranslator() {}

    static void translate(final NationalRequest request, final NodeTable node, final ObjectNode document)
            throws InputFaultException {
        final ArrayNode numbers = document.putArray("feedetl_sns");
        for (final InputNodes.Row row : request.nodes().rows(node)) {
            requireSame(row, COMMON, document);
            numbers.addObject().put("feedetl_sn", row.text("feedetl_sn"));
        }
    }

    /** Puts what all lines of a message have in common; a line that differs is a fault. */
    static void requireSame(final InputNodes.Row row, final String[] names, final ObjectNode document)
            throws InputFaultException {
        for (final String name : names) {
            final String value = row.text(name);
            if (row.index() == 0 && !value.isEmpty()) {
                document.put(name, value);
            } else if (!value.equals(document.path(name).asText())) {
                throw row.fault(ResultCode.LINES_OF_SEVERAL, name, "");
            }
        }
    }
}
