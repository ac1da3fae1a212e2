package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.record.RecordType;
import io.yidi.gateway.record.sbe.ActivateBundleDecoder;
import io.yidi.gateway.record.sbe.CutOverDecoder;
import io.yidi.gateway.record.sbe.LoadReferenceDecoder;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingReplyDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/** 记录名称: what record types and messages are called here. */
final class RecordNames {

    private RecordNames() {}

    static String type(final int type) {
        return switch (type) {
            case RecordType.TRANSACTION -> "TRANSACTION";
            case RecordType.CONTROL -> "CONTROL";
            case RecordType.CONFLICT -> "CONFLICT";
            default -> "TYPE_" + type;
        };
    }

    static String control(final int templateId) {
        return switch (templateId) {
            case ActivateBundleDecoder.TEMPLATE_ID -> "ACTIVATE_BUNDLE";
            case LoadReferenceDecoder.TEMPLATE_ID -> "LOAD_REFERENCE";
            case CutOverDecoder.TEMPLATE_ID -> "CUT_OVER";
            default -> "CONTROL_" + templateId;
        };
    }

    static String request(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> "SETTLE";
            case RefundRequestDecoder.TEMPLATE_ID -> "REFUND";
            case FilingRequestDecoder.TEMPLATE_ID -> "FILING";
            case ReversalRequestDecoder.TEMPLATE_ID -> "REVERSAL";
            case EncounterRequestDecoder.TEMPLATE_ID -> "ENCOUNTER";
            case EncounterActRequestDecoder.TEMPLATE_ID -> "ENCOUNTER_ACT";
            case FeeUploadRequestDecoder.TEMPLATE_ID -> "FEE_UPLOAD";
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> "FEE_WITHDRAWAL";
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> "ENCOUNTER_SETTLE";
            default -> "REQUEST_" + templateId;
        };
    }

    /** What became of a transaction, by its reply. */
    static String outcome(final int replyTemplateId) {
        return switch (replyTemplateId) {
            case SettleReplyDecoder.TEMPLATE_ID -> "settlements";
            case RefundReplyDecoder.TEMPLATE_ID -> "refunds";
            case FilingReplyDecoder.TEMPLATE_ID -> "filings";
            case ReversalReplyDecoder.TEMPLATE_ID -> "reversals";
            case EncounterReplyDecoder.TEMPLATE_ID -> "encounters";
            case FeeUploadReplyDecoder.TEMPLATE_ID -> "uploads";
            default -> "refusals";
        };
    }
}
