package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder.LineNosDecoder;

/** 费用明细撤销校验: whether a withdrawal names a batch or lines. */
final class FeeWithdrawalRequestChecker extends MessageChecker {

    private final BatchChecker batches = new BatchChecker(fields);

    FeeWithdrawalRequestChecker() {
        super(FeeWithdrawalRequestDecoder.TEMPLATE_ID, FeeWithdrawalRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        return groups.isNext(FieldNames.LINE_NOS, LineNosDecoder.sbeBlockLength());
    }

    @Override
    boolean isSound() {
        return isKeyed(code != null && code.act() == TransactionCode.Act.WITHDRAWAL)
                && envelope.isOfEncounter(buffer, block)
                && batches.isBatch(buffer, block + FeeWithdrawalRequestDecoder.batchNoEncodingOffset(), code.isOfStay())
                && isCount()
                && areNumbers();
    }

    /** A visit may name its batch alone. */
    private boolean isCount() {
        if (groups.count() == 0 && code.isOfStay()) {
            return fields.fail(ResultCode.NO_LINES, FieldNames.LINE_NOS);
        }
        return groups.count() <= FrameDescriptor.LINE_COUNT_MAX
                || fields.failShowing(ResultCode.TOO_MANY_LINES, FieldNames.LINE_NOS, groups.count());
    }

    private boolean areNumbers() {
        for (int i = 0; i < groups.count(); i++) {
            fields.enterLine(FieldNames.LINE_NOS, i);
            final int at = groups.first() + i * LineNosDecoder.sbeBlockLength();
            if (!(groups.count() == 1
                    ? batches.isLineNo(FieldNames.LINE_NO, at)
                    : batches.isOneLineNo(buffer, FieldNames.LINE_NO, at))) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }
}
