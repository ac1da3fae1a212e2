package io.yidi.gateway.codec.check;

import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.FilingQueryDecoder;

/** 备案查询校验: whether a {@code FilingQuery} is well-formed. */
final class FilingQueryChecker extends MessageChecker {

    FilingQueryChecker() {
        super(FilingQueryDecoder.TEMPLATE_ID, FilingQueryDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        return isKeyed(code == TransactionCode.FILING_QUERY) && envelope.isOfInsured(buffer, block);
    }
}
