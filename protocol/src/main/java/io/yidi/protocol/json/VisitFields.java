package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.flag;
import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.List;
import java.util.stream.Stream;

/** 就诊信息字段: person, care, voucher, referral and diagnosis, which stand alike in bills and in registrations. */
final class VisitFields {

    private static final FieldDescriptor PERSON = text(
            FieldNames.PERSON_NO,
            SettleRequestDecoder.personNoEncodingOffset(),
            SettleRequestDecoder.personNoEncodingLength());

    private static final List<FieldDescriptor> CARE = List.of(
            of(FieldNames.INSURANCE_TYPE, FieldKind.CODE_16, SettleRequestDecoder.insuranceTypeEncodingOffset(), 3),
            text(
                    FieldNames.INSURED_PLACE,
                    SettleRequestDecoder.insuredPlaceEncodingOffset(),
                    SettleRequestDecoder.insuredPlaceEncodingLength()),
            text(
                    FieldNames.CARE_PLACE,
                    SettleRequestDecoder.carePlaceEncodingOffset(),
                    SettleRequestDecoder.carePlaceEncodingLength()),
            of(FieldNames.HOSPITAL_LEVEL, FieldKind.CODE_8, SettleRequestDecoder.hospitalLevelEncodingOffset(), 1),
            text(
                    FieldNames.MEDICAL_TYPE,
                    SettleRequestDecoder.medicalTypeEncodingOffset(),
                    SettleRequestDecoder.medicalTypeEncodingLength()),
            of(FieldNames.VOUCHER_TYPE, FieldKind.CODE_8, SettleRequestDecoder.voucherTypeEncodingOffset(), 2),
            text(
                    FieldNames.VOUCHER_NO,
                    SettleRequestDecoder.voucherNoEncodingOffset(),
                    SettleRequestDecoder.voucherNoEncodingLength()));

    private static final List<FieldDescriptor> FLAGS = List.of(
            careFlag(FieldNames.EMERGENCY, 0),
            careFlag(FieldNames.TRAUMA, 1),
            careFlag(FieldNames.THIRD_PARTY, 2),
            careFlag(FieldNames.DECLARED, 4));

    private static final List<FieldDescriptor> ILLNESS = Stream.of(
                    name(
                            FieldNames.REFERRAL_STEP,
                            SettleRequestDecoder.referralStepEncodingOffset(),
                            "NONE",
                            "UPWARDS",
                            "DOWNWARDS"),
                    of(
                            FieldNames.REFERRED_FROM_LEVEL,
                            FieldKind.CODE_8,
                            SettleRequestDecoder.referredFromLevelEncodingOffset(),
                            1),
                    of(FieldNames.ADMISSION_DATE, FieldKind.DATE, SettleRequestDecoder.admissionDateEncodingOffset()),
                    of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, SettleRequestDecoder.dischargeDateEncodingOffset()),
                    text(
                            FieldNames.DIAGNOSIS_CODE,
                            SettleRequestDecoder.diagnosisCodeEncodingOffset(),
                            SettleRequestDecoder.diagnosisCodeEncodingLength()),
                    text(
                            FieldNames.DISEASE_CODE,
                            SettleRequestDecoder.diseaseCodeEncodingOffset(),
                            SettleRequestDecoder.diseaseCodeEncodingLength()))
            .map(FieldDescriptor::optional)
            .toList();

    /** Of a bill, which says all of its care and whether the account may pay. */
    static final List<FieldDescriptor> BILL = visit(CARE.stream(), careFlag(FieldNames.USE_ACCOUNT, 3));

    /** Of a registration, where a change names only what it changes, or asks to leave all as it is. */
    static final List<FieldDescriptor> REGISTRATION =
            visit(CARE.stream().map(FieldDescriptor::optional), careFlag(FieldNames.AS_REGISTERED, 5));

    private VisitFields() {}

    private static FieldDescriptor careFlag(final String name, final int bit) {
        return flag(name, SettleRequestDecoder.careFlagsEncodingOffset(), bit);
    }

    private static List<FieldDescriptor> visit(final Stream<FieldDescriptor> care, final FieldDescriptor ownFlag) {
        return Stream.of(Stream.of(PERSON), care, FLAGS.stream(), Stream.of(ownFlag), ILLNESS.stream())
                .flatMap(part -> part)
                .toList();
    }
}
