package io.yidi.protocol.json;

import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.NoticeQueryEncoder;
import io.yidi.protocol.sbe.NoticeQueryReplyEncoder;
import java.time.Instant;
import org.agrona.concurrent.UnsafeBuffer;

/** A fictional query for notices, and its reply. */
final class NoticeSamples {

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final String INSTITUTION = "H11010000001";
    private static final String MSG_ID = "H1101000000120261121083000009";
    private static final long SENT_AT_MS = Instant.parse("2026-11-21T00:30:00Z").toEpochMilli();

    private NoticeSamples() {}

    static int message(final String name, final UnsafeBuffer buffer) {
        return "notice-query".equals(name) ? query(buffer) : reply(buffer);
    }

    private static int query(final UnsafeBuffer buffer) {
        final NoticeQueryEncoder query = new NoticeQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .sentAtMs(SENT_AT_MS)
                .institutionCode(INSTITUTION)
                .transactionCode("5901")
                .msgId(MSG_ID)
                .place("410800");
        return HEADER_LENGTH + query.encodedLength();
    }

    private static int reply(final UnsafeBuffer buffer) {
        final NoticeQueryReplyEncoder reply = new NoticeQueryReplyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(SampleMessages.CORRELATION_ID)
                .institutionCode(INSTITUTION)
                .transactionCode("5901")
                .msgId(MSG_ID)
                .decidedAtMs(SENT_AT_MS)
                .total(1);
        reply.replyFlags().clear();
        reply.noticesCount(1)
                .next()
                .noticeNo("N2026-001")
                .place("410000")
                .fromMs(Instant.parse("2026-11-21T14:00:00Z").toEpochMilli())
                .toMs(Instant.parse("2026-11-21T22:00:00Z").toEpochMilli())
                .text("系统升级，11 月 22 日 6 点恢复");
        return HEADER_LENGTH + reply.encodedLength();
    }
}
