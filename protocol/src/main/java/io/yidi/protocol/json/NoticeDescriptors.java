package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.NoticeQueryReplyDecoder;
import io.yidi.protocol.sbe.NoticeQueryReplyDecoder.NoticesDecoder;

/** 公告报文: the fields of queries for notices and of their replies, in the order of the schema. */
final class NoticeDescriptors {

    private static final BlockDescriptor NOTICE = BlockDescriptor.of(
                    FieldNames.NOTICES,
                    NoticesDecoder.sbeBlockLength(),
                    text(
                            FieldNames.NOTICE_NO,
                            NoticesDecoder.noticeNoEncodingOffset(),
                            NoticesDecoder.noticeNoEncodingLength()),
                    text(
                            FieldNames.NOTICE_PLACE,
                            NoticesDecoder.placeEncodingOffset(),
                            NoticesDecoder.placeEncodingLength()),
                    of("begin_time", FieldKind.TIME, NoticesDecoder.fromMsEncodingOffset()),
                    of("end_time", FieldKind.TIME, NoticesDecoder.toMsEncodingOffset()))
            .withTexts("text");

    static final BlockDescriptor QUERY = KeyFields.request(
            NoticeQueryDecoder.BLOCK_LENGTH,
            text(
                            FieldNames.NOTICE_PLACE,
                            NoticeQueryDecoder.placeEncodingOffset(),
                            NoticeQueryDecoder.placeEncodingLength())
                    .optional());

    static final BlockDescriptor QUERY_REPLY = BlockDescriptor.of(
                    "",
                    NoticeQueryReplyDecoder.BLOCK_LENGTH,
                    text(
                            FieldNames.INSTITUTION_CODE,
                            NoticeQueryReplyDecoder.institutionCodeEncodingOffset(),
                            NoticeQueryReplyDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            NoticeQueryReplyDecoder.transactionCodeEncodingOffset(),
                            NoticeQueryReplyDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            NoticeQueryReplyDecoder.msgIdEncodingOffset(),
                            NoticeQueryReplyDecoder.msgIdEncodingLength()),
                    of("decided_at", FieldKind.TIME, NoticeQueryReplyDecoder.decidedAtMsEncodingOffset()),
                    of("total", FieldKind.COUNT, NoticeQueryReplyDecoder.totalEncodingOffset()))
            .withGroups(NOTICE);

    private NoticeDescriptors() {}
}
