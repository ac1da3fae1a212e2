package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageLengthTest {

    private static final int OFFSET = 16;
    private static final int MORE = 100;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);

    @Test
    void shouldTellWhereABillEnds() {
        final SettleRequestEncoder bill =
                new SettleRequestEncoder().wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder());
        bill.feeLinesCount(2).next().next();
        bill.categoryTotalsCount(1).next();
        bill.declarationsCount(1).next();
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + bill.encodedLength();

        assertEquals(length, MessageLength.of(buffer, OFFSET, length));
        assertEquals(length, MessageLength.of(buffer, OFFSET, length + MORE));
        assertEquals(
                MessageHeaderEncoder.ENCODED_LENGTH + SettleRequestEncoder.BLOCK_LENGTH,
                MessageLength.firstGroup(buffer, OFFSET));
        assertEquals(
                length
                        - SettleRequestEncoder.DeclarationsEncoder.HEADER_SIZE
                        - SettleRequestEncoder.DeclarationsEncoder.sbeBlockLength(),
                MessageLength.group(buffer, OFFSET, 2));
    }

    @Test
    void shouldTellWhereAnUploadEnds() {
        final FeeUploadRequestEncoder upload =
                new FeeUploadRequestEncoder().wrapAndApplyHeader(buffer, OFFSET, new MessageHeaderEncoder());
        upload.feeLinesCount(3).next().next().next();
        upload.returnLinesCount(0);
        upload.externalOrdersCount(1).next();
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + upload.encodedLength();

        assertEquals(length, MessageLength.of(buffer, OFFSET, length + MORE));
    }

    @Test
    void shouldExpectNothingBehindARequestWithoutLines() {
        new MessageHeaderEncoder().wrap(buffer, OFFSET).templateId(RefundRequestDecoder.TEMPLATE_ID);

        assertEquals(MORE, MessageLength.of(buffer, OFFSET, MORE));
        assertFalse(MessageLength.hasLines(RefundRequestDecoder.TEMPLATE_ID));
        assertTrue(MessageLength.hasLines(SettleRequestDecoder.TEMPLATE_ID));
        assertTrue(MessageLength.hasLines(FeeUploadRequestDecoder.TEMPLATE_ID));
    }
}
