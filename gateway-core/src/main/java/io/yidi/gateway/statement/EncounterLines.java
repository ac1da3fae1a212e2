package io.yidi.gateway.statement;

import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.statement.EncounterLine.Amounts;
import io.yidi.gateway.statement.EncounterLine.Item;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * 就诊明细: the live lines of an encounter after some of its records: what was uploaded less what was withdrawn, each
 * under the settlement that holds it. Fed with the records in their order. One thread.
 */
final class EncounterLines {

    private static final String ALL = "0000";

    private final Map<String, EncounterLine> lines = new LinkedHashMap<>();
    private final Map<Long, Set<String>> numbersOf = new HashMap<>();
    private final Map<Long, Long> refunded = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderDecoder replyHeader = new MessageHeaderDecoder();
    private final FeeUploadRequestDecoder upload = new FeeUploadRequestDecoder();
    private final FeeUploadReplyDecoder split = new FeeUploadReplyDecoder();
    private final FeeWithdrawalRequestDecoder withdrawal = new FeeWithdrawalRequestDecoder();
    private final EncounterSettleRequestDecoder settlement = new EncounterSettleRequestDecoder();

    /** The lines, in the order in which they came. */
    List<EncounterLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Takes in the next record. */
    void take(final RecordBodyFlyweight record) {
        switch (header.wrap(record.buffer(), record.commandOffset()).templateId()) {
            case FeeUploadRequestDecoder.TEMPLATE_ID -> upload(record);
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> withdraw(record);
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> settle(record);
            default -> takeBack(record);
        }
    }

    private void upload(final RecordBodyFlyweight record) {
        upload.wrapAndApplyHeader(record.buffer(), record.commandOffset(), header);
        split.wrapAndApplyHeader(record.buffer(), record.replyOffset(), replyHeader);
        final FeeUploadReplyDecoder.LinesDecoder parts = split.lines();
        final String batchNo = upload.batchNo();
        for (final FeeUploadRequestDecoder.FeeLinesDecoder line : upload.feeLines()) {
            final FeeUploadReplyDecoder.LinesDecoder answered = parts.next();
            put(new EncounterLine(
                    line.lineNo(), batchNo, item(line, answered), line.quantityE4(), amounts(answered), 0));
        }
        for (final FeeUploadRequestDecoder.ReturnLinesDecoder line : upload.returnLines()) {
            final EncounterLine original = lines.get(line.originalLineNo());
            put(new EncounterLine(
                    line.lineNo(), batchNo, original.item(), line.quantityE4(), amounts(parts.next()), 0));
        }
    }

    /** A line that was there already came again alike. */
    private void put(final EncounterLine line) {
        lines.putIfAbsent(line.number(), line);
    }

    private static Item item(
            final FeeUploadRequestDecoder.FeeLinesDecoder line, final FeeUploadReplyDecoder.LinesDecoder answered) {
        final boolean isLimited =
                answered.priceLimitMicro() != FeeUploadReplyDecoder.LinesDecoder.priceLimitMicroNullValue();
        final boolean isDated = line.feeDate() != FeeUploadRequestDecoder.FeeLinesDecoder.feeDateNullValue();
        return new Item(
                line.itemCode(),
                line.feeCategory(),
                answered.itemClass(),
                answered.firstSelfPayBp(),
                isLimited ? answered.priceLimitMicro() : EncounterLine.NONE,
                line.unitPriceMicro(),
                isDated ? line.feeDate() : EncounterLine.NONE,
                line.approval());
    }

    private static Amounts amounts(final FeeUploadReplyDecoder.LinesDecoder line) {
        return new Amounts(
                line.amountFen(), line.inScopeFen(), line.preSelfPayFen(), line.overLimitFen(), line.ownPayFen());
    }

    private void withdraw(final RecordBodyFlyweight record) {
        withdrawal.wrapAndApplyHeader(record.buffer(), record.commandOffset(), header);
        final String batchNo = withdrawal.batchNo();
        final Set<String> numbers = new TreeSet<>();
        withdrawal.lineNos().forEachRemaining(line -> numbers.add(line.lineNo()));
        final boolean isAll = numbers.isEmpty() ? batchNo.equals(ALL) : numbers.contains(ALL);
        lines.values()
                .removeIf(line -> line.settlementId() == 0
                        && (isAll
                                || numbers.contains(line.number())
                                || numbers.isEmpty() && line.batchNo().equals(batchNo)));
    }

    private void settle(final RecordBodyFlyweight record) {
        settlement.wrapAndApplyHeader(record.buffer(), record.commandOffset(), header);
        final String batchNo = settlement.batchNo();
        final long settlementId = new SettleReplyDecoder()
                .wrapAndApplyHeader(record.buffer(), record.replyOffset(), replyHeader)
                .settlementId();
        final Set<String> numbers = new TreeSet<>();
        lines.values().stream()
                .filter(line -> line.settlementId() == 0 && line.batchNo().equals(batchNo))
                .forEach(line -> numbers.add(line.number()));
        numbersOf.put(settlementId, numbers);
        hold(numbers, settlementId);
    }

    /** A refund or a reversal. */
    private void takeBack(final RecordBodyFlyweight record) {
        switch (replyHeader.wrap(record.buffer(), record.replyOffset()).templateId()) {
            case RefundReplyDecoder.TEMPLATE_ID -> {
                final RefundReplyDecoder refund =
                        new RefundReplyDecoder().wrapAndApplyHeader(record.buffer(), record.replyOffset(), replyHeader);
                refunded.put(refund.settlementId(), refund.originalSettlementId());
                hold(numbersOf.getOrDefault(refund.originalSettlementId(), Set.of()), 0);
            }
            case ReversalReplyDecoder.TEMPLATE_ID -> {
                final long original = new ReversalReplyDecoder()
                        .wrapAndApplyHeader(record.buffer(), record.replyOffset(), replyHeader)
                        .originalSettlementId();
                final long settledAgain = refunded.getOrDefault(original, 0L);
                final long whose = settledAgain == 0 ? original : settledAgain;
                hold(numbersOf.getOrDefault(whose, Set.of()), settledAgain);
            }
            default -> {
                // Says nothing of lines.
            }
        }
    }

    private void hold(final Set<String> numbers, final long settlementId) {
        numbers.forEach(number -> lines.computeIfPresent(number, (same, line) -> line.settledBy(settlementId)));
    }
}
