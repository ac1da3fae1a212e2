package io.yidi.gateway.codec.check;

import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettlementMode;

/** 就诊结算校验: whether a settlement of uploaded lines, or its quote, is well-formed and adds up (BJ-23, BJ-24). */
final class EncounterSettleRequestChecker extends MessageChecker {

    private static final int SETTLE_FLAGS_MASK = 0b11;
    private static final int CATEGORY_TOTALS_MAX = 14;

    private final BatchChecker batches = new BatchChecker(fields);
    private final CategoryTotalsChecker categoryTotals = new CategoryTotalsChecker(fields);
    private final EncounterSettleRequestDecoder request = new EncounterSettleRequestDecoder();

    EncounterSettleRequestChecker() {
        super(EncounterSettleRequestDecoder.TEMPLATE_ID, EncounterSettleRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        return groups.isNext(FieldNames.CATEGORY_TOTALS, CategoryTotalsDecoder.sbeBlockLength());
    }

    @Override
    boolean isSound() {
        request.wrap(
                buffer,
                block,
                EncounterSettleRequestDecoder.BLOCK_LENGTH,
                EncounterSettleRequestDecoder.SCHEMA_VERSION);
        return isKeyed(isOfKind())
                && envelope.isOfEncounter(buffer, block)
                && batches.isOneBatch(
                        buffer, block + EncounterSettleRequestDecoder.batchNoEncodingOffset(), code.isOfStay())
                && isVoucher()
                && isMedicalType()
                && isMode()
                && isDischargeDate()
                && areTotals()
                && areCategoryTotals();
    }

    private boolean isOfKind() {
        return code != null && code.isBill() && !code.fits(CareType.PHARMACY);
    }

    /** A voucher of another kind than the accepted three is refused later, not malformed (NAT-13). */
    private boolean isVoucher() {
        return fields.isCodeWithin(FieldNames.VOUCHER_TYPE, request.voucherType(), 1, VoucherType.NUMBER_MAX)
                && fields.isPersonalText(
                        FieldNames.VOUCHER_NO,
                        block + EncounterSettleRequestDecoder.voucherNoEncodingOffset(),
                        EncounterSettleRequestDecoder.voucherNoEncodingLength());
    }

    private boolean isMedicalType() {
        final int at = block + EncounterSettleRequestDecoder.medicalTypeEncodingOffset();
        if (AsciiField.isEmpty(buffer, at)) {
            return fields.isText(FieldNames.MEDICAL_TYPE, at, CareType.FIELD_LENGTH);
        }
        final CareType careType = CareType.of(buffer, at);
        return fields.isRequiredIdentifier(FieldNames.MEDICAL_TYPE, at, CareType.FIELD_LENGTH)
                && fields.isKnown(FieldNames.MEDICAL_TYPE, careType != null, at, CareType.FIELD_LENGTH)
                && (code.fits(careType)
                        || fields.failShowing(
                                ResultCode.TRANSACTION_CODE_WRONG,
                                FieldNames.TRANSACTION_CODE,
                                block + EncounterSettleRequestDecoder.transactionCodeEncodingOffset(),
                                KeyDescriptor.TRANSACTION_LENGTH));
    }

    private boolean isMode() {
        final int flags = request.settleFlags().getRaw();
        return ((flags & ~SETTLE_FLAGS_MASK) == 0
                        || fields.failShowing(ResultCode.FLAGS_INCONSISTENT, FieldNames.USE_ACCOUNT, flags))
                && fields.isCodeWithin(
                        FieldNames.SETTLEMENT_MODE, request.modeRaw(), 0, SettlementMode.FULL_PAY.value());
    }

    private boolean isDischargeDate() {
        final int day = request.dischargeDate();
        if (day == EncounterSettleRequestDecoder.dischargeDateNullValue()) {
            return true;
        }
        return code.isOfStay()
                ? fields.isDay(FieldNames.DISCHARGE_DATE, day)
                : fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.DISCHARGE_DATE, day);
    }

    private boolean areTotals() {
        return fields.isAmount(FieldNames.TOTAL, request.totalFen(), Fen.BILL_MAX)
                && fields.isAmount(FieldNames.IN_SCOPE, request.inScopeFen(), Fen.BILL_MAX)
                && fields.isAmount(FieldNames.PRE_SELF_PAY, request.preSelfPayFen(), Fen.BILL_MAX)
                && fields.isAmount(FieldNames.OVER_LIMIT, request.overLimitFen(), Fen.BILL_MAX)
                && fields.isAmount(FieldNames.OWN_PAY, request.ownPayFen(), Fen.BILL_MAX)
                && addsUp(
                        request.inScopeFen() + request.preSelfPayFen() + request.overLimitFen() + request.ownPayFen(),
                        ResultCode.PARTS_DO_NOT_ADD_UP);
    }

    private boolean areCategoryTotals() {
        if (groups.count() > 0 && !code.isOfStay()) {
            return fields.fail(ResultCode.DETAIL_KIND_WRONG, FieldNames.CATEGORY_TOTALS);
        }
        if (groups.count() > CATEGORY_TOTALS_MAX) {
            return fields.failShowing(ResultCode.TOO_MANY_LINES, FieldNames.CATEGORY_TOTALS, groups.count());
        }
        return categoryTotals.areSound(buffer, groups.first(), groups.count())
                && addsUp(categoryTotals.sumFen(), ResultCode.TOTAL_DIFFERS);
    }

    /** Sums that are not given are not compared. */
    private boolean addsUp(final long sumFen, final ResultCode fault) {
        return sumFen == 0
                || request.totalFen() == 0
                || request.totalFen() == sumFen
                || fields.failDiffering(fault, FieldNames.TOTAL, request.totalFen(), sumFen);
    }
}
