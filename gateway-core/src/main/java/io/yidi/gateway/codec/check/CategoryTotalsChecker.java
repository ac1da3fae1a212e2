package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FeeCategory;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import org.agrona.DirectBuffer;

/**
 * 费用大类校验: the totals by fee category of an inpatient bill (BJ-23, INV-2).
 */
final class CategoryTotalsChecker {

    private final FieldChecker fields;
    private DirectBuffer buffer;
    private long sumFen;

    CategoryTotalsChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /** Whether all totals are sound; then {@link #sumFen()} is the sum of their amounts. */
    boolean areSound(final DirectBuffer newBuffer, final int firstTotal, final int count) {
        buffer = newBuffer;
        sumFen = 0;
        for (int i = 0; i < count; i++) {
            fields.enterLine(FieldNames.CATEGORY_TOTALS, i);
            if (!isSound(firstTotal + i * CategoryTotalsDecoder.sbeBlockLength())) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }

    long sumFen() {
        return sumFen;
    }

    private boolean isSound(final int total) {
        final int category = total + CategoryTotalsDecoder.feeCategoryEncodingOffset();
        final long amountFen = fenAt(total + CategoryTotalsDecoder.amountFenEncodingOffset());
        sumFen += amountFen;
        return fields.isKnown(
                        FieldNames.FEE_CATEGORY,
                        FeeCategory.of(buffer, category) != null,
                        category,
                        FeeCategory.FIELD_LENGTH)
                && fields.isAmount(FieldNames.CATEGORY_AMOUNT, amountFen, Fen.BILL_MAX)
                && areParts(total, amountFen);
    }

    private boolean areParts(final int total, final long amountFen) {
        final long inScopeFen = fenAt(total + CategoryTotalsDecoder.inScopeFenEncodingOffset());
        final long preSelfPayFen = fenAt(total + CategoryTotalsDecoder.preSelfPayFenEncodingOffset());
        final long overLimitFen = fenAt(total + CategoryTotalsDecoder.overLimitFenEncodingOffset());
        final long ownPayFen = fenAt(total + CategoryTotalsDecoder.ownPayFenEncodingOffset());
        final long partsFen = inScopeFen + preSelfPayFen + overLimitFen + ownPayFen;
        return fields.isAmount(FieldNames.IN_SCOPE, inScopeFen, Fen.BILL_MAX)
                && fields.isAmount(FieldNames.PRE_SELF_PAY, preSelfPayFen, Fen.BILL_MAX)
                && fields.isAmount(FieldNames.OVER_LIMIT, overLimitFen, Fen.BILL_MAX)
                && fields.isAmount(FieldNames.OWN_PAY, ownPayFen, Fen.BILL_MAX)
                && (partsFen == amountFen
                        || fields.failDiffering(
                                ResultCode.PARTS_DO_NOT_ADD_UP, FieldNames.CATEGORY_AMOUNT, amountFen, partsFen));
    }

    private long fenAt(final int at) {
        return buffer.getLong(at, FrameDescriptor.BYTE_ORDER);
    }
}
