package io.yidi.gateway.codec.check;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
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

    private final FieldChecker fields;
    private final EnvelopeChecker envelope;
    private final SettleRequestDecoder request = new SettleRequestDecoder();
    private int block;
    private CareType careType;

    VisitChecker(final FieldChecker fields, final EnvelopeChecker envelope) {
        this.fields = fields;
        this.envelope = envelope;
    }

    /** Turns to a message; gives its kind of care, or {@code null} if that is not known. */
    CareType wrap(final DirectBuffer buffer, final int newBlock) {
        block = newBlock;
        request.wrap(buffer, block, SettleRequestDecoder.BLOCK_LENGTH, SettleRequestDecoder.SCHEMA_VERSION);
        careType = CareType.of(buffer, block + SettleRequestDecoder.medicalTypeEncodingOffset());
        return careType;
    }

    /** Whether person, care, voucher, flags and referral are sound, in the order of the schema. */
    boolean isSound() {
        return envelope.isOfInsured(request.buffer(), block) && isCare() && isVoucher() && areFlags() && isReferral();
    }

    /** Whether a day is sound; a stay needs it. */
    boolean isDate(final String name, final int epochDay) {
        if (epochDay == SettleRequestDecoder.admissionDateNullValue()) {
            return careType != CareType.INPATIENT || fields.fail(ResultCode.FIELD_MISSING, name);
        }
        return fields.isDay(name, epochDay);
    }

    /** Whether diagnosis and disease are sound; a stay needs the one. */
    boolean isDiagnosis(final boolean needsDisease) {
        final int diagnosis = block + SettleRequestDecoder.diagnosisCodeEncodingOffset();
        final int disease = block + SettleRequestDecoder.diseaseCodeEncodingOffset();
        return (careType != CareType.INPATIENT || fields.isGiven(FieldNames.DIAGNOSIS_CODE, diagnosis))
                && fields.isText(
                        FieldNames.DIAGNOSIS_CODE, diagnosis, SettleRequestDecoder.diagnosisCodeEncodingLength())
                && (!needsDisease || fields.isGiven(FieldNames.DISEASE_CODE, disease))
                && fields.isText(FieldNames.DISEASE_CODE, disease, SettleRequestDecoder.diseaseCodeEncodingLength());
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
