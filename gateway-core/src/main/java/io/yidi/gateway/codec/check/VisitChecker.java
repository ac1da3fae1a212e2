package io.yidi.gateway.codec.check;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.CareFlagsDecoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 就诊信息校验: person, care, voucher, flags, referral and diagnosis of a visit, which stand alike in settle requests and in
 * registrations (BJ-27a, BJ-28b).
 */
final class VisitChecker {

    private static final int HOSPITAL_LEVEL_MAX = 3;
    private static final int CARE_FLAGS_MASK = 0x1F;
    private static final int CHANGE_FLAGS_MASK = 0x3F;

    private final FieldChecker fields;
    private final EnvelopeChecker envelope;
    private final SettleRequestDecoder request = new SettleRequestDecoder();
    private int block;
    private CareType careType;
    private boolean isChange;

    VisitChecker(final FieldChecker fields, final EnvelopeChecker envelope) {
        this.fields = fields;
        this.envelope = envelope;
    }

    /** Turns to a message; gives its kind of care, or {@code null} if that is not known. */
    CareType wrap(final DirectBuffer buffer, final int newBlock) {
        block = newBlock;
        request.wrap(buffer, block, SettleRequestDecoder.BLOCK_LENGTH, SettleRequestDecoder.SCHEMA_VERSION);
        careType = CareType.of(buffer, block + SettleRequestDecoder.medicalTypeEncodingOffset());
        isChange = false;
        return careType;
    }

    /** The message changes what was registered: what it leaves empty stays. */
    void leavesEmpty() {
        isChange = true;
    }

    /** Whether a text field is one that a change leaves empty. */
    boolean isLeft(final int at) {
        return isChange && AsciiField.isEmpty(request.buffer(), at);
    }

    /** Whether person, care, voucher, flags and referral are sound, in the order of the schema. */
    boolean isSound() {
        return isPerson() && isCare() && isVoucher() && areFlags() && isReferral();
    }

    /** Whether a day is sound; a stay needs it. */
    boolean isDate(final String name, final int epochDay) {
        if (epochDay == SettleRequestDecoder.admissionDateNullValue()) {
            return isChange || careType != CareType.INPATIENT || fields.fail(ResultCode.FIELD_MISSING, name);
        }
        return fields.isDay(name, epochDay);
    }

    /** Whether diagnosis and disease are sound; a stay needs the one. */
    boolean isDiagnosis(final boolean needsDisease) {
        final int diagnosis = block + SettleRequestDecoder.diagnosisCodeEncodingOffset();
        final int disease = block + SettleRequestDecoder.diseaseCodeEncodingOffset();
        return (isLeft(diagnosis)
                        || careType != CareType.INPATIENT
                        || fields.isGiven(FieldNames.DIAGNOSIS_CODE, diagnosis))
                && fields.isText(
                        FieldNames.DIAGNOSIS_CODE, diagnosis, SettleRequestDecoder.diagnosisCodeEncodingLength())
                && (!needsDisease || fields.isGiven(FieldNames.DISEASE_CODE, disease))
                && fields.isText(FieldNames.DISEASE_CODE, disease, SettleRequestDecoder.diseaseCodeEncodingLength());
    }

    private boolean isPerson() {
        return isChange ? isPersonOfChange() : envelope.isOfInsured(request.buffer(), block);
    }

    private boolean isPersonOfChange() {
        return envelope.isPerson(block)
                && (request.insuranceType() == 0
                        || fields.isCodeWithin(
                                FieldNames.INSURANCE_TYPE,
                                request.insuranceType(),
                                InsuranceType.NUMBER_MIN,
                                InsuranceType.NUMBER_MAX))
                && isArea(FieldNames.INSURED_PLACE, block + SettleRequestDecoder.insuredPlaceEncodingOffset());
    }

    private boolean isArea(final String name, final int at) {
        return isLeft(at) ? fields.isText(name, at, AsciiField.AREA_CODE_LENGTH) : fields.isAreaCode(name, at);
    }

    private boolean isCare() {
        final int medicalType = block + SettleRequestDecoder.medicalTypeEncodingOffset();
        return isArea(FieldNames.CARE_PLACE, block + SettleRequestDecoder.carePlaceEncodingOffset())
                && fields.isCodeWithin(
                        FieldNames.HOSPITAL_LEVEL, request.hospitalLevel(), isChange ? 0 : 1, HOSPITAL_LEVEL_MAX)
                && (isLeft(medicalType)
                        ? fields.isText(FieldNames.MEDICAL_TYPE, medicalType, CareType.FIELD_LENGTH)
                        : isMedicalType(medicalType));
    }

    private boolean isMedicalType(final int at) {
        return fields.isRequiredIdentifier(FieldNames.MEDICAL_TYPE, at, CareType.FIELD_LENGTH)
                && fields.isKnown(FieldNames.MEDICAL_TYPE, careType != null, at, CareType.FIELD_LENGTH);
    }

    /** A voucher of another kind than the accepted three is refused later, not malformed (NAT-13). */
    private boolean isVoucher() {
        final int number = block + SettleRequestDecoder.voucherNoEncodingOffset();
        return fields.isCodeWithin(
                        FieldNames.VOUCHER_TYPE, request.voucherType(), isChange ? 0 : 1, VoucherType.NUMBER_MAX)
                && (isLeft(number)
                        ? fields.isText(FieldNames.VOUCHER_NO, number, SettleRequestDecoder.voucherNoEncodingLength())
                        : fields.isPersonalText(
                                FieldNames.VOUCHER_NO, number, SettleRequestDecoder.voucherNoEncodingLength()));
    }

    private boolean areFlags() {
        final CareFlagsDecoder flags = request.careFlags();
        if ((flags.getRaw() & ~(isChange ? CHANGE_FLAGS_MASK : CARE_FLAGS_MASK)) != 0) {
            return fields.failShowing(ResultCode.FLAGS_INCONSISTENT, FieldNames.EMERGENCY, flags.getRaw());
        }
        if (flags.thirdParty() && !flags.trauma()) {
            return fields.fail(ResultCode.FLAGS_INCONSISTENT, FieldNames.THIRD_PARTY);
        }
        return !flags.declared()
                || (flags.trauma() && !flags.thirdParty())
                || fields.fail(ResultCode.FLAGS_INCONSISTENT, FieldNames.DECLARED);
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
}
