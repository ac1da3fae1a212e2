package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** 抬头: which record an explanation is for, read from its reply and request. */
final class Heads {

    private static final String NONE = "";

    private final UnaryOperator<String> mask;

    Heads(final UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** Of a settlement. */
    Explanation.Head settled(
            final SettleReplyDecoder reply, final SettleRequestDecoder bill, final String region, final String bundle) {
        return new Explanation.Head(
                reply.replyFlags().fullPay() ? "FULL_PAID" : "SETTLED",
                reply.settlementId(),
                reply.settledAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                mask.apply(bill.personNo()),
                mask.apply(bill.voucherNo()),
                region,
                bundle,
                NONE,
                reply.replyFlags().illustrative());
    }

    /** Of a refund. */
    Explanation.Head refunded(
            final RefundReplyDecoder reply, final RecordBodyFlyweight body, final String region, final String bundle) {
        return new Explanation.Head(
                "REFUNDED",
                reply.settlementId(),
                reply.refundedAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                mask.apply(new RefundRequestDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder())
                        .personNo()),
                NONE,
                region,
                bundle,
                NONE,
                reply.replyFlags().illustrative());
    }

    /** Of a reversal. */
    Explanation.Head reversed(final ReversalReplyDecoder reply, final RecordBodyFlyweight body) {
        return new Explanation.Head(
                reply.outcome().name(),
                reply.journalPosition(),
                reply.reversedAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                mask.apply(new ReversalRequestDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder())
                        .personNo()),
                NONE,
                NONE,
                NONE,
                NONE,
                false);
    }

    /** Of a refusal. */
    Explanation.Head refused(
            final RefusalReplyDecoder reply,
            final long sequence,
            final Optional<SettleRequestDecoder> bill,
            final String region,
            final String bundle) {
        return new Explanation.Head(
                "REFUSED",
                sequence,
                reply.decidedAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                bill.map(SettleRequestDecoder::personNo).map(mask).orElse(NONE),
                bill.map(SettleRequestDecoder::voucherNo).map(mask).orElse(NONE),
                region,
                bundle,
                ResultCode.of(reply.resultCode()).label(),
                false);
    }
}
