package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.CareFlagsDecoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import org.agrona.DirectBuffer;

/**
 * 结算请求校验: whether a {@code SettleRequest} is well-formed, in range and adds up.
 *
 * <p>Money in fen, prices in 1/1 000 000 yuan, quantities in 1/10 000, ratios in basis points. Not thread-safe;
 * allocates nothing for a sound request.
 */
public final class SettleRequestChecker {

    /** Longest stay, in days: ten years. */
    public static final int STAY_DAYS_MAX = 3_660;

    private static final int HOSPITAL_LEVEL_MAX = 3;
    private static final int CARE_FLAGS_MASK = 0b1111;
    private static final int DIMENSIONS_LENGTH = 4;

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final FeeLinesChecker feeLines = new FeeLinesChecker(fields);
    private final CategoryTotalsChecker categoryTotals = new CategoryTotalsChecker(fields);
    private final SettleRequestDecoder request = new SettleRequestDecoder();

    private DirectBuffer buffer;
    private int block;
    private CareType careType;
    private int feeLinesAt;
    private int feeLineCount;
    private int categoryTotalsAt;
    private int categoryTotalCount;

    /**
     * Checks one message.
     *
     * @param newBuffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        block = offset + EnvelopeChecker.HEADER_LENGTH;
        fields.wrap(newBuffer);
        return hasShape(offset, length) && hasSoundBlock() && hasSoundDetail() ? null : fields.fault();
    }

    private boolean hasShape(final int offset, final int length) {
        if (!envelope.isMessage(
                buffer, offset, length, SettleRequestDecoder.TEMPLATE_ID, SettleRequestDecoder.BLOCK_LENGTH)) {
            return false;
        }
        request.wrap(buffer, block, SettleRequestDecoder.BLOCK_LENGTH, SettleRequestDecoder.SCHEMA_VERSION);
        final int end = offset + length;
        feeLinesAt = block + SettleRequestDecoder.BLOCK_LENGTH;
        if (!hasGroup(FieldNames.FEE_LINES, feeLinesAt, FeeLinesDecoder.sbeBlockLength(), end)) {
            return false;
        }
        feeLineCount = countAt(feeLinesAt);
        categoryTotalsAt = feeLinesAt + DIMENSIONS_LENGTH + feeLineCount * FeeLinesDecoder.sbeBlockLength();
        if (!hasGroup(FieldNames.CATEGORY_TOTALS, categoryTotalsAt, CategoryTotalsDecoder.sbeBlockLength(), end)) {
            return false;
        }
        categoryTotalCount = countAt(categoryTotalsAt);
        return envelope.isEnd(
                categoryTotalsAt
                        + DIMENSIONS_LENGTH
                        + categoryTotalCount * CategoryTotalsDecoder.sbeBlockLength()
                        - offset,
                length);
    }

    private boolean hasGroup(final String name, final int at, final int entryLength, final int end) {
        if (end - at < DIMENSIONS_LENGTH) {
            return fields.fail(ResultCode.MESSAGE_TRUNCATED, name);
        }
        final int givenLength = buffer.getShort(at, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        if (givenLength != entryLength) {
            return fields.failShowing(ResultCode.MESSAGE_TRUNCATED, name, givenLength);
        }
        return end - at - DIMENSIONS_LENGTH >= countAt(at) * entryLength
                || fields.failShowing(ResultCode.MESSAGE_TRUNCATED, name, countAt(at));
    }

    private int countAt(final int dimensions) {
        return buffer.getShort(dimensions + 2, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
    }

    private boolean hasSoundBlock() {
        careType = CareType.of(buffer, block + SettleRequestDecoder.medicalTypeEncodingOffset());
        return fields.isTime(FieldNames.SENT_AT, request.sentAtMs())
                && isKey()
                && isPerson()
                && isCare()
                && isVoucher()
                && areFlags()
                && isReferral()
                && areDates()
                && isDiagnosis()
                && fields.isAmount(FieldNames.TOTAL, request.totalFen(), Fen.BILL_MAX);
    }

    private boolean isKey() {
        final int key = block + SettleRequestDecoder.institutionCodeEncodingOffset();
        final TransactionCode code = TransactionCode.of(buffer, key + KeyDescriptor.TRANSACTION_OFFSET);
        return envelope.isInstitution(key)
                && envelope.isTransaction(key, code != null && code.isBill())
                && fitsCare(code, key + KeyDescriptor.TRANSACTION_OFFSET)
                && envelope.isMsgId(key);
    }

    /** An unknown kind of care is told where it stands, not here. */
    private boolean fitsCare(final TransactionCode code, final int at) {
        return careType == null
                || code.fits(careType)
                || fields.failShowing(
                        ResultCode.TRANSACTION_CODE_WRONG,
                        FieldNames.TRANSACTION_CODE,
                        at,
                        KeyDescriptor.TRANSACTION_LENGTH);
    }

    private boolean isPerson() {
        return fields.isPersonalIdentifier(
                        FieldNames.PERSON_NO,
                        block + SettleRequestDecoder.personNoEncodingOffset(),
                        SettleRequestDecoder.personNoEncodingLength())
                && fields.isCodeWithin(
                        FieldNames.INSURANCE_TYPE,
                        request.insuranceType(),
                        InsuranceType.NUMBER_MIN,
                        InsuranceType.NUMBER_MAX)
                && fields.isAreaCode(
                        FieldNames.INSURED_PLACE, block + SettleRequestDecoder.insuredPlaceEncodingOffset());
    }

