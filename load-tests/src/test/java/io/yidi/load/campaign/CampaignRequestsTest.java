package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CampaignRequestsTest {

    private static final int RECENT = 128;
    private static final int NUMBERS = 40_000;
    private static final long FIRST_SETTLEMENT_ID = 1_000;

    private final CampaignRequests requests = new CampaignRequests(1, 150, Instant.parse("2026-06-01T00:00:00Z"));

    @Test
    void shouldRefundEachOfTheSettlementsAcknowledgedLast() {
        for (int i = 0; i < RECENT; i++) {
            requests.settled(i, FIRST_SETTLEMENT_ID + i);
        }

        final Set<Long> named = new HashSet<>();
        for (long number = RECENT; number < NUMBERS; number++) {
            if (requests.isRefund(number)) {
                final long settlementId = refundedSettlementId(requests.frame(number));
                assertEquals(OptionalLong.of(settlementId), requests.refundedSettlementOf(number));
                named.add(settlementId);
            }
        }
        assertEquals(RECENT, named.size(), named.toString());
    }

    @Test
    void shouldMeanTheOriginalThatAReversalNames() {
        int reversals = 0;
        for (long number = 0; number < RECENT; number++) {
            final OptionalLong original = requests.originalOf(number);
            assertEquals(requests.isReversal(number), original.isPresent());
            if (original.isPresent()) {
                reversals++;
                assertEquals(queriedMsgId(requests.query(original.getAsLong())), originalMsgId(requests.frame(number)));
            }
        }
        assertTrue(reversals > 0, "found no reversal");
    }

    private static String originalMsgId(final byte[] frame) {
        return new ReversalRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder())
                .originalMsgId();
    }

    private static String queriedMsgId(final byte[] frame) {
        return new QueryRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder())
                .msgId();
    }

    private static long refundedSettlementId(final byte[] frame) {
        return new RefundRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder())
                .originalSettlementId();
    }
}
