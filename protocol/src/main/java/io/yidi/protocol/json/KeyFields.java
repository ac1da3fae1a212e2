package io.yidi.protocol.json;

import io.yidi.protocol.sbe.FilingReplyDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import java.util.ArrayList;
import java.util.List;

/** 报文键字段: time and key, which stand alike in front of requests, and the key in front of replies. */
final class KeyFields {

    private static final List<FieldDescriptor> REQUEST = List.of(
            FieldDescriptor.of(FieldNames.SENT_AT, FieldKind.TIME, FilingRequestDecoder.sentAtMsEncodingOffset()),
            FieldDescriptor.text(
                    FieldNames.INSTITUTION_CODE,
                    FilingRequestDecoder.institutionCodeEncodingOffset(),
                    FilingRequestDecoder.institutionCodeEncodingLength()),
            FieldDescriptor.text(
                    FieldNames.TRANSACTION_CODE,
                    FilingRequestDecoder.transactionCodeEncodingOffset(),
                    FilingRequestDecoder.transactionCodeEncodingLength()),
            FieldDescriptor.text(
                    FieldNames.MSG_ID,
                    FilingRequestDecoder.msgIdEncodingOffset(),
                    FilingRequestDecoder.msgIdEncodingLength()));

    private static final List<FieldDescriptor> REPLY = List.of(
            FieldDescriptor.flag("repeat", FilingReplyDecoder.replyFlagsEncodingOffset(), 0),
            FieldDescriptor.text(
                    FieldNames.INSTITUTION_CODE,
                    FilingReplyDecoder.institutionCodeEncodingOffset(),
                    FilingReplyDecoder.institutionCodeEncodingLength()),
            FieldDescriptor.text(
                    FieldNames.TRANSACTION_CODE,
                    FilingReplyDecoder.transactionCodeEncodingOffset(),
                    FilingReplyDecoder.transactionCodeEncodingLength()),
            FieldDescriptor.text(
                    FieldNames.MSG_ID,
                    FilingReplyDecoder.msgIdEncodingOffset(),
                    FilingReplyDecoder.msgIdEncodingLength()));

    private KeyFields() {}

    /** A request: time and key before its own fields. */
    static BlockDescriptor request(final int length, final FieldDescriptor... own) {
        return block(length, REQUEST, List.of(own));
    }

    /** A request about a visit: time and key, what the visit is, and then its own fields. */
    static BlockDescriptor request(final int length, final List<FieldDescriptor> visit, final FieldDescriptor... own) {
        final List<FieldDescriptor> fields = new ArrayList<>(visit);
        fields.addAll(List.of(own));
        return block(length, REQUEST, fields);
    }

    /** A reply: the flag of a repeat and the key before its own fields. */
    static BlockDescriptor reply(final int length, final FieldDescriptor... own) {
        return block(length, REPLY, List.of(own));
    }

    private static BlockDescriptor block(
            final int length, final List<FieldDescriptor> key, final List<FieldDescriptor> own) {
        final List<FieldDescriptor> fields = new ArrayList<>(key);
        fields.addAll(own);
        return BlockDescriptor.of("", length, fields.toArray(FieldDescriptor[]::new));
    }
}
