package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import java.time.Instant;
import java.util.HashSet;
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
                named.add(refundedSettlementId(requests.frame(number)));
            }
        }
        assertEquals(RECENT, named.size(), named.toString());
    }

    private static long refundedSettlementId(final byte[] frame) {
        return new RefundRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder())
                .originalSettlementId();
    }
}
