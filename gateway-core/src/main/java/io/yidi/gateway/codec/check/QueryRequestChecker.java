package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 查询请求校验: whether a {@code QueryRequest} is well-formed and asks for a transaction of a known kind.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
public final class QueryRequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = QueryRequestDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, QueryRequestDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        final int key = block + QueryRequestDecoder.institutionCodeEncodingOffset();
        return envelope.isInstitution(key)
                && envelope.isTransaction(
                        key, TransactionCode.of(buffer, key + KeyDescriptor.TRANSACTION_OFFSET) != null)
                && envelope.isMsgId(key);
    }
}
