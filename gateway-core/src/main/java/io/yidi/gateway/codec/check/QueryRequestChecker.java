package io.yidi.gateway.codec.check;

import io.yidi.protocol.sbe.QueryRequestDecoder;

/** 查询请求校验: whether a {@code QueryRequest} is well-formed and asks for a transaction of a known kind. */
final class QueryRequestChecker extends MessageChecker {

    QueryRequestChecker() {
        super(QueryRequestDecoder.TEMPLATE_ID, QueryRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    int keyOffset() {
        return QueryRequestDecoder.institutionCodeEncodingOffset();
    }

    @Override
    boolean isSound() {
        final int key = block + keyOffset();
        return envelope.isInstitution(key) && envelope.isTransaction(key, code != null) && envelope.isMsgId(key);
    }
}
