package io.yidi.gateway.codec.check;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.SettlementQueryDecoder;

/** 结算查询校验: whether a {@code SettlementQuery} is well-formed: it names a settlement or an encounter. */
final class SettlementQueryChecker extends MessageChecker {

    private final SettlementQueryDecoder query = new SettlementQueryDecoder();

    SettlementQueryChecker() {
        super(SettlementQueryDecoder.TEMPLATE_ID, SettlementQueryDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        query.wrap(buffer, block, SettlementQueryDecoder.BLOCK_LENGTH, SettlementQueryDecoder.SCHEMA_VERSION);
        return isKeyed(code == TransactionCode.SETTLEMENT_QUERY)
                && envelope.isPerson(block)
                && fields.isWithin(
                        ResultCode.SETTLEMENT_ID_INVALID,
                        FieldNames.SETTLEMENT_ID,
                        query.settlementId(),
                        0,
                        Long.MAX_VALUE)
                && (query.settlementId() > 0
                        || envelope.isEncounterId(buffer, block + SettlementQueryDecoder.encounterIdEncodingOffset()));
    }
}
