package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/** 一次性结算: settles or quotes a bill that comes whole in its request. Core thread only; allocates nothing. */
final class SettleHandler implements CommandHandler {

    private final EngineState state;
    private final KeyedRequest keyed;
    private final BillEvaluation evaluation;
    private final EffectsJournal effects;
    private final SettleReplyWriter replies = new SettleReplyWriter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleRequestDecoder request = new SettleRequestDecoder();

    SettleHandler(
            final EngineState state,
            final KeyedRequest keyed,
            final BillEvaluation evaluation,
            final EffectsJournal effects) {
        this.state = state;
        this.keyed = keyed;
        this.evaluation = evaluation;
        this.effects = effects;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        request.wrapAndApplyHeader(buffer, offset, header);
        final TransactionCode code =
                TransactionCode.of(buffer, keyed.stamp().keyOffset + KeyDescriptor.TRANSACTION_OFFSET);
        if (code.act() == TransactionCode.Act.QUOTE) {
            quote(outcome);
        } else if (keyed.isOpen(outcome) && !keyed.isBlocked(outcome)) {
            settle(outcome);
        }
    }

    private void quote(final Outcome outcome) {
        keyed.stamp().journalPosition = 0;
        if (evaluation.evaluate(request)) {
            outcome.quoted(writeSplit(outcome));
        } else {
            keyed.refuseQuote(evaluation.refusal(), outcome);
        }
    }

    private void settle(final Outcome outcome) {
        if (!evaluation.isOver(request)) {
            keyed.refuse(evaluation.refusal(), outcome);
            return;
        }
        if (!evaluation.evaluate(request)) {
            keyed.refuse(evaluation.refusal(), outcome);
            outcome.restsOn(evaluation.writeFacts(outcome.facts()));
            return;
        }
        final int replyLength = writeSplit(outcome);
        final int factsLength = evaluation.writeFacts(outcome.facts());
        final int effectsLength = effects.settle(
                outcome.effects(),
                evaluation,
                request.buffer(),
                request.offset() + SettleRequestDecoder.personNoEncodingOffset(),
                request.insuranceType(),
                keyed.stamp().journalPosition,
                state.latestSettlements.put(evaluation.person(), keyed.key(), keyed.stamp().journalPosition));
        keyed.remember(KeyState.SETTLED);
        outcome.executed(replyLength, effectsLength);
        outcome.restsOn(factsLength);
    }

    private int writeSplit(final Outcome outcome) {
        return replies.write(
                outcome.reply(),
                keyed.stamp(),
                state.bundleHash,
                evaluation.category(),
                evaluation.result(),
                evaluation.balanceAfterFen());
    }
}