    private boolean isCare() {
        final int medicalType = block + SettleRequestDecoder.medicalTypeEncodingOffset();
        return fields.isAreaCode(FieldNames.CARE_PLACE, block + SettleRequestDecoder.carePlaceEncodingOffset())
                && fields.isCodeWithin(FieldNames.HOSPITAL_LEVEL, request.hospitalLevel(), 1, HOSPITAL_LEVEL_MAX)
                && fields.isRequiredIdentifier(FieldNames.MEDICAL_TYPE, medicalType, CareType.FIELD_LENGTH)
                && fields.isKnown(FieldNames.MEDICAL_TYPE, careType != null, medicalType, CareType.FIELD_LENGTH);
    }

    /** A voucher of another kind than the accepted three is refused later, not malformed (NAT-13). */
    private boolean isVoucher() {
        return fields.isCodeWithin(FieldNames.VOUCHER_TYPE, request.voucherType(), 1, VoucherType.NUMBER_MAX)
                && fields.isPersonalText(
                        FieldNames.VOUCHER_NO,
                        block + SettleRequestDecoder.voucherNoEncodingOffset(),
                        SettleRequestDecoder.voucherNoEncodingLength());
    }

    private boolean areFlags() {
        final CareFlagsDecoder flags = request.careFlags();
        if ((flags.getRaw() & ~CARE_FLAGS_MASK) != 0) {
            return fields.failShowing(ResultCode.FLAGS_INCONSISTENT, FieldNames.EMERGENCY, flags.getRaw());
        }
        return flags.trauma()
                || !flags.thirdParty()
                || fields.fail(ResultCode.FLAGS_INCONSISTENT, FieldNames.THIRD_PARTY);
    }

    private boolean isReferral() {
        final int level = request.referredFromLevel();
        if (request.referralStepRaw() == ReferralStep.NONE.value()) {
            return level == 0
                    || fields.failShowing(ResultCode.FLAGS_INCONSISTENT, FieldNames.REFERRED_FROM_LEVEL, level);
        }
        return fields.isCodeWithin(
                        FieldNames.REFERRAL_STEP,
                        request.referralStepRaw(),
                        ReferralStep.UPWARDS.value(),
                        ReferralStep.DOWNWARDS.value())
                && (level != 0 || fields.fail(ResultCode.FIELD_MISSING, FieldNames.REFERRED_FROM_LEVEL))
                && fields.isCodeWithin(FieldNames.REFERRED_FROM_LEVEL, level, 1, HOSPITAL_LEVEL_MAX);
    }

    private boolean areDates() {
        final int admission = request.admissionDate();
        final int discharge = request.dischargeDate();
        return isDate(FieldNames.ADMISSION_DATE, admission)
                && isDate(FieldNames.DISCHARGE_DATE, discharge)
                && (admission == SettleRequestDecoder.admissionDateNullValue()
                        || discharge == SettleRequestDecoder.dischargeDateNullValue()
                        || fields.isWithin(
                                ResultCode.DATE_ORDER,
                                FieldNames.DISCHARGE_DATE,
                                discharge - admission,
                                0,
                                STAY_DAYS_MAX));
    }

    private boolean isDate(final String name, final int epochDay) {
        if (epochDay == SettleRequestDecoder.admissionDateNullValue()) {
            return careType != CareType.INPATIENT || fields.fail(ResultCode.FIELD_MISSING, name);
        }
        return fields.isDay(name, epochDay);
    }

    private boolean isDiagnosis() {
        final int diagnosis = block + SettleRequestDecoder.diagnosisCodeEncodingOffset();
        final int disease = block + SettleRequestDecoder.diseaseCodeEncodingOffset();
        return (careType != CareType.INPATIENT || fields.isGiven(FieldNames.DIAGNOSIS_CODE, diagnosis))
                && fields.isText(
                        FieldNames.DIAGNOSIS_CODE, diagnosis, SettleRequestDecoder.diagnosisCodeEncodingLength())
                && (careType != CareType.CHRONIC_OUTPATIENT || fields.isGiven(FieldNames.DISEASE_CODE, disease))
                && fields.isText(FieldNames.DISEASE_CODE, disease, SettleRequestDecoder.diseaseCodeEncodingLength());
    }

    private boolean hasSoundDetail() {
        return careType == CareType.INPATIENT ? hasSoundTotals() : hasSoundLines();
    }

    private boolean hasSoundTotals() {
        if (feeLineCount > 0) {
            return fields.fail(ResultCode.DETAIL_KIND_WRONG, FieldNames.FEE_LINES);
        }
        return isCount(FieldNames.CATEGORY_TOTALS, categoryTotalCount)
                && categoryTotals.areSound(buffer, categoryTotalsAt + DIMENSIONS_LENGTH, categoryTotalCount)
                && isTotal(categoryTotals.sumFen());
    }

    private boolean hasSoundLines() {
        if (categoryTotalCount > 0) {
            return fields.fail(ResultCode.DETAIL_KIND_WRONG, FieldNames.CATEGORY_TOTALS);
        }
        return isCount(FieldNames.FEE_LINES, feeLineCount)
                && feeLines.areSound(buffer, feeLinesAt + DIMENSIONS_LENGTH, feeLineCount)
                && isTotal(feeLines.sumFen());
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
