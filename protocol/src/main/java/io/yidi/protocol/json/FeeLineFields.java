package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import java.util.List;
import java.util.stream.Stream;

/** 费用明细字段: item, price, quantity and amount of a fee line, which stand alike in bills and in uploads. */
final class FeeLineFields {

    private static final List<FieldDescriptor> LINE = List.of(
            text(
                    FieldNames.ITEM_CODE,
                    FeeLinesDecoder.itemCodeEncodingOffset(),
                    FeeLinesDecoder.itemCodeEncodingLength()),
            text(
                    FieldNames.FEE_CATEGORY,
                    FeeLinesDecoder.feeCategoryEncodingOffset(),
                    FeeLinesDecoder.feeCategoryEncodingLength()),
            of(FieldNames.ITEM_CLASS, FieldKind.CODE_8, FeeLinesDecoder.itemClassEncodingOffset(), 2)
                    .optional(),
            of(FieldNames.FIRST_SELF_PAY, FieldKind.RATIO, FeeLinesDecoder.firstSelfPayBpEncodingOffset())
                    .optional(),
            of(FieldNames.UNIT_PRICE, FieldKind.PRICE, FeeLinesDecoder.unitPriceMicroEncodingOffset()),
            of(FieldNames.QUANTITY, FieldKind.QUANTITY, FeeLinesDecoder.quantityE4EncodingOffset()),
            of(FieldNames.PRICE_LIMIT, FieldKind.PRICE, FeeLinesDecoder.priceLimitMicroEncodingOffset())
                    .optional(),
            of(FieldNames.LINE_AMOUNT, FieldKind.AMOUNT, FeeLinesDecoder.amountFenEncodingOffset()));

    private FeeLineFields() {}

    /** A group of fee lines, each with further fields of its own. */
    static BlockDescriptor group(final int entryLength, final FieldDescriptor... own) {
        final FieldDescriptor[] fields =
                Stream.concat(LINE.stream(), Stream.of(own)).toArray(FieldDescriptor[]::new);
        return BlockDescriptor.of(FieldNames.FEE_LINES, entryLength, fields);
    }
}
