package io.yidi.gateway.national.message;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;
import io.yidi.protocol.json.DateTexts;

/** 明细日期: the day of a fee line, of whose time the hour does not matter. Allocates nothing but faults. */
final class LineDay {

    /** Holds the time of a line. */
    static final String FIELD = "fee_ocur_time";

    private static final int DAY_LENGTH = 10;

    private LineDay() {}

    /** The day that a time begins with, since 1970-01-01, or {@link DateTexts#NO_DAY}. */
    static int of(final CharRange time) {
        time.cut(Math.min(DAY_LENGTH, time.length()));
        return DateTexts.parseDay(time);
    }

    /** Requires a day where the native message has no place for one, and nobody else would look at it. */
    static void require(final NodeTable node, final IndexedRequest request, final int row, final int rowIndex)
            throws InputFaultException {
        if (of(request.text(row, FIELD)) == DateTexts.NO_DAY) {
            throw IndexedRequest.fault(node, rowIndex, ResultCode.DATE_INVALID, FIELD, request.text(row, FIELD));
        }
    }
}
