package io.yidi.gateway.pipeline;

import io.yidi.protocol.MessageLength;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 内容差异: the first field, in the order of the schema, in which two requests under one key differ. Names are those of
 * the national interface. Core thread only.
 */
final class ContentDifference {

    private static final String NO_DIFFERENCE = "";

    /** One fixed field of a message's block. */
    record Field(String jsonName, int offset, int length) {}

    private static final Field[] SETTLE_FIELDS = {
        field("psn_no", SettleRequestDecoder.personNoEncodingOffset(), SettleRequestDecoder.personNoEncodingLength()),
        field(
                "insutype",
                SettleRequestDecoder.insuranceTypeEncodingOffset(),
                SettleRequestDecoder.insuranceTypeEncodingLength()),
        field(
                "insuplc_admdvs",
                SettleRequestDecoder.insuredPlaceEncodingOffset(),
                SettleRequestDecoder.insuredPlaceEncodingLength()),
        field(
                "mdtrtarea_admvs",
                SettleRequestDecoder.carePlaceEncodingOffset(),
                SettleRequestDecoder.carePlaceEncodingLength()),
        field(
                "hosp_lv",
                SettleRequestDecoder.hospitalLevelEncodingOffset(),
                SettleRequestDecoder.hospitalLevelEncodingLength()),
        field(
                "med_type",
                SettleRequestDecoder.medicalTypeEncodingOffset(),
                SettleRequestDecoder.medicalTypeEncodingLength()),
        field(
                "mdtrt_cert_type",
                SettleRequestDecoder.voucherTypeEncodingOffset(),
                SettleRequestDecoder.voucherTypeEncodingLength()),
        field(
                "mdtrt_cert_no",
                SettleRequestDecoder.voucherNoEncodingOffset(),
                SettleRequestDecoder.voucherNoEncodingLength()),
        field(
                "er_flag",
                SettleRequestDecoder.careFlagsEncodingOffset(),
                SettleRequestDecoder.careFlagsEncodingLength()),
        field(
                "refl_step",
                SettleRequestDecoder.referralStepEncodingOffset(),
                SettleRequestDecoder.referralStepEncodingLength()),
        field(
                "refl_from_hosp_lv",
                SettleRequestDecoder.referredFromLevelEncodingOffset(),
                SettleRequestDecoder.referredFromLevelEncodingLength()),
        field(
                "begndate",
                SettleRequestDecoder.admissionDateEncodingOffset(),
                SettleRequestDecoder.admissionDateEncodingLength()),
        field(
                "enddate",
                SettleRequestDecoder.dischargeDateEncodingOffset(),
                SettleRequestDecoder.dischargeDateEncodingLength()),
        field(
                "diag_code",
                SettleRequestDecoder.diagnosisCodeEncodingOffset(),
                SettleRequestDecoder.diagnosisCodeEncodingLength()),
        field(
                "dise_codg",
                SettleRequestDecoder.diseaseCodeEncodingOffset(),
                SettleRequestDecoder.diseaseCodeEncodingLength()),
        field(
                "medfee_sumamt",
                SettleRequestDecoder.totalFenEncodingOffset(),
                SettleRequestDecoder.totalFenEncodingLength()),
    };

    private static final Field[] REFUND_FIELDS = {
        field("psn_no", RefundRequestDecoder.personNoEncodingOffset(), RefundRequestDecoder.personNoEncodingLength()),
        field(
                "setl_id",
                RefundRequestDecoder.originalSettlementIdEncodingOffset(),
                RefundRequestDecoder.originalSettlementIdEncodingLength()),
    };

    private static final Field[] REVERSAL_FIELDS = {
        field(
                "psn_no",
                ReversalRequestDecoder.personNoEncodingOffset(),
                ReversalRequestDecoder.personNoEncodingLength()),
        field(
                "oinfno",
                ReversalRequestDecoder.originalTransactionCodeEncodingOffset(),
                ReversalRequestDecoder.originalTransactionCodeEncodingLength()),
        field(
                "omsgid",
                ReversalRequestDecoder.originalMsgIdEncodingOffset(),
                ReversalRequestDecoder.originalMsgIdEncodingLength()),
    };

