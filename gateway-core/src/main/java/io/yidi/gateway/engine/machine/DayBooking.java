package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.DayTotalsTable;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.DirectBuffer;

/**
 * 记日账: keeps the totals of business days in step with what is answered: a settlement counts on its day, a refund with
 * its negative amounts on its own day, and what is reversed leaves the day it was on.
 *
 * <p>Core thread only; allocates nothing.
 */
final class DayBooking {

    private static final int STANDS = 1;
    private static final int TAKEN_BACK = -1;

    private final DayTotalsTable totals;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder effectsHeader =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();

    DayBooking(final DayTotalsTable totals) {
        this.totals = totals;
    }

    /** Adds a settlement or a refund; other outcomes have none. */
    void book(final Outcome outcome) {
        if (outcome.kind() == Outcome.Kind.EXECUTED && outcome.effectsLength() > 0) {
            book(outcome.reply(), 0, outcome.effects(), 0, STANDS);
        }
    }

    /** Takes a settlement or a refund out again. */
    void takeBack(final RecordBodyFlyweight original) {
        book(original.buffer(), original.replyOffset(), original.buffer(), original.effectsOffset(), TAKEN_BACK);
    }

    private void book(
            final DirectBuffer reply,
            final int replyOffset,
            final DirectBuffer effect,
            final int effectOffset,
            final int sign) {
        switch (header.wrap(reply, replyOffset).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> {
                effects.wrapAndApplyHeader(effect, effectOffset, effectsHeader);
                settlement(settled.wrapAndApplyHeader(reply, replyOffset, header), sign);
            }
            case RefundReplyDecoder.TEMPLATE_ID -> {
                effects.wrapAndApplyHeader(effect, effectOffset, effectsHeader);
                refund(refunded.wrapAndApplyHeader(reply, replyOffset, header), sign);
            }
            default -> {
                // Moves no money.
            }
        }
    }

    private void settlement(final SettleReplyDecoder reply, final int sign) {
        totals.add(
                reply.businessDay(),
                reply.buffer(),
                reply.offset() + SettleReplyDecoder.institutionCodeEncodingOffset(),
                effects.insuredPlace(),
                sign,
                sign * reply.totalFen(),
                sign * reply.accountFen(),
                sign * reply.cashFen());
        final SettleReplyDecoder.FundsDecoder funds = reply.funds();
        while (funds.hasNext()) {
            final int at = reply.limit();
            fund(reply.buffer(), at, sign * funds.next().amountFen());
            funds.skipFundName();
        }
    }

    private void refund(final RefundReplyDecoder reply, final int sign) {
        totals.add(
                reply.businessDay(),
                reply.buffer(),
                reply.offset() + RefundReplyDecoder.institutionCodeEncodingOffset(),
                effects.insuredPlace(),
                sign,
                sign * reply.totalFen(),
                sign * reply.accountFen(),
                sign * reply.cashFen());
        final RefundReplyDecoder.FundsDecoder funds = reply.funds();
        while (funds.hasNext()) {
            final int at = reply.limit();
            fund(reply.buffer(), at, sign * funds.next().amountFen());
            funds.skipFundName();
        }
    }

    /** The code stands first in a fund's block. */
    private void fund(final DirectBuffer reply, final int at, final long amountFen) {
        if (amountFen != 0) {
            totals.addFund(AsciiField.pack(reply, at, SettleReplyDecoder.FundsDecoder.fundCodeLength()), amountFen);
        }
    }
}
