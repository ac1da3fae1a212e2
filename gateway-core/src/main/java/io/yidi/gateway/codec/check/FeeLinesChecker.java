package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FeeCategory;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.money.Ratio;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * 费用明细校验: the lines of an outpatient or pharmacy bill (BJ-24, INV-1).
 */
final class FeeLinesChecker {

    private static final ByteOrder ORDER = FrameDescriptor.BYTE_ORDER;

    private final FieldChecker fields;
    private DirectBuffer buffer;
    private long sumFen;

    FeeLinesChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /** Whether all lines are sound; then {@link #sumFen()} is the sum of their amounts. */
    boolean areSound(final DirectBuffer newBuffer, final int firstLine, final int count) {
        return areSound(newBuffer, firstLine, count, FeeLinesDecoder.sbeBlockLength());
    }

    /** As {@link #areSound(DirectBuffer, int, int)}, for longer entries that begin with such a line. */
    boolean areSound(final DirectBuffer newBuffer, final int firstLine, final int count, final int entryLength) {
        buffer = newBuffer;
        sumFen = 0;
        for (int i = 0; i < count; i++) {
            fields.enterLine(FieldNames.FEE_LINES, i);
            if (!isSound(firstLine + i * entryLength)) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }

    long sumFen() {
        return sumFen;
    }

    private boolean isSound(final int line) {
        return isItem(line) && isPriced(line) && isAmount(line);
    }

    private boolean isItem(final int line) {
        final int category = line + FeeLinesDecoder.feeCategoryEncodingOffset();
        return fields.isRequiredText(
                        FieldNames.ITEM_CODE,
                        line + FeeLinesDecoder.itemCodeEncodingOffset(),
                        FeeLinesDecoder.itemCodeEncodingLength())
                && fields.isKnown(
                        FieldNames.FEE_CATEGORY,
                        FeeCategory.of(buffer, category) != null,
                        category,
                        FeeCategory.FIELD_LENGTH)
                && fields.isCodeWithin(
                        FieldNames.ITEM_CLASS, itemClass(line), ItemClass.CATALOGUE.value(), ItemClass.OWN.value())
                && (itemClass(line) == ItemClass.CATALOGUE.value() ? isLeftToCatalogue(line) : isRatio(line));
    }

    /** Without a class a line may not bring the other figures either. */
    private boolean isLeftToCatalogue(final int line) {
        final int ratio = ratioBp(line);
        if (ratio != 0 && ratio != FeeLinesDecoder.firstSelfPayBpNullValue()) {
            return fields.fail(ResultCode.FIELD_NOT_EXPECTED, FieldNames.FIRST_SELF_PAY);
        }
        return limitMicro(line) == FeeLinesDecoder.priceLimitMicroNullValue()
                || fields.fail(ResultCode.FIELD_NOT_EXPECTED, FieldNames.PRICE_LIMIT);
    }

    private boolean isRatio(final int line) {
        if (ratioBp(line) == FeeLinesDecoder.firstSelfPayBpNullValue()) {
            return fields.fail(ResultCode.FIELD_MISSING, FieldNames.FIRST_SELF_PAY);
        }
        return fields.isWithin(
                ResultCode.RATIO_OUT_OF_RANGE, FieldNames.FIRST_SELF_PAY, ratioBp(line), 0, Ratio.ONE_BP);
    }

    private boolean isPriced(final int line) {
        final long limitMicro = limitMicro(line);
        return isPrice(FieldNames.UNIT_PRICE, unitPriceMicro(line))
                && fields.isWithin(
                        ResultCode.QUANTITY_OUT_OF_RANGE,
                        FieldNames.QUANTITY,
                        quantityE4(line),
                        1,
                        LineArithmetic.QUANTITY_MAX_E4)
                && (limitMicro == FeeLinesDecoder.priceLimitMicroNullValue()
                        || isPrice(FieldNames.PRICE_LIMIT, limitMicro));
    }

    private boolean isPrice(final String name, final long priceMicro) {
        return fields.isWithin(
                ResultCode.AMOUNT_OUT_OF_RANGE, name, priceMicro, 0, LineArithmetic.UNIT_PRICE_MAX_MICRO);
    }

    private boolean isAmount(final int line) {
        final long amountFen = buffer.getLong(line + FeeLinesDecoder.amountFenEncodingOffset(), ORDER);
        if (!fields.isAmount(FieldNames.LINE_AMOUNT, amountFen, Fen.LINE_MAX)) {
            return false;
        }
        final long productFen = LineArithmetic.amountFen(unitPriceMicro(line), quantityE4(line));
        if (productFen == LineArithmetic.OVERFLOW) {
            return fields.fail(ResultCode.AMOUNT_OUT_OF_RANGE, FieldNames.LINE_AMOUNT);
        }
        sumFen += amountFen;
        return amountFen == productFen
                || fields.failDiffering(ResultCode.LINE_AMOUNT_DIFFERS, FieldNames.LINE_AMOUNT, amountFen, productFen);
    }

    private int itemClass(final int line) {
        return buffer.getByte(line + FeeLinesDecoder.itemClassEncodingOffset()) & 0xFF;
    }

    private int ratioBp(final int line) {
        return buffer.getShort(line + FeeLinesDecoder.firstSelfPayBpEncodingOffset(), ORDER) & 0xFFFF;
    }

    private long limitMicro(final int line) {
        return buffer.getLong(line + FeeLinesDecoder.priceLimitMicroEncodingOffset(), ORDER);
    }

    private long unitPriceMicro(final int line) {
        return buffer.getLong(line + FeeLinesDecoder.unitPriceMicroEncodingOffset(), ORDER);
    }

    private long quantityE4(final int line) {
        return buffer.getLong(line + FeeLinesDecoder.quantityE4EncodingOffset(), ORDER);
    }
}
