package io.yidi.gateway.codec.check;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import org.agrona.DirectBuffer;

/** 批次与流水号校验: batch numbers, which visits have and stays have not, and line numbers. */
final class BatchChecker {

    /** Stands for all batches, or all lines; nobody's number. */
    static final String ALL = "0000";

    private final FieldChecker fields;

    BatchChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /** Whether a visit names a batch and a stay none. */
    boolean isBatch(final DirectBuffer buffer, final int at, final boolean isStay) {
        final int capacity = FeeUploadRequestDecoder.batchNoEncodingLength();
        if (isStay) {
            return AsciiField.isEmpty(buffer, at)
                    || fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.BATCH_NO, at, capacity);
        }
        return fields.isRequiredText(FieldNames.BATCH_NO, at, capacity);
    }

    /** Whether a visit names one batch and a stay none. */
    boolean isOneBatch(final DirectBuffer buffer, final int at, final boolean isStay) {
        return isBatch(buffer, at, isStay) && isNotAll(buffer, at, FieldNames.BATCH_NO);
    }

    /** Whether a line has a number. */
    boolean isLineNo(final String name, final int at) {
        return fields.isRequiredText(name, at, FeeUploadRequestDecoder.FeeLinesDecoder.lineNoEncodingLength());
    }

    /** Whether a line has a number of its own. */
    boolean isOneLineNo(final DirectBuffer buffer, final String name, final int at) {
        return isLineNo(name, at) && isNotAll(buffer, at, name);
    }

    /** Whether a field stands for all. */
    static boolean isAll(final DirectBuffer buffer, final int at) {
        return AsciiField.equals(buffer, at, FeeUploadRequestDecoder.batchNoEncodingLength(), ALL);
    }

    private boolean isNotAll(final DirectBuffer buffer, final int at, final String name) {
        return !isAll(buffer, at) || fields.isKnown(name, false, at, ALL.length());
    }
}
