package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder.LineNosDecoder;
import org.agrona.DirectBuffer;

/**
 * 费用明细撤销校验: whether a withdrawal names a batch or lines.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
final class FeeWithdrawalRequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final GroupChecker groups = new GroupChecker(fields);
    private final BatchChecker batches = new BatchChecker(fields);
    private DirectBuffer buffer;
    private int block;
    private TransactionCode code;

    /**
     * Checks one message.
     *
     * @param newBuffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    Fault check(final DirectBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        block = offset + EnvelopeChecker.HEADER_LENGTH;
        code = null;
        fields.wrap(newBuffer);
        return hasShape(offset, length) && isSound() ? null : fields.fault();
    }

    private boolean hasShape(final int offset, final int length) {
        final int blockLength = FeeWithdrawalRequestDecoder.BLOCK_LENGTH;
        return envelope.isMessage(buffer, offset, length, FeeWithdrawalRequestDecoder.TEMPLATE_ID, blockLength)
                && groups.wrap(buffer, block + blockLength, offset + length)
                        .isNext(FieldNames.LINE_NOS, LineNosDecoder.sbeBlockLength())
                && envelope.isEnd(groups.position() - offset, length);
    }

    private boolean isSound() {
        code = EnvelopeChecker.codeOf(buffer, block);
        return envelope.isKeyed(buffer, block, code != null && code.act() == TransactionCode.Act.WITHDRAWAL)
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
