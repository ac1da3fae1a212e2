package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.flag;
import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder.LinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ExternalOrdersDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder.LineNosDecoder;

/** 就诊报文: the fields of requests and replies about encounters, in the order of the schema. */
final class EncounterDescriptors {

    private static final BlockDescriptor UPLOADED_LINE = BlockDescriptor.of(
            FieldNames.FEE_LINES,
            FeeUploadRequestDecoder.FeeLinesDecoder.sbeBlockLength(),
            text(
                    FieldNames.ITEM_CODE,
                    FeeUploadRequestDecoder.FeeLinesDecoder.itemCodeEncodingOffset(),
                    FeeUploadRequestDecoder.FeeLinesDecoder.itemCodeEncodingLength()),
            text(
                    FieldNames.FEE_CATEGORY,
                    FeeUploadRequestDecoder.FeeLinesDecoder.feeCategoryEncodingOffset(),
                    FeeUploadRequestDecoder.FeeLinesDecoder.feeCategoryEncodingLength()),
            of(
                            FieldNames.ITEM_CLASS,
                            FieldKind.CODE_8,
                            FeeUploadRequestDecoder.FeeLinesDecoder.itemClassEncodingOffset(),
                            2)
                    .optional(),
            of(
                            FieldNames.FIRST_SELF_PAY,
                            FieldKind.RATIO,
                            FeeUploadRequestDecoder.FeeLinesDecoder.firstSelfPayBpEncodingOffset())
                    .optional(),
            of(
                    FieldNames.UNIT_PRICE,
                    FieldKind.PRICE,
                    FeeUploadRequestDecoder.FeeLinesDecoder.unitPriceMicroEncodingOffset()),
            of(
                    FieldNames.QUANTITY,
                    FieldKind.QUANTITY,
                    FeeUploadRequestDecoder.FeeLinesDecoder.quantityE4EncodingOffset()),
            of(
                            FieldNames.PRICE_LIMIT,
                            FieldKind.PRICE,
                            FeeUploadRequestDecoder.FeeLinesDecoder.priceLimitMicroEncodingOffset())
                    .optional(),
            of(
                    FieldNames.LINE_AMOUNT,
                    FieldKind.AMOUNT,
                    FeeUploadRequestDecoder.FeeLinesDecoder.amountFenEncodingOffset()),
            text(
                    FieldNames.LINE_NO,
                    FeeUploadRequestDecoder.FeeLinesDecoder.lineNoEncodingOffset(),
                    FeeUploadRequestDecoder.FeeLinesDecoder.lineNoEncodingLength()),
            of(FieldNames.FEE_DATE, FieldKind.DATE, FeeUploadRequestDecoder.FeeLinesDecoder.feeDateEncodingOffset())
                    .optional(),
            of(
                            FieldNames.APPROVAL,
                            FieldKind.CODE_8,
                            FeeUploadRequestDecoder.FeeLinesDecoder.approvalEncodingOffset(),
                            1)
                    .optional(),
            of(
                            FieldNames.EXTERNAL_ORDER,
                            FieldKind.CODE_8,
                            FeeUploadRequestDecoder.FeeLinesDecoder.externalOrderEncodingOffset(),
                            3)
                    .optional());

    private static final BlockDescriptor RETURN_LINE = BlockDescriptor.of(
            FieldNames.RETURN_LINES,
            ReturnLinesDecoder.sbeBlockLength(),
            text(
                    FieldNames.LINE_NO,
                    ReturnLinesDecoder.lineNoEncodingOffset(),
                    ReturnLinesDecoder.lineNoEncodingLength()),
            text(
                    FieldNames.ORIGINAL_LINE_NO,
                    ReturnLinesDecoder.originalLineNoEncodingOffset(),
                    ReturnLinesDecoder.originalLineNoEncodingLength()),
            of(FieldNames.QUANTITY, FieldKind.SIGNED_QUANTITY, ReturnLinesDecoder.quantityE4EncodingOffset()),
            of(FieldNames.LINE_AMOUNT, FieldKind.SIGNED_AMOUNT, ReturnLinesDecoder.amountFenEncodingOffset()));

