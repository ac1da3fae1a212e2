package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;

/** 请求报文: the fields of each request, in the order of the schema. The correlation id is the connection's, not JSON's. */
final class RequestDescriptors {

    private static final BlockDescriptor FEE_LINE = FeeLineFields.group(FeeLinesDecoder.sbeBlockLength());

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

    static final BlockDescriptor SETTLE = KeyFields.request(
                    SettleRequestDecoder.BLOCK_LENGTH,
                    VisitFields.BILL,
                    of(FieldNames.TOTAL, FieldKind.AMOUNT, SettleRequestDecoder.totalFenEncodingOffset()))
            .withGroups(FEE_LINE, CATEGORY_TOTAL, DeclarationDescriptors.DECLARATION);

    static final BlockDescriptor REFUND = KeyFields.request(
            RefundRequestDecoder.BLOCK_LENGTH,
            text(
                    FieldNames.PERSON_NO,
                    RefundRequestDecoder.personNoEncodingOffset(),
                    RefundRequestDecoder.personNoEncodingLength()),
            of(FieldNames.SETTLEMENT_ID, FieldKind.POSITION, RefundRequestDecoder.originalSettlementIdEncodingOffset()),
            of(FieldNames.ENCOUNTER_ID, FieldKind.POSITION, RefundRequestDecoder.encounterIdEncodingOffset())
                    .optional());

    static final BlockDescriptor REVERSAL = KeyFields.request(
            ReversalRequestDecoder.BLOCK_LENGTH,
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

    static final BlockDescriptor SETTLEMENT_QUERY = KeyFields.request(
            SettlementQueryDecoder.BLOCK_LENGTH,
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

    /** The fields of the request with this template. */
    static BlockDescriptor ofTemplate(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> SETTLE;
            case FilingRequestDecoder.TEMPLATE_ID -> FilingDescriptors.REQUEST;
            case FilingQueryDecoder.TEMPLATE_ID -> FilingDescriptors.QUERY;
            case RefundRequestDecoder.TEMPLATE_ID -> REFUND;
            case ReversalRequestDecoder.TEMPLATE_ID -> REVERSAL;
            case QueryRequestDecoder.TEMPLATE_ID -> QUERY;
            case NoticeQueryDecoder.TEMPLATE_ID -> NoticeDescriptors.QUERY;
            case SettlementQueryDecoder.TEMPLATE_ID -> SETTLEMENT_QUERY;
            case EncounterRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.REGISTER;
            case EncounterActRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.ACT;
            case FeeUploadRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.UPLOAD;
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.WITHDRAW;
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.SETTLE;
            default -> throw new IllegalArgumentException("expected a request's template, found " + templateId);
        };
    }
}
