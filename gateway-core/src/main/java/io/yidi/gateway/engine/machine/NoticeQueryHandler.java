package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.DowntimeTable;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.NoticeQueryReplyEncoder;
import io.yidi.protocol.sbe.NoticeQueryReplyEncoder.NoticesEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 停机公告查询: shows the notices of downtime that are not over (BJ-50). Nothing is remembered under the key. Core thread
 * only; allocates for each text that is shown.
 */
final class NoticeQueryHandler implements CommandHandler {

    /** Most notices shown. */
    static final int SHOWN_MAX = 100;

    private final DowntimeTable downtimes;
    private final KeyedRequest keyed;
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NoticeQueryDecoder query = new NoticeQueryDecoder();
    private final NoticeQueryReplyEncoder reply = new NoticeQueryReplyEncoder();

    NoticeQueryHandler(final EngineState state, final KeyedRequest keyed) {
        this.downtimes = state.downtimes;
        this.keyed = keyed;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        query.wrapAndApplyHeader(buffer, offset, headerDecoder);
        keyed.stamp().journalPosition = 0;
        outcome.quoted(write(outcome.reply()));
    }

    private int write(final MutableDirectBuffer target) {
        final ReplyStamp stamp = keyed.stamp();
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .decidedAtMs(stamp.decidedAtMs)
                .replyFlags()
                .clear();
        KeyDescriptor.copy(
                target,
                reply.offset() + NoticeQueryReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        putNotices(target, stamp.decidedAtMs);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putNotices(final MutableDirectBuffer target, final long nowMs) {
        final int place =
                AsciiField.areaCode(query.buffer(), query.offset() + NoticeQueryDecoder.placeEncodingOffset());
        int total = 0;
        for (int i = 0; i < downtimes.count(); i++) {
            total += isAsked(downtimes.row(i), place, nowMs) ? 1 : 0;
        }
        final NoticesEncoder notices = reply.total(total).noticesCount(Math.min(total, SHOWN_MAX));
        int shown = 0;
        for (int i = 0; i < downtimes.count() && shown < SHOWN_MAX; i++) {
            if (isAsked(downtimes.row(i), place, nowMs)) {
                putNotice(target, notices.next(), downtimes.row(i));
                shown++;
            }
        }
    }

    private void putNotice(final MutableDirectBuffer target, final NoticesEncoder entry, final DowntimeRow row) {
        final int block = reply.limit() - NoticesEncoder.sbeBlockLength();
        entry.noticeNo(row.number()).fromMs(row.fromMs()).toMs(row.toMs()).text(row.text());
        FilingReplyWriter.putArea(target, block + NoticesEncoder.placeEncodingOffset(), row.area());
    }

    private static boolean isAsked(final DowntimeRow row, final int place, final long nowMs) {
        return row.toMs() > nowMs && (place == AsciiField.NO_AREA_CODE || row.touches(place));
    }
}
