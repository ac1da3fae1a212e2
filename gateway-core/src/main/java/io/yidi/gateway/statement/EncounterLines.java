package io.yidi.gateway.statement;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.statement.EncounterLine.Amounts;
import io.yidi.gateway.statement.EncounterLine.Item;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.ItemClass;
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
    private final ItemFiguresFlyweight figures = new ItemFiguresFlyweight();
    private int hospitalLevel;

    /** The lines, in the order in which they came. */
    List<EncounterLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Takes in the next record. */
    void take(final RecordBodyFlyweight record) {
        switch (header.wrap(record.buffer(), record.commandOffset()).templateId()) {
            case EncounterRequestDecoder.TEMPLATE_ID ->
                hospitalLevel = new EncounterRequestDecoder()
                        .wrapAndApplyHeader(record.buffer(), record.commandOffset(), header)
                        .hospitalLevel();
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
        final int length = header.encodedLength() + upload.sbeDecodedLength();
        figures.wrap(record.buffer(), record.commandOffset() + length, record.commandLength() - length);
        int index = 0;
        for (final FeeUploadRequestDecoder.FeeLinesDecoder line : upload.feeLines()) {
            put(new EncounterLine(
                    line.lineNo(), batchNo, item(line, index), line.quantityE4(), amounts(parts.next()), 0));
            index++;
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

    private Item item(final FeeUploadRequestDecoder.FeeLinesDecoder line, final int index) {
        final boolean isOfCatalogue = line.itemClass() == ItemClass.CATALOGUE && figures.has(index);
        final long limitMicro = isOfCatalogue ? figures.limitMicro(index, hospitalLevel) : line.priceLimitMicro();
        final int selfPayBp = isOfCatalogue ? figures.firstSelfPayBp(index) : line.firstSelfPayBp();
        return new Item(
                line.itemCode(),
                line.feeCategory(),
                isOfCatalogue ? figures.itemClass(index) : line.itemClass(),
                selfPayBp == FeeUploadRequestDecoder.FeeLinesDecoder.firstSelfPayBpNullValue()
                        ? EncounterLine.NONE
                        : selfPayBp,
                limitMicro == ItemFiguresFlyweight.NO_LIMIT
                                || limitMicro == FeeUploadRequestDecoder.FeeLinesDecoder.priceLimitMicroNullValue()
                        ? EncounterLine.NONE
                        : limitMicro,
                line.unitPriceMicro(),
                line.feeDate() == FeeUploadRequestDecoder.FeeLinesDecoder.feeDateNullValue()
                        ? EncounterLine.NONE
                        : line.feeDate(),
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
