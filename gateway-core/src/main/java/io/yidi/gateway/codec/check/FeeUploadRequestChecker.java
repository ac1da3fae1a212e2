package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ExternalOrdersDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;

/** 费用明细上传校验: whether uploaded lines and returns are well-formed and in range (BJ-24, BJ-29, INV-1). */
final class FeeUploadRequestChecker extends MessageChecker {

    private static final int APPROVAL_MAX = 2;
    private static final int ORDERS_MAX = 255;

    private final BatchChecker batches = new BatchChecker(fields);
    private final FeeLinesChecker feeLines = new FeeLinesChecker(fields);
    private int linesAt;
    private int lineCount;
    private int returnsAt;
    private int returnCount;
    private int ordersAt;
    private int orderCount;

    FeeUploadRequestChecker() {
        super(FeeUploadRequestDecoder.TEMPLATE_ID, FeeUploadRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        if (!groups.isNext(FieldNames.FEE_LINES, FeeLinesDecoder.sbeBlockLength())) {
            return false;
        }
        linesAt = groups.first();
        lineCount = groups.count();
        if (!groups.isNext(FieldNames.RETURN_LINES, ReturnLinesDecoder.sbeBlockLength())) {
            return false;
        }
        returnsAt = groups.first();
        returnCount = groups.count();
        if (!groups.isNext(FieldNames.EXTERNAL_ORDERS, ExternalOrdersDecoder.sbeBlockLength())) {
            return false;
        }
        ordersAt = groups.first();
        orderCount = groups.count();
        return true;
    }

    @Override
    boolean isSound() {
        return isKeyed(code != null && code.act() == TransactionCode.Act.UPLOAD)
                && envelope.isOfEncounter(buffer, block)
                && batches.isOneBatch(buffer, block + FeeUploadRequestDecoder.batchNoEncodingOffset(), code.isOfStay())
                && fields.isText(
                        FieldNames.DISEASE_CODE,
                        block + FeeUploadRequestDecoder.diseaseCodeEncodingOffset(),
                        FeeUploadRequestDecoder.diseaseCodeEncodingLength())
                && isCount()
                && feeLines.areSound(buffer, linesAt, lineCount, FeeLinesDecoder.sbeBlockLength())
                && areNumbered()
                && areReturns()
                && areOrders();
    }

    private boolean isCount() {
        final int count = lineCount + returnCount;
        if (count == 0) {
            return fields.fail(ResultCode.NO_LINES, FieldNames.FEE_LINES);
        }
        return count <= FrameDescriptor.LINE_COUNT_MAX
                || fields.failShowing(ResultCode.TOO_MANY_LINES, FieldNames.FEE_LINES, count);
    }

    private boolean areNumbered() {
        for (int i = 0; i < lineCount; i++) {
            fields.enterLine(FieldNames.FEE_LINES, i);
            if (!isNumbered(linesAt + i * FeeLinesDecoder.sbeBlockLength())) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }

    private boolean isNumbered(final int line) {
        final int feeDay = buffer.getInt(line + FeeLinesDecoder.feeDateEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        final int order = buffer.getByte(line + FeeLinesDecoder.externalOrderEncodingOffset()) & 0xFF;
        return batches.isOneLineNo(buffer, FieldNames.LINE_NO, line + FeeLinesDecoder.lineNoEncodingOffset())
                && (feeDay == FeeLinesDecoder.feeDateNullValue() || fields.isDay(FieldNames.FEE_DATE, feeDay))
                && fields.isCodeWithin(
                        FieldNames.APPROVAL,
                        buffer.getByte(line + FeeLinesDecoder.approvalEncodingOffset()) & 0xFF,
                        0,
                        APPROVAL_MAX)
                && (order <= orderCount
                        || fields.failShowing(ResultCode.EXTERNAL_ORDER_MISSING, FieldNames.EXTERNAL_ORDER, order));
    }

    private boolean areReturns() {
        for (int i = 0; i < returnCount; i++) {
            fields.enterLine(FieldNames.RETURN_LINES, i);
            if (!isReturn(returnsAt + i * ReturnLinesDecoder.sbeBlockLength())) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }

    private boolean isReturn(final int line) {
        return batches.isOneLineNo(buffer, FieldNames.LINE_NO, line + ReturnLinesDecoder.lineNoEncodingOffset())
                && batches.isOneLineNo(
                        buffer, FieldNames.ORIGINAL_LINE_NO, line + ReturnLinesDecoder.originalLineNoEncodingOffset())
                && fields.isWithin(
                        ResultCode.RETURN_NOT_NEGATIVE,
                        FieldNames.QUANTITY,
                        buffer.getLong(
                                line + ReturnLinesDecoder.quantityE4EncodingOffset(), FrameDescriptor.BYTE_ORDER),
                        -LineArithmetic.QUANTITY_MAX_E4,
                        -1)
                && fields.isWithin(
                        ResultCode.RETURN_NOT_NEGATIVE,
                        FieldNames.LINE_AMOUNT,
                        buffer.getLong(line + ReturnLinesDecoder.amountFenEncodingOffset(), FrameDescriptor.BYTE_ORDER),
                        -Fen.LINE_MAX,
                        0);
    }

    private boolean areOrders() {
        if (orderCount > 0 && !code.isOfStay()) {
            return fields.fail(ResultCode.EXTERNAL_ORDER_MISSING, FieldNames.EXTERNAL_ORDERS);
        }
        for (int i = 0; i < orderCount; i++) {
            fields.enterLine(FieldNames.EXTERNAL_ORDERS, i);
            if (!isOrder(ordersAt + i * ExternalOrdersDecoder.sbeBlockLength())) {
                return false;
            }
        }
        fields.leaveLines();
        return orderCount <= ORDERS_MAX
                || fields.failShowing(ResultCode.TOO_MANY_LINES, FieldNames.EXTERNAL_ORDERS, orderCount);
    }

    private boolean isOrder(final int order) {
        return fields.isRequiredText(
                        FieldNames.EXTERNAL_ORDER_NO,
                        order + ExternalOrdersDecoder.orderNoEncodingOffset(),
                        ExternalOrdersDecoder.orderNoEncodingLength())
                && fields.isRequiredIdentifier(
                        FieldNames.EXTERNAL_INSTITUTION,
                        order + ExternalOrdersDecoder.externalInstitutionEncodingOffset(),
                        KeyDescriptor.INSTITUTION_LENGTH);
    }
}
