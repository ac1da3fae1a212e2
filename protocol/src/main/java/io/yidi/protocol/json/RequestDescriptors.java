package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.flag;
import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;

/** 请求报文: the fields of each request, in the order of the schema. The correlation id is the connection's, not JSON's. */
final class RequestDescriptors {

    private static final BlockDescriptor FEE_LINE = BlockDescriptor.of(
            FieldNames.FEE_LINES,
            FeeLinesDecoder.sbeBlockLength(),
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

    static final BlockDescriptor CATEGORY_TOTAL = BlockDescriptor.of(
            FieldNames.CATEGORY_TOTALS,
            CategoryTotalsDecoder.sbeBlockLength(),
            text(
                    FieldNames.FEE_CATEGORY,
                    CategoryTotalsDecoder.feeCategoryEncodingOffset(),
                    CategoryTotalsDecoder.feeCategoryEncodingLength()),
            of(FieldNames.CATEGORY_AMOUNT, FieldKind.AMOUNT, CategoryTotalsDecoder.amountFenEncodingOffset()),
            of(FieldNames.IN_SCOPE, FieldKind.AMOUNT, CategoryTotalsDecoder.inScopeFenEncodingOffset()),
            of(FieldNames.PRE_SELF_PAY, FieldKind.AMOUNT, CategoryTotalsDecoder.preSelfPayFenEncodingOffset()),
            of(FieldNames.OVER_LIMIT, FieldKind.AMOUNT, CategoryTotalsDecoder.overLimitFenEncodingOffset()),
            of(FieldNames.OWN_PAY, FieldKind.AMOUNT, CategoryTotalsDecoder.ownPayFenEncodingOffset()));

    static final BlockDescriptor SETTLE = BlockDescriptor.of(
                    "",
                    SettleRequestDecoder.BLOCK_LENGTH,
                    of(FieldNames.SENT_AT, FieldKind.TIME, SettleRequestDecoder.sentAtMsEncodingOffset()),
                    text(
                            FieldNames.INSTITUTION_CODE,
                            SettleRequestDecoder.institutionCodeEncodingOffset(),
                            SettleRequestDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            SettleRequestDecoder.transactionCodeEncodingOffset(),
                            SettleRequestDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            SettleRequestDecoder.msgIdEncodingOffset(),
                            SettleRequestDecoder.msgIdEncodingLength()),
                    text(
                            FieldNames.PERSON_NO,
                            SettleRequestDecoder.personNoEncodingOffset(),
                            SettleRequestDecoder.personNoEncodingLength()),
                    of(
                            FieldNames.INSURANCE_TYPE,
                            FieldKind.CODE_16,
                            SettleRequestDecoder.insuranceTypeEncodingOffset(),
                            3),
                    text(
                            FieldNames.INSURED_PLACE,
                            SettleRequestDecoder.insuredPlaceEncodingOffset(),
                            SettleRequestDecoder.insuredPlaceEncodingLength()),
                    text(
                            FieldNames.CARE_PLACE,
                            SettleRequestDecoder.carePlaceEncodingOffset(),
                            SettleRequestDecoder.carePlaceEncodingLength()),
                    of(
                            FieldNames.HOSPITAL_LEVEL,
                            FieldKind.CODE_8,
                            SettleRequestDecoder.hospitalLevelEncodingOffset(),
                            1),
                    text(
                            FieldNames.MEDICAL_TYPE,
                            SettleRequestDecoder.medicalTypeEncodingOffset(),
                            SettleRequestDecoder.medicalTypeEncodingLength()),
                    of(FieldNames.VOUCHER_TYPE, FieldKind.CODE_8, SettleRequestDecoder.voucherTypeEncodingOffset(), 2),
                    text(
                            FieldNames.VOUCHER_NO,
                            SettleRequestDecoder.voucherNoEncodingOffset(),
                            SettleRequestDecoder.voucherNoEncodingLength()),
                    flag(FieldNames.EMERGENCY, SettleRequestDecoder.careFlagsEncodingOffset(), 0),
                    flag(FieldNames.TRAUMA, SettleRequestDecoder.careFlagsEncodingOffset(), 1),
                    flag(FieldNames.THIRD_PARTY, SettleRequestDecoder.careFlagsEncodingOffset(), 2),
                    flag(FieldNames.DECLARED, SettleRequestDecoder.careFlagsEncodingOffset(), 4),
                    flag(FieldNames.USE_ACCOUNT, SettleRequestDecoder.careFlagsEncodingOffset(), 3),
                    name(
                                    FieldNames.REFERRAL_STEP,
                                    SettleRequestDecoder.referralStepEncodingOffset(),
                                    "NONE",
                                    "UPWARDS",
                                    "DOWNWARDS")
                            .optional(),
                    of(
                                    FieldNames.REFERRED_FROM_LEVEL,
                                    FieldKind.CODE_8,
                                    SettleRequestDecoder.referredFromLevelEncodingOffset(),
                                    1)
                            .optional(),
                    of(FieldNames.ADMISSION_DATE, FieldKind.DATE, SettleRequestDecoder.admissionDateEncodingOffset())
                            .optional(),
                    of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, SettleRequestDecoder.dischargeDateEncodingOffset())
                            .optional(),
                    text(
                                    FieldNames.DIAGNOSIS_CODE,
                                    SettleRequestDecoder.diagnosisCodeEncodingOffset(),
                                    SettleRequestDecoder.diagnosisCodeEncodingLength())
                            .optional(),
                    text(
                                    FieldNames.DISEASE_CODE,
                                    SettleRequestDecoder.diseaseCodeEncodingOffset(),
                                    SettleRequestDecoder.diseaseCodeEncodingLength())
                            .optional(),
                    of(FieldNames.TOTAL, FieldKind.AMOUNT, SettleRequestDecoder.totalFenEncodingOffset()))
            .withGroups(FEE_LINE, CATEGORY_TOTAL);

