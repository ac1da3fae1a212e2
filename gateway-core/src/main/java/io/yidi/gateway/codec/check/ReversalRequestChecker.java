package io.yidi.gateway.codec.check;

import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.ReversalRequestDecoder;

/** 冲正请求校验: whether a {@code ReversalRequest} is well-formed and names an original that can be reversed. */
final class ReversalRequestChecker extends MessageChecker {

    ReversalRequestChecker() {
        super(ReversalRequestDecoder.TEMPLATE_ID, ReversalRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        return isKeyed(code == TransactionCode.REVERSAL) && envelope.isPerson(block) && isOriginal();
    }

    private boolean isOriginal() {
        final int at = block + ReversalRequestDecoder.originalTransactionCodeEncodingOffset();
        final TransactionCode original = TransactionCode.of(buffer, at);
        return fields.isRequiredIdentifier(FieldNames.ORIGINAL_TRANSACTION_CODE, at, KeyDescriptor.TRANSACTION_LENGTH)
                && fields.isKnown(
                        FieldNames.ORIGINAL_TRANSACTION_CODE,
                        original != null && original.isReversible(),
                        at,
                        KeyDescriptor.TRANSACTION_LENGTH)
                && fields.isRequiredIdentifier(
                        FieldNames.ORIGINAL_MSG_ID,
                        block + ReversalRequestDecoder.originalMsgIdEncodingOffset(),
                        KeyDescriptor.MSGID_LENGTH);
    }
}
