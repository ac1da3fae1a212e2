package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.RefundRequestDecoder;

/** 退费请求校验: whether a {@code RefundRequest} is well-formed, of either length, and names a settlement. */
final class RefundRequestChecker extends MessageChecker {

    RefundRequestChecker() {
        super(RefundRequestDecoder.TEMPLATE_ID, RefundRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        return isKeyed(code != null && code.act() == TransactionCode.Act.REFUND)
                && envelope.isPerson(block)
                && fields.isWithin(
                        ResultCode.SETTLEMENT_ID_INVALID,
                        FieldNames.SETTLEMENT_ID,
                        buffer.getLong(
                                block + RefundRequestDecoder.originalSettlementIdEncodingOffset(),
                                FrameDescriptor.BYTE_ORDER),
                        1,
                        Long.MAX_VALUE)
                && fields.isWithin(
                        ResultCode.SETTLEMENT_ID_INVALID,
                        FieldNames.ENCOUNTER_ID,
                        RefundDescriptor.encounterId(buffer, block - EnvelopeChecker.HEADER_LENGTH),
                        RefundDescriptor.NO_ENCOUNTER,
                        Long.MAX_VALUE);
    }
}