    static final BlockDescriptor REFUND = BlockDescriptor.of(
            "",
            RefundRequestDecoder.BLOCK_LENGTH,
            of(FieldNames.SENT_AT, FieldKind.TIME, RefundRequestDecoder.sentAtMsEncodingOffset()),
            text(
                    FieldNames.INSTITUTION_CODE,
                    RefundRequestDecoder.institutionCodeEncodingOffset(),
                    RefundRequestDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    RefundRequestDecoder.transactionCodeEncodingOffset(),
                    RefundRequestDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    RefundRequestDecoder.msgIdEncodingOffset(),
                    RefundRequestDecoder.msgIdEncodingLength()),
            text(
                    FieldNames.PERSON_NO,
                    RefundRequestDecoder.personNoEncodingOffset(),
                    RefundRequestDecoder.personNoEncodingLength()),
            of(
                    FieldNames.SETTLEMENT_ID,
                    FieldKind.POSITION,
                    RefundRequestDecoder.originalSettlementIdEncodingOffset()));

    static final BlockDescriptor REVERSAL = BlockDescriptor.of(
            "",
            ReversalRequestDecoder.BLOCK_LENGTH,
            of(FieldNames.SENT_AT, FieldKind.TIME, ReversalRequestDecoder.sentAtMsEncodingOffset()),
            text(
                    FieldNames.INSTITUTION_CODE,
                    ReversalRequestDecoder.institutionCodeEncodingOffset(),
                    ReversalRequestDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    ReversalRequestDecoder.transactionCodeEncodingOffset(),
                    ReversalRequestDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    ReversalRequestDecoder.msgIdEncodingOffset(),
                    ReversalRequestDecoder.msgIdEncodingLength()),
            text(
                    FieldNames.PERSON_NO,
                    ReversalRequestDecoder.personNoEncodingOffset(),
                    ReversalRequestDecoder.personNoEncodingLength()),
            text(
                    FieldNames.ORIGINAL_TRANSACTION_CODE,
                    ReversalRequestDecoder.originalTransactionCodeEncodingOffset(),
                    ReversalRequestDecoder.originalTransactionCodeEncodingLength()),
            text(
                    FieldNames.ORIGINAL_MSG_ID,
                    ReversalRequestDecoder.originalMsgIdEncodingOffset(),
                    ReversalRequestDecoder.originalMsgIdEncodingLength()));

    static final BlockDescriptor SETTLEMENT_QUERY = BlockDescriptor.of(
            "",
            SettlementQueryDecoder.BLOCK_LENGTH,
            of(FieldNames.SENT_AT, FieldKind.TIME, SettlementQueryDecoder.sentAtMsEncodingOffset()),
            text(
                    FieldNames.INSTITUTION_CODE,
                    SettlementQueryDecoder.institutionCodeEncodingOffset(),
                    SettlementQueryDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    SettlementQueryDecoder.transactionCodeEncodingOffset(),
                    SettlementQueryDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    SettlementQueryDecoder.msgIdEncodingOffset(),
                    SettlementQueryDecoder.msgIdEncodingLength()),
            text(
                    FieldNames.PERSON_NO,
                    SettlementQueryDecoder.personNoEncodingOffset(),
                    SettlementQueryDecoder.personNoEncodingLength()),
            of(FieldNames.SETTLEMENT_ID, FieldKind.POSITION, SettlementQueryDecoder.settlementIdEncodingOffset())
                    .optional(),
            of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, SettlementQueryDecoder.encounterIdEncodingOffset())
                    .optional());

    static final BlockDescriptor QUERY = BlockDescriptor.of(
            "",
            QueryRequestDecoder.BLOCK_LENGTH,
            text(
                    FieldNames.INSTITUTION_CODE,
                    QueryRequestDecoder.institutionCodeEncodingOffset(),
                    QueryRequestDecoder.institutionCodeEncodingLength()),
            text(
                    FieldNames.TRANSACTION_CODE,
                    QueryRequestDecoder.transactionCodeEncodingOffset(),
                    QueryRequestDecoder.transactionCodeEncodingLength()),
            text(
                    FieldNames.MSG_ID,
                    QueryRequestDecoder.msgIdEncodingOffset(),
                    QueryRequestDecoder.msgIdEncodingLength()));

    private RequestDescriptors() {}
}
