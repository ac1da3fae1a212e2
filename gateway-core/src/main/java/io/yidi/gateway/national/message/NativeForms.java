package io.yidi.gateway.national.message;

import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import java.util.HashMap;
import java.util.Map;

/** 报文格式: the native messages by the addresses that the tables name; those of one kind share one. */
final class NativeForms {

    private final Map<Integer, NativeMessage> messages = new HashMap<>();

    NativeMessage at(final String address) {
        return messages.computeIfAbsent(templateAt(address), NativeMessage::new);
    }

    private static int templateAt(final String address) {
        return switch (address) {
            case "/v1/pre-settlements", "/v1/settlements" -> SettleRequestDecoder.TEMPLATE_ID;
            case "/v1/refunds" -> RefundRequestDecoder.TEMPLATE_ID;
            case "/v1/reversals" -> ReversalRequestDecoder.TEMPLATE_ID;
            case "/v1/filings" -> FilingRequestDecoder.TEMPLATE_ID;
            case "/v1/filing-queries" -> FilingQueryDecoder.TEMPLATE_ID;
            case "/v1/settlement-queries" -> SettlementQueryDecoder.TEMPLATE_ID;
            case "/v1/encounters", "/v1/encounters/changes" -> EncounterRequestDecoder.TEMPLATE_ID;
            case "/v1/encounters/cancellations", "/v1/encounters/discharges" -> EncounterActRequestDecoder.TEMPLATE_ID;
            case "/v1/encounters/lines" -> FeeUploadRequestDecoder.TEMPLATE_ID;
            case "/v1/encounters/line-withdrawals" -> FeeWithdrawalRequestDecoder.TEMPLATE_ID;
            case "/v1/encounters/pre-settlements", "/v1/encounters/settlements" ->
                EncounterSettleRequestDecoder.TEMPLATE_ID;
            default -> throw new IllegalArgumentException("expected a native address, found " + address);
        };
    }
}
