package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;

/**
 * 请求校验: sends a message to the checker of its template; the one entry for a door that takes any request.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
public final class RequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleRequestChecker settle = new SettleRequestChecker();
    private final RefundRequestChecker refund = new RefundRequestChecker();
    private final FilingRequestChecker filing = new FilingRequestChecker();
    private final FilingQueryChecker filingQuery = new FilingQueryChecker();
    private final NoticeQueryChecker noticeQuery = new NoticeQueryChecker();
    private final SettlementQueryChecker settlementQuery = new SettlementQueryChecker();
    private final ReversalRequestChecker reversal = new ReversalRequestChecker();
    private final QueryRequestChecker query = new QueryRequestChecker();
    private final EncounterRequestChecker encounter = new EncounterRequestChecker();
    private final EncounterActRequestChecker encounterAct = new EncounterActRequestChecker();
    private final FeeUploadRequestChecker feeUpload = new FeeUploadRequestChecker();
    private final FeeWithdrawalRequestChecker feeWithdrawal = new FeeWithdrawalRequestChecker();
    private final EncounterSettleRequestChecker encounterSettle = new EncounterSettleRequestChecker();

    /**
     * Checks one message.
     *
     * @param buffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    public Fault check(final DirectBuffer buffer, final int offset, final int length) {
        fields.wrap(buffer);
        if (!envelope.isHeader(buffer, offset, length)) {
            return fields.fault();
        }
        final int templateId = header.wrap(buffer, offset).templateId();
        final MessageChecker checker = checkerOf(templateId);
        if (checker == null) {
            fields.failShowing(ResultCode.TEMPLATE_UNKNOWN, "", templateId);
            return fields.fault();
        }
        return checker.check(buffer, offset, length);
    }

    private MessageChecker checkerOf(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> settle;
            case RefundRequestDecoder.TEMPLATE_ID -> refund;
            case FilingRequestDecoder.TEMPLATE_ID -> filing;
            case FilingQueryDecoder.TEMPLATE_ID -> filingQuery;
            case NoticeQueryDecoder.TEMPLATE_ID -> noticeQuery;
            case SettlementQueryDecoder.TEMPLATE_ID -> settlementQuery;
            case ReversalRequestDecoder.TEMPLATE_ID -> reversal;
            case QueryRequestDecoder.TEMPLATE_ID -> query;
            case EncounterRequestDecoder.TEMPLATE_ID -> encounter;
            case EncounterActRequestDecoder.TEMPLATE_ID -> encounterAct;
            case FeeUploadRequestDecoder.TEMPLATE_ID -> feeUpload;
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> feeWithdrawal;
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> encounterSettle;
            default -> null;
        };
    }
}