    private static final BlockDescriptor EXTERNAL_ORDER = BlockDescriptor.of(
            FieldNames.EXTERNAL_ORDERS,
            ExternalOrdersDecoder.sbeBlockLength(),
            text(
                    FieldNames.EXTERNAL_ORDER_NO,
                    ExternalOrdersDecoder.orderNoEncodingOffset(),
                    ExternalOrdersDecoder.orderNoEncodingLength()),
            text(
                    FieldNames.EXTERNAL_INSTITUTION,
                    ExternalOrdersDecoder.externalInstitutionEncodingOffset(),
                    ExternalOrdersDecoder.externalInstitutionEncodingLength()));

    private static final BlockDescriptor LINE_NO = BlockDescriptor.of(
            FieldNames.LINE_NOS,
            LineNosDecoder.sbeBlockLength(),
            text(FieldNames.LINE_NO, LineNosDecoder.lineNoEncodingOffset(), LineNosDecoder.lineNoEncodingLength()));

    static final BlockDescriptor REGISTER = BlockDescriptor.of(
            "",
            EncounterRequestDecoder.BLOCK_LENGTH,
            of(FieldNames.SENT_AT, FieldKind.TIME, EncounterRequestDecoder.sentAtMsEncodingOffset()),
            text(
                    FieldNames.INSTITUTION_CODE,
                    EncounterRequestDecoder.institutionCodeEncodingOffset(),
                    EncounterRequestDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    EncounterRequestDecoder.transactionCodeEncodingOffset(),
                    EncounterRequestDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    EncounterRequestDecoder.msgIdEncodingOffset(),
                    EncounterRequestDecoder.msgIdEncodingLength()),
            text(
                    FieldNames.PERSON_NO,
                    EncounterRequestDecoder.personNoEncodingOffset(),
                    EncounterRequestDecoder.personNoEncodingLength()),
            of(FieldNames.INSURANCE_TYPE, FieldKind.CODE_16, EncounterRequestDecoder.insuranceTypeEncodingOffset(), 3)
                    .optional(),
            text(
                            FieldNames.INSURED_PLACE,
                            EncounterRequestDecoder.insuredPlaceEncodingOffset(),
                            EncounterRequestDecoder.insuredPlaceEncodingLength())
                    .optional(),
            text(
                            FieldNames.CARE_PLACE,
                            EncounterRequestDecoder.carePlaceEncodingOffset(),
                            EncounterRequestDecoder.carePlaceEncodingLength())
                    .optional(),
            of(FieldNames.HOSPITAL_LEVEL, FieldKind.CODE_8, EncounterRequestDecoder.hospitalLevelEncodingOffset(), 1)
                    .optional(),
            text(
                            FieldNames.MEDICAL_TYPE,
                            EncounterRequestDecoder.medicalTypeEncodingOffset(),
                            EncounterRequestDecoder.medicalTypeEncodingLength())
                    .optional(),
            of(FieldNames.VOUCHER_TYPE, FieldKind.CODE_8, EncounterRequestDecoder.voucherTypeEncodingOffset(), 2)
                    .optional(),
            text(
                            FieldNames.VOUCHER_NO,
                            EncounterRequestDecoder.voucherNoEncodingOffset(),
                            EncounterRequestDecoder.voucherNoEncodingLength())
                    .optional(),
            flag(FieldNames.EMERGENCY, EncounterRequestDecoder.careFlagsEncodingOffset(), 0),
            flag(FieldNames.TRAUMA, EncounterRequestDecoder.careFlagsEncodingOffset(), 1),
            flag(FieldNames.THIRD_PARTY, EncounterRequestDecoder.careFlagsEncodingOffset(), 2),
            flag(FieldNames.DECLARED, EncounterRequestDecoder.careFlagsEncodingOffset(), 4),
            flag(FieldNames.AS_REGISTERED, EncounterRequestDecoder.careFlagsEncodingOffset(), 5),
            name(
                            FieldNames.REFERRAL_STEP,
                            EncounterRequestDecoder.referralStepEncodingOffset(),
                            "NONE",
                            "UPWARDS",
                            "DOWNWARDS")
                    .optional(),
            of(
                            FieldNames.REFERRED_FROM_LEVEL,
                            FieldKind.CODE_8,
                            EncounterRequestDecoder.referredFromLevelEncodingOffset(),
                            1)
                    .optional(),
            of(FieldNames.ADMISSION_DATE, FieldKind.DATE, EncounterRequestDecoder.admissionDateEncodingOffset())
                    .optional(),
            of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, EncounterRequestDecoder.dischargeDateEncodingOffset())
                    .optional(),
            text(
                            FieldNames.DIAGNOSIS_CODE,
                            EncounterRequestDecoder.diagnosisCodeEncodingOffset(),
                            EncounterRequestDecoder.diagnosisCodeEncodingLength())
                    .optional(),
            text(
                            FieldNames.DISEASE_CODE,
                            EncounterRequestDecoder.diseaseCodeEncodingOffset(),
                            EncounterRequestDecoder.diseaseCodeEncodingLength())
                    .optional(),
            of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, EncounterRequestDecoder.encounterIdEncodingOffset())
                    .optional());

    static final BlockDescriptor ACT = BlockDescriptor.of(
            "",
            EncounterActRequestDecoder.BLOCK_LENGTH,
            of(FieldNames.SENT_AT, FieldKind.TIME, EncounterActRequestDecoder.sentAtMsEncodingOffset()),
            text(
                    FieldNames.INSTITUTION_CODE,
                    EncounterActRequestDecoder.institutionCodeEncodingOffset(),
                    EncounterActRequestDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    EncounterActRequestDecoder.transactionCodeEncodingOffset(),
                    EncounterActRequestDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    EncounterActRequestDecoder.msgIdEncodingOffset(),
                    EncounterActRequestDecoder.msgIdEncodingLength()),
            text(
                    FieldNames.PERSON_NO,
                    EncounterActRequestDecoder.personNoEncodingOffset(),
                    EncounterActRequestDecoder.personNoEncodingLength()),
            of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, EncounterActRequestDecoder.encounterIdEncodingOffset()),
            of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, EncounterActRequestDecoder.dischargeDateEncodingOffset())
                    .optional());

    static final BlockDescriptor UPLOAD = BlockDescriptor.of(
                    "",
                    FeeUploadRequestDecoder.BLOCK_LENGTH,
                    of(FieldNames.SENT_AT, FieldKind.TIME, FeeUploadRequestDecoder.sentAtMsEncodingOffset()),
                    text(
                            FieldNames.INSTITUTION_CODE,
                            FeeUploadRequestDecoder.institutionCodeEncodingOffset(),
                            FeeUploadRequestDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            FeeUploadRequestDecoder.transactionCodeEncodingOffset(),
                            FeeUploadRequestDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            FeeUploadRequestDecoder.msgIdEncodingOffset(),
                            FeeUploadRequestDecoder.msgIdEncodingLength()),
                    text(
                            FieldNames.PERSON_NO,
                            FeeUploadRequestDecoder.personNoEncodingOffset(),
                            FeeUploadRequestDecoder.personNoEncodingLength()),
                    of(
                            FieldNames.ENCOUNTER_ID,
                            FieldKind.POSITION,
                            FeeUploadRequestDecoder.encounterIdEncodingOffset()),
                    text(
                                    FieldNames.BATCH_NO,
                                    FeeUploadRequestDecoder.batchNoEncodingOffset(),
                                    FeeUploadRequestDecoder.batchNoEncodingLength())
                            .optional(),
                    text(
                                    FieldNames.DISEASE_CODE,
                                    FeeUploadRequestDecoder.diseaseCodeEncodingOffset(),
                                    FeeUploadRequestDecoder.diseaseCodeEncodingLength())
                            .optional())
            .withGroups(UPLOADED_LINE, RETURN_LINE, EXTERNAL_ORDER);

    static final BlockDescriptor WITHDRAW = BlockDescriptor.of(
                    "",
                    FeeWithdrawalRequestDecoder.BLOCK_LENGTH,
                    of(FieldNames.SENT_AT, FieldKind.TIME, FeeWithdrawalRequestDecoder.sentAtMsEncodingOffset()),
                    text(
                            FieldNames.INSTITUTION_CODE,
                            FeeWithdrawalRequestDecoder.institutionCodeEncodingOffset(),
                            FeeWithdrawalRequestDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            FeeWithdrawalRequestDecoder.transactionCodeEncodingOffset(),
                            FeeWithdrawalRequestDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            FeeWithdrawalRequestDecoder.msgIdEncodingOffset(),
                            FeeWithdrawalRequestDecoder.msgIdEncodingLength()),
                    text(
                            FieldNames.PERSON_NO,
                            FeeWithdrawalRequestDecoder.personNoEncodingOffset(),
                            FeeWithdrawalRequestDecoder.personNoEncodingLength()),
                    of(
                            FieldNames.ENCOUNTER_ID,
                            FieldKind.POSITION,
                            FeeWithdrawalRequestDecoder.encounterIdEncodingOffset()),
                    text(
                                    FieldNames.BATCH_NO,
                                    FeeWithdrawalRequestDecoder.batchNoEncodingOffset(),
                                    FeeWithdrawalRequestDecoder.batchNoEncodingLength())
                            .optional())
            .withGroups(LINE_NO);

    static final BlockDescriptor SETTLE = BlockDescriptor.of(
                    "",
                    EncounterSettleRequestDecoder.BLOCK_LENGTH,
                    of(FieldNames.SENT_AT, FieldKind.TIME, EncounterSettleRequestDecoder.sentAtMsEncodingOffset()),
                    text(
                            FieldNames.INSTITUTION_CODE,
                            EncounterSettleRequestDecoder.institutionCodeEncodingOffset(),
                            EncounterSettleRequestDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            EncounterSettleRequestDecoder.transactionCodeEncodingOffset(),
                            EncounterSettleRequestDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            EncounterSettleRequestDecoder.msgIdEncodingOffset(),
                            EncounterSettleRequestDecoder.msgIdEncodingLength()),
                    text(
                            FieldNames.PERSON_NO,
                            EncounterSettleRequestDecoder.personNoEncodingOffset(),
                            EncounterSettleRequestDecoder.personNoEncodingLength()),
                    of(
                            FieldNames.ENCOUNTER_ID,
                            FieldKind.POSITION,
                            EncounterSettleRequestDecoder.encounterIdEncodingOffset()),
                    text(
                                    FieldNames.BATCH_NO,
                                    EncounterSettleRequestDecoder.batchNoEncodingOffset(),
                                    EncounterSettleRequestDecoder.batchNoEncodingLength())
                            .optional(),
                    of(
                            FieldNames.VOUCHER_TYPE,
                            FieldKind.CODE_8,
                            EncounterSettleRequestDecoder.voucherTypeEncodingOffset(),
                            2),
                    text(
                            FieldNames.VOUCHER_NO,
                            EncounterSettleRequestDecoder.voucherNoEncodingOffset(),
                            EncounterSettleRequestDecoder.voucherNoEncodingLength()),
                    text(
                                    FieldNames.MEDICAL_TYPE,
                                    EncounterSettleRequestDecoder.medicalTypeEncodingOffset(),
                                    EncounterSettleRequestDecoder.medicalTypeEncodingLength())
                            .optional(),
                    flag(FieldNames.USE_ACCOUNT, EncounterSettleRequestDecoder.settleFlagsEncodingOffset(), 0),
                    flag(FieldNames.MID_SETTLEMENT, EncounterSettleRequestDecoder.settleFlagsEncodingOffset(), 1),
                    name(
                                    FieldNames.SETTLEMENT_MODE,
                                    EncounterSettleRequestDecoder.modeEncodingOffset(),
                                    "DIRECT",
                                    "FULL_PAY")
                            .optional(),
                    of(
                                    FieldNames.DISCHARGE_DATE,
                                    FieldKind.DATE,
                                    EncounterSettleRequestDecoder.dischargeDateEncodingOffset())
                            .optional(),
                    of(FieldNames.TOTAL, FieldKind.AMOUNT, EncounterSettleRequestDecoder.totalFenEncodingOffset())
                            .optional(),
                    of(FieldNames.IN_SCOPE, FieldKind.AMOUNT, EncounterSettleRequestDecoder.inScopeFenEncodingOffset())
                            .optional(),
                    of(
                                    FieldNames.PRE_SELF_PAY,
                                    FieldKind.AMOUNT,
                                    EncounterSettleRequestDecoder.preSelfPayFenEncodingOffset())
                            .optional(),
                    of(
                                    FieldNames.OVER_LIMIT,
                                    FieldKind.AMOUNT,
                                    EncounterSettleRequestDecoder.overLimitFenEncodingOffset())
                            .optional(),
                    of(FieldNames.OWN_PAY, FieldKind.AMOUNT, EncounterSettleRequestDecoder.ownPayFenEncodingOffset())
                            .optional())
            .withGroups(RequestDescriptors.CATEGORY_TOTAL);

    static final BlockDescriptor ENCOUNTER = BlockDescriptor.of(
            "",
            EncounterReplyDecoder.BLOCK_LENGTH,
            flag("repeat", EncounterReplyDecoder.replyFlagsEncodingOffset(), 0),
            text(
                    "fixmedins_code",
                    EncounterReplyDecoder.institutionCodeEncodingOffset(),
                    EncounterReplyDecoder.institutionCodeEncodingLength()),
            text(
                    "infno",
                    EncounterReplyDecoder.transactionCodeEncodingOffset(),
                    EncounterReplyDecoder.transactionCodeEncodingLength()),
            text("msgid", EncounterReplyDecoder.msgIdEncodingOffset(), EncounterReplyDecoder.msgIdEncodingLength()),
            of("mdtrt_id", FieldKind.POSITION, EncounterReplyDecoder.encounterIdEncodingOffset()),
            of("journal_position", FieldKind.POSITION, EncounterReplyDecoder.journalPositionEncodingOffset()),
            of("decided_at", FieldKind.TIME, EncounterReplyDecoder.decidedAtMsEncodingOffset()),
            of("business_day", FieldKind.DATE, EncounterReplyDecoder.businessDayEncodingOffset()),
            name("state", EncounterReplyDecoder.stateEncodingOffset(), "OPEN", "DISCHARGED", "SETTLED", "CANCELLED"),
            of("withdrawn_lines", FieldKind.COUNT, EncounterReplyDecoder.withdrawnLinesEncodingOffset()),
            of("unsettled_lines", FieldKind.COUNT, EncounterReplyDecoder.unsettledLinesEncodingOffset()));

    private static final BlockDescriptor LINE_RESULT = BlockDescriptor.of(
            "result_lines",
            LinesDecoder.sbeBlockLength(),
            text("feedetl_sn", LinesDecoder.lineNoEncodingOffset(), LinesDecoder.lineNoEncodingLength()),
            of("det_item_fee_sumamt", FieldKind.AMOUNT, LinesDecoder.amountFenEncodingOffset()),
            of("inscp_scp_amt", FieldKind.AMOUNT, LinesDecoder.inScopeFenEncodingOffset()),
            of("preselfpay_amt", FieldKind.AMOUNT, LinesDecoder.preSelfPayFenEncodingOffset()),
            of("overlmt_selfpay", FieldKind.AMOUNT, LinesDecoder.overLimitFenEncodingOffset()),
            of("fulamt_ownpay_amt", FieldKind.AMOUNT, LinesDecoder.ownPayFenEncodingOffset()));

    static final BlockDescriptor LINES = BlockDescriptor.of(
                    "",
                    FeeUploadReplyDecoder.BLOCK_LENGTH,
                    flag("repeat", FeeUploadReplyDecoder.replyFlagsEncodingOffset(), 0),
                    text(
                            "fixmedins_code",
                            FeeUploadReplyDecoder.institutionCodeEncodingOffset(),
                            FeeUploadReplyDecoder.institutionCodeEncodingLength()),
                    text(
                            "infno",
                            FeeUploadReplyDecoder.transactionCodeEncodingOffset(),
                            FeeUploadReplyDecoder.transactionCodeEncodingLength()),
                    text(
                            "msgid",
                            FeeUploadReplyDecoder.msgIdEncodingOffset(),
                            FeeUploadReplyDecoder.msgIdEncodingLength()),
                    of("mdtrt_id", FieldKind.POSITION, FeeUploadReplyDecoder.encounterIdEncodingOffset()),
                    of("journal_position", FieldKind.POSITION, FeeUploadReplyDecoder.journalPositionEncodingOffset()),
                    of("decided_at", FieldKind.TIME, FeeUploadReplyDecoder.decidedAtMsEncodingOffset()),
                    of("business_day", FieldKind.DATE, FeeUploadReplyDecoder.businessDayEncodingOffset()),
                    of("missing_amt", FieldKind.AMOUNT, FeeUploadReplyDecoder.missingFenEncodingOffset()),
                    of("lines_due_date", FieldKind.DATE, FeeUploadReplyDecoder.linesDueDayEncodingOffset()))
            .withGroups(LINE_RESULT);

    private EncounterDescriptors() {}
}
