package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 就诊明细: the lines of an encounter as a settlement found them. Each record of an encounter names the one before; from
 * the registration on, lines are uploaded, returned, withdrawn, settled and given back as they say. One thread.
 */
final class EncounterLines {

    private static final String ALL = "0000";

    private final Map<String, UploadedLine> lines = new LinkedHashMap<>();

    /** Batch of each settlement, in force or not. */
    private final Map<Long, String> batches = new HashMap<>();

    private final Set<Long> inForce = new HashSet<>();

    /** Totals of settlements whose lines were to come later. */
    private final Map<Long, Long> settledAhead = new HashMap<>();

    /** Settlement of each refund. */
    private final Map<Long, Long> refunds = new HashMap<>();

    private int hospitalLevel;

    /** A record before the settlement. */
    private record Earlier(long sequence, RecordBodyFlyweight body) {}

    private EncounterLines() {}

    /** The lines that a settlement of an encounter found; none if it was settled from totals alone. */
    static List<UploadedLine> of(final RecordBodyFlyweight settlement, final RecordSource records) {
        final Deque<Earlier> earlier = new ArrayDeque<>();
        long sequence = previous(settlement);
        while (sequence != 0) {
            final RecordBodyFlyweight body = records.body(sequence);
            earlier.push(new Earlier(sequence, body));
            sequence = previous(body);
        }
        final EncounterLines encounter = new EncounterLines();
        earlier.forEach(encounter::take);
        final String batchNo = settleRequest(settlement).batchNo();
        return encounter.ofBatch(batchNo);
    }

    private static long previous(final RecordBodyFlyweight body) {
        return Effects.encounter(body)
                .map(EncounterEffectsDecoder::previousSequence)
                .orElse(0L);
    }

    private static EncounterSettleRequestDecoder settleRequest(final RecordBodyFlyweight body) {
        return new EncounterSettleRequestDecoder()
                .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder());
    }

    private List<UploadedLine> ofBatch(final String batchNo) {
        return lines.values().stream()
                .filter(line -> line.batchNo().equals(batchNo))
                .toList();
    }

    private void take(final Earlier earlier) {
        final RecordBodyFlyweight body = earlier.body;
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (header.wrap(body.buffer(), body.commandOffset()).templateId()) {
            case EncounterRequestDecoder.TEMPLATE_ID ->
                register(new EncounterRequestDecoder().wrapAndApplyHeader(body.buffer(), body.commandOffset(), header));
            case FeeUploadRequestDecoder.TEMPLATE_ID -> new UploadReader(body, hospitalLevel, lines).read();
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID ->
                withdraw(new FeeWithdrawalRequestDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.commandOffset(), header));
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> settle(earlier.sequence, body);
            case RefundRequestDecoder.TEMPLATE_ID ->
                refund(
                        earlier.sequence,
                        new RefundReplyDecoder()
                                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), header)
                                .originalSettlementId());
            case ReversalRequestDecoder.TEMPLATE_ID ->
                reverse(new ReversalReplyDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.replyOffset(), header)
                        .originalSettlementId());
            default -> {}
        }
    }

    /** A change that does not say the level leaves it as it was. */
    private void register(final EncounterRequestDecoder request) {
        hospitalLevel = request.hospitalLevel() == 0 ? hospitalLevel : request.hospitalLevel();
    }

    private void settle(final long settlementId, final RecordBodyFlyweight body) {
        final String batchNo = settleRequest(body).batchNo();
        batches.put(settlementId, batchNo);
        inForce.add(settlementId);
        if (ofBatch(batchNo).isEmpty()) {
            settledAhead.put(
                    settlementId,
                    new SettleReplyDecoder()
                            .wrapAndApplyHeader(body.buffer(), body.replyOffset(), new MessageHeaderDecoder())
                            .totalFen());
        }
    }

    private void refund(final long refundId, final long settlementId) {
        inForce.remove(settlementId);
        refunds.put(refundId, settlementId);
    }

    /** With a refund its settlement is in force again. */
    private void reverse(final long originalId) {
        if (!inForce.remove(originalId) && refunds.containsKey(originalId)) {
            inForce.add(refunds.get(originalId));
        }
    }

    private void withdraw(final FeeWithdrawalRequestDecoder request) {
        final List<String> lineNos = new ArrayList<>();
        request.lineNos().forEachRemaining(lineNo -> lineNos.add(lineNo.lineNo()));
        final String batchNo = request.batchNo();
        if (batchNo.equals(ALL) || lineNos.equals(List.of(ALL))) {
            lines.values().removeIf(line -> isOpen(line.batchNo()));
        } else if (lineNos.isEmpty()) {
            lines.values().removeIf(line -> line.batchNo().equals(batchNo));
        } else {
            lines.keySet().removeAll(lineNos);
        }
    }

    /** Lines that a settlement holds stay, unless some of them are still to come. */
    private boolean isOpen(final String batchNo) {
        return inForce.stream()
                .filter(settlementId -> batches.get(settlementId).equals(batchNo))
                .allMatch(settlementId -> settledAhead.getOrDefault(settlementId, 0L) > sum(batchNo));
    }

    private long sum(final String batchNo) {
        return ofBatch(batchNo).stream()
                .map(UploadedLine::parts)
                .mapToLong(Parts::totalFen)
                .sum();
    }
}