    private static final String[] CARE_FLAGS = {
        "er_flag", "trum_flag", "rel_ttp_flag", "acct_used_flag", "trum_decl_flag", "as_registered"
    };

    private static final String[] SETTLE_GROUPS = {"feedetail", "chrgitm", "trum_decl"};

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * Names the first difference.
     *
     * @param first one request, with its header
     * @param firstOffset of its header
     * @param second another request under the same key
     * @param secondOffset of its header
     * @return a JSON name, that of a group for its lines; empty if there is none
     */
    String firstField(
            final DirectBuffer first, final int firstOffset, final DirectBuffer second, final int secondOffset) {
        header.wrap(first, firstOffset);
        final int template = header.templateId();
        header.wrap(second, secondOffset);
        if (template != header.templateId()) {
            return "infno";
        }
        final int firstBlock = firstOffset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int secondBlock = secondOffset + MessageHeaderDecoder.ENCODED_LENGTH;
        for (final Field field : fieldsOf(template)) {
            if (differ(first, firstBlock + field.offset, second, secondBlock + field.offset, field.length)) {
                return field.jsonName.equals(CARE_FLAGS[0])
                        ? firstFlag(
                                first.getByte(firstBlock + field.offset) ^ second.getByte(secondBlock + field.offset))
                        : field.jsonName;
            }
        }
        return switch (template) {
            case SettleRequestDecoder.TEMPLATE_ID -> firstGroup(first, firstOffset, second, secondOffset);
            case RefundRequestDecoder.TEMPLATE_ID ->
                RefundDescriptor.encounterId(first, firstOffset) == RefundDescriptor.encounterId(second, secondOffset)
                        ? NO_DIFFERENCE
                        : "mdtrt_id";
            case EncounterRequestDecoder.TEMPLATE_ID -> "trum_decl";
            case FilingRequestDecoder.TEMPLATE_ID -> "hospitals";
            case FeeUploadRequestDecoder.TEMPLATE_ID -> "feedetail";
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> "feedetl_sns";
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> "chrgitm";
            default -> NO_DIFFERENCE;
        };
    }

    private static Field[] fieldsOf(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> SETTLE_FIELDS;
            case RefundRequestDecoder.TEMPLATE_ID -> REFUND_FIELDS;
            case EncounterRequestDecoder.TEMPLATE_ID -> EncounterFields.REGISTER;
            case EncounterActRequestDecoder.TEMPLATE_ID -> EncounterFields.ACT;
            case FeeUploadRequestDecoder.TEMPLATE_ID -> EncounterFields.UPLOAD;
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> EncounterFields.WITHDRAW;
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> EncounterFields.SETTLE;
            case FilingRequestDecoder.TEMPLATE_ID -> FilingFields.FILE;
            default -> REVERSAL_FIELDS;
        };
    }

    private static String firstGroup(
            final DirectBuffer first, final int firstOffset, final DirectBuffer second, final int secondOffset) {
        for (int group = 0; group < SETTLE_GROUPS.length; group++) {
            final int firstAt = MessageLength.group(first, firstOffset, group);
            final int secondAt = MessageLength.group(second, secondOffset, group);
            final int length = MessageLength.group(first, firstOffset, group + 1) - firstAt;
            if (length != MessageLength.group(second, secondOffset, group + 1) - secondAt
                    || differ(first, firstOffset + firstAt, second, secondOffset + secondAt, length)) {
                return SETTLE_GROUPS[group];
            }
        }
        return NO_DIFFERENCE;
    }

    private static String firstFlag(final int differingBits) {
        return CARE_FLAGS[Integer.numberOfTrailingZeros(differingBits)];
    }

    private static boolean differ(
            final DirectBuffer first,
            final int firstOffset,
            final DirectBuffer second,
            final int secondOffset,
            final int length) {
        for (int i = 0; i < length; i++) {
            if (first.getByte(firstOffset + i) != second.getByte(secondOffset + i)) {
                return true;
            }
        }
        return false;
    }

    private static Field field(final String jsonName, final int offset, final int length) {
        return new Field(jsonName, offset, length);
    }
}
