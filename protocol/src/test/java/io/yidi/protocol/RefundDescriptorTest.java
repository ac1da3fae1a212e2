package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundReplyEncoder;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RefundDescriptorTest {

    private static final int OFFSET = 16;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int EARLIER = HEADER + RefundDescriptor.EARLIER_REQUEST_LENGTH;
    private static final int WHOLE = HEADER + RefundRequestEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** What clients and journals hold for ever. */
    @Test
    void shouldKnowTheLengthsFromBeforeTheEncounter() {
        assertEquals(101, RefundDescriptor.earlierLength(RefundRequestEncoder.TEMPLATE_ID));
        assertEquals(218, RefundDescriptor.earlierLength(RefundReplyEncoder.TEMPLATE_ID));
        assertEquals(
                RefundDescriptor.NEVER_SHORTER, RefundDescriptor.earlierLength(ReversalRequestEncoder.TEMPLATE_ID));
    }

    @Test
    void shouldReadTheEncounterWhereThereIsOne() {
        new RefundRequestEncoder().wrapAndApplyHeader(buffer, OFFSET, header).encounterId(7);
        assertTrue(RefundDescriptor.hasEncounter(buffer, OFFSET));
        assertEquals(7, RefundDescriptor.encounterId(buffer, OFFSET));

        header.blockLength(RefundDescriptor.EARLIER_REQUEST_LENGTH);
        assertFalse(RefundDescriptor.hasEncounter(buffer, OFFSET));
        assertEquals(RefundDescriptor.NO_ENCOUNTER, RefundDescriptor.encounterId(buffer, OFFSET));
    }

    @Test
    void shouldReadTheEncounterOfAReply() {
        new RefundReplyEncoder().wrapAndApplyHeader(buffer, OFFSET, header).encounterId(7);
        assertEquals(7, RefundDescriptor.encounterId(buffer, OFFSET));

        header.blockLength(RefundDescriptor.EARLIER_REPLY_LENGTH);
        assertEquals(RefundDescriptor.NO_ENCOUNTER, RefundDescriptor.encounterId(buffer, OFFSET));
    }

    @Test
    void shouldCompareRefundsWithoutAnEncounterAlikeInBothLengths() {
        final RefundRequestEncoder refund = new RefundRequestEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        assertEquals(EARLIER, RefundDescriptor.comparedLength(buffer, OFFSET, WHOLE));
        refund.encounterId(7);
        assertEquals(WHOLE, RefundDescriptor.comparedLength(buffer, OFFSET, WHOLE));
        header.blockLength(RefundDescriptor.EARLIER_REQUEST_LENGTH);
        assertEquals(EARLIER, RefundDescriptor.comparedLength(buffer, OFFSET, EARLIER));

        new ReversalRequestEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        assertEquals(
                HEADER + ReversalRequestEncoder.BLOCK_LENGTH,
                RefundDescriptor.comparedLength(buffer, OFFSET, HEADER + ReversalRequestEncoder.BLOCK_LENGTH));
    }
}
