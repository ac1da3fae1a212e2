package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.DeclarationsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/**
 * 结算请求校验: whether a {@code SettleRequest} is well-formed, in range and adds up.
 *
 * <p>Money in fen, prices in 1/1 000 000 yuan, quantities in 1/10 000, ratios in basis points.
 */
final class SettleRequestChecker extends MessageChecker {

    /** Longest stay, in days: ten years. */
    static final int STAY_DAYS_MAX = 3_660;

    private final VisitChecker visit = new VisitChecker(fields, envelope);
    private final FeeLinesChecker feeLines = new FeeLinesChecker(fields);
    private final CategoryTotalsChecker categoryTotals = new CategoryTotalsChecker(fields);
    private final DeclarationChecker declaration = new DeclarationChecker(fields);
    private final SettleRequestDecoder request = new SettleRequestDecoder();

    private CareType careType;
    private int feeLinesAt;
    private int feeLineCount;
    private int categoryTotalsAt;
    private int categoryTotalCount;

    SettleRequestChecker() {
        super(SettleRequestDecoder.TEMPLATE_ID, SettleRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        if (!groups.isNext(FieldNames.FEE_LINES, FeeLinesDecoder.sbeBlockLength())) {
            return false;
        }
        feeLinesAt = groups.first();
        feeLineCount = groups.count();
        if (!groups.isNext(FieldNames.CATEGORY_TOTALS, CategoryTotalsDecoder.sbeBlockLength())) {
            return false;
        }
        categoryTotalsAt = groups.first();
        categoryTotalCount = groups.count();
        return groups.isNext(FieldNames.DECLARATIONS, DeclarationsDecoder.sbeBlockLength());
    }

    @Override
    boolean isSound() {
        request.wrap(buffer, block, SettleRequestDecoder.BLOCK_LENGTH, SettleRequestDecoder.SCHEMA_VERSION);
        return hasSoundBlock() && hasSoundDetail() && isDeclaration();
    }

    private boolean hasSoundBlock() {
        careType = visit.wrap(buffer, block);
        return fields.isTime(FieldNames.SENT_AT, request.sentAtMs())
                && isKey()
                && visit.isSound()
                && areDates()
                && visit.isDiagnosis(careType == CareType.CHRONIC_OUTPATIENT)
                && fields.isAmount(FieldNames.TOTAL, request.totalFen(), Fen.BILL_MAX);
    }

    private boolean isKey() {
        final int key = block + keyOffset();
        return envelope.isInstitution(key)
                && envelope.isTransaction(key, code != null && code.isBill())
                && fitsCare(key + KeyDescriptor.TRANSACTION_OFFSET)
                && envelope.isMsgId(key);
    }

    /** An unknown kind of care is told where it stands, not here. */
    private boolean fitsCare(final int at) {
        return careType == null
                || code.fits(careType)
                || fields.failShowing(
                        ResultCode.TRANSACTION_CODE_WRONG,
                        FieldNames.TRANSACTION_CODE,
                        at,
                        KeyDescriptor.TRANSACTION_LENGTH);
    }

    private boolean areDates() {
        final int admission = request.admissionDate();
        final int discharge = request.dischargeDate();
        return visit.isDate(FieldNames.ADMISSION_DATE, admission)
                && visit.isDate(FieldNames.DISCHARGE_DATE, discharge)
                && (admission == SettleRequestDecoder.admissionDateNullValue()
                        || discharge == SettleRequestDecoder.dischargeDateNullValue()
                        || fields.isWithin(
                                ResultCode.DATE_ORDER,
                                FieldNames.DISCHARGE_DATE,
                                discharge - admission,
                                0,
                                STAY_DAYS_MAX));
    }

    private boolean hasSoundDetail() {
        return careType == CareType.INPATIENT ? hasSoundTotals() : hasSoundLines();
    }

    private boolean hasSoundTotals() {
        if (feeLineCount > 0) {
            return fields.fail(ResultCode.DETAIL_KIND_WRONG, FieldNames.FEE_LINES);
        }
        return isCount(FieldNames.CATEGORY_TOTALS, categoryTotalCount)
                && categoryTotals.areSound(buffer, categoryTotalsAt, categoryTotalCount)
                && isTotal(categoryTotals.sumFen());
    }

    private boolean hasSoundLines() {
        if (categoryTotalCount > 0) {
            return fields.fail(ResultCode.DETAIL_KIND_WRONG, FieldNames.CATEGORY_TOTALS);
        }
        return isCount(FieldNames.FEE_LINES, feeLineCount)
                && feeLines.areSound(buffer, feeLinesAt, feeLineCount)
                && isTotal(feeLines.sumFen());
    }

    private boolean isDeclaration() {
        return declaration.isSound(buffer, groups, request.careFlags().declared(), request.sentAtMs());
    }

    private boolean isCount(final String name, final int count) {
        if (count == 0) {
            return fields.fail(ResultCode.NO_LINES, name);
        }
        return count <= FrameDescriptor.LINE_COUNT_MAX || fields.failShowing(ResultCode.TOO_MANY_LINES, name, count);
    }

    private boolean isTotal(final long sumFen) {
        return request.totalFen() == sumFen
                || fields.failDiffering(ResultCode.TOTAL_DIFFERS, FieldNames.TOTAL, request.totalFen(), sumFen);
    }
}
