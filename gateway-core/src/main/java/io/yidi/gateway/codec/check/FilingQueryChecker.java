package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import org.agrona.DirectBuffer;

/**
 * 备案查询校验: whether a {@code FilingQuery} is well-formed.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
final class FilingQueryChecker {

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
    Fault check(final DirectBuffer buffer, final int offset, final int length) {
        final int blockLength = FilingQueryDecoder.BLOCK_LENGTH;
        fields.wrap(buffer);
        return envelope.isMessage(buffer, offset, length, FilingQueryDecoder.TEMPLATE_ID, blockLength)
                        && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length)
                        && isSound(buffer, offset + EnvelopeChecker.HEADER_LENGTH)
                ? null
                : fields.fault();
    }

    private boolean isSound(final DirectBuffer buffer, final int block) {
        final TransactionCode code = EnvelopeChecker.codeOf(buffer, block);
        return envelope.isKeyed(buffer, block, code == TransactionCode.FILING_QUERY)
                && envelope.isOfInsured(buffer, block);
    }
}
