package io.yidi.gateway.codec.check;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.NoticeQueryDecoder;

/** 公告查询校验: whether a {@code NoticeQuery} is well-formed. */
final class NoticeQueryChecker extends MessageChecker {

    NoticeQueryChecker() {
        super(NoticeQueryDecoder.TEMPLATE_ID, NoticeQueryDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        final int place = block + NoticeQueryDecoder.placeEncodingOffset();
        return isKeyed(code == TransactionCode.NOTICE_QUERY)
                && (AsciiField.isEmpty(buffer, place)
                        ? fields.isText(FieldNames.NOTICE_PLACE, place, AsciiField.AREA_CODE_LENGTH)
                        : fields.isAreaCode(FieldNames.NOTICE_PLACE, place));
    }
}
