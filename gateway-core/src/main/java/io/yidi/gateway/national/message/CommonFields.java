package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.ResultCode;
import java.util.List;

/**
 * 共有字段: what all lines of a message must have alike, and the native message says once. A name that the table of the
 * lines does not have is passed over like any other.
 */
final class CommonFields {

    private final NodeTable node;
    private final List<String> names;
    private final int[] members;

    CommonFields(final NodeTable node, final NativeMessage message, final List<String> names) {
        this.node = node;
        this.names = names.stream().filter(name -> isOf(node, name)).toList();
        this.members = this.names.stream().mapToInt(message::member).toArray();
    }

    private static boolean isOf(final NodeTable node, final String name) {
        return node.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    boolean has(final String name) {
        return names.contains(name);
    }

    /** Puts what the first line says; another line that differs is a fault. */
    void put(final IndexedRequest request, final int row, final int rowIndex, final NativeMessage message)
            throws InputFaultException {
        final DocumentIndex index = request.index();
        for (int i = 0; i < members.length; i++) {
            final String name = names.get(i);
            if (rowIndex == 0) {
                message.put(members[i], request.text(row, name));
            } else if (!index.isSameText(index.find(row, name), index.find(request.firstRow(node), name))) {
                throw IndexedRequest.fault(node, rowIndex, ResultCode.LINES_OF_SEVERAL, name, "");
            }
        }
    }
}
