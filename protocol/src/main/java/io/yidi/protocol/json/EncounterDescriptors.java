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
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder.LineNosDecoder;

/** 就诊报文: the fields of requests and replies about encounters, in the order of the schema. */
final class EncounterDescriptors {

    private static final BlockDescriptor UPLOADED_LINE = FeeLineFields.group(
            FeeLinesDecoder.sbeBlockLength(),
            text(FieldNames.LINE_NO, FeeLinesDecoder.lineNoEncodingOffset(), FeeLinesDecoder.lineNoEncodingLength()),
            of(FieldNames.FEE_DATE, FieldKind.DATE, FeeLinesDecoder.feeDateEncodingOffset())
                    .optional(),
            of(FieldNames.APPROVAL, FieldKind.CODE_8, FeeLinesDecoder.approvalEncodingOffset(), 1)
                    .optional(),
            of(FieldNames.EXTERNAL_ORDER, FieldKind.CODE_8, FeeLinesDecoder.externalOrderEncodingOffset(), 3)
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

    static final BlockDescriptor REGISTER = KeyFields.request(
                    EncounterRequestDecoder.BLOCK_LENGTH,
                    VisitFields.REGISTRATION,
                    of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, EncounterRequestDecoder.encounterIdEncodingOffset())
                            .optional())
            .withGroups(DeclarationDescriptors.DECLARATION);

    static final BlockDescriptor ACT = KeyFields.request(
            EncounterActRequestDecoder.BLOCK_LENGTH,
            text(
                    FieldNames.PERSON_NO,
                    EncounterActRequestDecoder.personNoEncodingOffset(),
                    EncounterActRequestDecoder.personNoEncodingLength()),
            of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, EncounterActRequestDecoder.encounterIdEncodingOffset()),
            of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, EncounterActRequestDecoder.dischargeDateEncodingOffset())
                    .optional());

    static final BlockDescriptor UPLOAD = KeyFields.request(
                    FeeUploadRequestDecoder.BLOCK_LENGTH,
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

    static final BlockDescriptor WITHDRAW = KeyFields.request(
                    FeeWithdrawalRequestDecoder.BLOCK_LENGTH,
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

    static final BlockDescriptor SETTLE = KeyFields.request(
                    EncounterSettleRequestDecoder.BLOCK_LENGTH,
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

    static final BlockDescriptor ENCOUNTER = KeyFields.reply(
            EncounterReplyDecoder.BLOCK_LENGTH,
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
            of("fulamt_ownpay_amt", FieldKind.AMOUNT, LinesDecoder.ownPayFenEncodingOffset()),
            text(
                    FieldNames.FEE_CATEGORY,
                    LinesDecoder.feeCategoryEncodingOffset(),
                    LinesDecoder.feeCategoryEncodingLength()),
            of(FieldNames.ITEM_CLASS, FieldKind.CODE_8, LinesDecoder.itemClassEncodingOffset(), 2),
            of(FieldNames.FIRST_SELF_PAY, FieldKind.RATIO, LinesDecoder.firstSelfPayBpEncodingOffset()),
            of(FieldNames.PRICE_LIMIT, FieldKind.PRICE, LinesDecoder.priceLimitMicroEncodingOffset()));

    static final BlockDescriptor LINES = KeyFields.reply(
                    FeeUploadReplyDecoder.BLOCK_LENGTH,
                    of("mdtrt_id", FieldKind.POSITION, FeeUploadReplyDecoder.encounterIdEncodingOffset()),
                    of("journal_position", FieldKind.POSITION, FeeUploadReplyDecoder.journalPositionEncodingOffset()),
                    of("decided_at", FieldKind.TIME, FeeUploadReplyDecoder.decidedAtMsEncodingOffset()),
                    of("business_day", FieldKind.DATE, FeeUploadReplyDecoder.businessDayEncodingOffset()),
                    of("missing_amt", FieldKind.AMOUNT, FeeUploadReplyDecoder.missingFenEncodingOffset()),
                    of("lines_due_date", FieldKind.DATE, FeeUploadReplyDecoder.linesDueDayEncodingOffset()))
            .withGroups(LINE_RESULT);

    private EncounterDescriptors() {}
}
