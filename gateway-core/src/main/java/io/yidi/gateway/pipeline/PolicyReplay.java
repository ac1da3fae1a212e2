package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.pipeline.PolicyReplaySink.History;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * 政策重算: executes a journal again under other packs and tells both outcomes of every request. All commands are executed
 * from the first on, for what somebody is paid depends on what was paid before. Outcomes may differ; a reversal or a
 * refund takes back what this history had settled, not what the journal says.
 *
 * <p>One thread. Needs as much room on disk as the journal, and 80 bytes of memory for a settlement.
 */
public final class PolicyReplay implements RecordVisitor, AutoCloseable {

    private final SettlementMachine machine;
    private final ComputedRecords computed;
    private final PolicyReplaySink sink;
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final Outcome outcome = new Outcome();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder effectsHeader =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final Long2LongHashMap places = new Long2LongHashMap(0);
    private final SettleReplyDecoder settleReply = new SettleReplyDecoder();
    private final RefundReplyDecoder refundReply = new RefundReplyDecoder();
    private final ReversalReplyDecoder reversalReply = new ReversalReplyDecoder();
    private final RefusalReplyDecoder refusalReply = new RefusalReplyDecoder();
    private long recordCount;

    /**
     * Prepares an empty history.
     *
     * @param sources whose planes are those of the other packs, whatever bundle is asked for
     * @param scratch file for the computed records; it is left to the caller to delete
     * @param sink takes the outcomes
     * @throws IOException if the file cannot be made
     */
    public PolicyReplay(final EngineSources sources, final Path scratch, final PolicyReplaySink sink)
            throws IOException {
        this.computed = new ComputedRecords(scratch);
        this.machine = sources.newMachine(computed);
        this.sink = sink;
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        body.wrap(buffer, offset);
        if (type == RecordType.CONTROL) {
            machine.onControl(sequence, buffer, body.commandOffset());
        } else if (type == RecordType.TRANSACTION) {
            onTransaction(sequence, timestampNs);
        }
        recordCount++;
        sink.onProgress(recordCount);
    }

    private void onTransaction(final long sequence, final long timestampNs) {
        machine.onTransaction(
                sequence, timestampNs, body.buffer(), body.commandOffset(), body.commandLength(), outcome);
        if (outcome.kind() == Outcome.Kind.EXECUTED) {
            machine.onRecorded(computed.append(sequence, body, outcome));
        }
        if (body.effectsLength() > 0) {
            notePlace(sequence, body.buffer(), body.effectsOffset());
            tell(History.RECORDED, 1, body.buffer(), body.replyOffset());
        }
        if (outcome.replyLength() > 0) {
            if (outcome.effectsLength() > 0) {
                notePlace(sequence, outcome.effects(), 0);
                tell(History.COMPUTED, 1, outcome.reply(), 0);
            }
            compareResults(sequence);
        }
    }

    /** Tells a settlement, or goes back from what undid one to the settlement, with the other sign. */
    private void tell(final History history, final int sign, final DirectBuffer reply, final int replyOffset) {
        header.wrap(reply, replyOffset);
        switch (header.templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> tellSettlement(history, sign, reply, replyOffset);
            case RefundReplyDecoder.TEMPLATE_ID ->
                tellOriginal(
                        history,
                        -sign,
                        refundReply
                                .wrapAndApplyHeader(reply, replyOffset, header)
                                .originalSettlementId());
            case ReversalReplyDecoder.TEMPLATE_ID ->
                tellOriginal(
                        history,
                        -sign,
                        reversalReply
                                .wrapAndApplyHeader(reply, replyOffset, header)
                                .originalSettlementId());
            default -> {
                // Moves no money.
            }
        }
    }

    private void tellOriginal(final History history, final int sign, final long settlementId) {
        final RecordBodyFlyweight original = computed.bodyOf(settlementId);
        final int replyOffset = history == History.COMPUTED ? original.replyOffset() : computed.recordedReplyOffset();
        tell(history, sign, original.buffer(), replyOffset);
    }

    private void tellSettlement(
            final History history, final int sign, final DirectBuffer reply, final int replyOffset) {
        settleReply.wrapAndApplyHeader(reply, replyOffset, header);
        final int insuredPlace = (int) places.get(settleReply.settlementId());
        sink.onSettlement(history, sign, machine.businessDay(), insuredPlace, settleReply);
    }

    /** The effects of a settlement say where the patient is insured, whatever way the bill came. */
    private void notePlace(final long sequence, final DirectBuffer buffer, final int offset) {
        if (effectsHeader.wrap(buffer, offset).templateId() == EffectsDecoder.TEMPLATE_ID) {
            places.put(
                    sequence,
                    effects.wrapAndApplyHeader(buffer, offset, effectsHeader).insuredPlace());
        }
    }

    private void compareResults(final long sequence) {
        final int recordedCode = resultOf(body.buffer(), body.replyOffset());
        final int computedCode = resultOf(outcome.reply(), 0);
        if (recordedCode != computedCode) {
            sink.onOtherResult(sequence, machine.businessDay(), recordedCode, computedCode);
        }
    }

    private int resultOf(final DirectBuffer reply, final int offset) {
        header.wrap(reply, offset);
        return header.templateId() == RefusalReplyDecoder.TEMPLATE_ID
                ? refusalReply.wrapAndApplyHeader(reply, offset, header).resultCode()
                : PolicyReplaySink.DONE;
    }

    @Override
    public void close() throws IOException {
        machine.close();
        computed.close();
    }
}
