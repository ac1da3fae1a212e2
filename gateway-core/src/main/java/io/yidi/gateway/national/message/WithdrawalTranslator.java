package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import java.util.List;

/** 撤销转换: lines of a stay that are taken back (2302), each with its stay and person, which must be the same of all. */
final class WithdrawalTranslator implements NodeTranslator {

    private static final String NUMBERS = "feedetl_sns";
    private static final String NUMBER = "feedetl_sn";

    private final NodeTable node;
    private final int numbers;
    private final int number;
    private final CommonFields common;

    WithdrawalTranslator(final NodeTable node, final NativeMessage message) {
        this.node = node;
        this.numbers = message.group(NUMBERS);
        this.number = message.member(numbers, NUMBER);
        this.common = new CommonFields(node, message, List.of("psn_no", "mdtrt_id"));
    }

    @Override
    public void translate(final IndexedRequest request, final NativeMessage message, final LineList lines)
            throws InputFaultException {
        int row = request.firstRow(node);
        for (int i = 0; row != DocumentIndex.NONE; i++) {
            common.put(request, row, i, message);
            message.beginEntry(numbers, NUMBERS, i);
            message.put(number, request.text(row, NUMBER));
            message.endEntry();
            row = request.nextRow(node, row);
        }
    }
}
