package io.yidi.clearing.ledger;

import io.yidi.gateway.fixture.Answers;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** What a hospital would write down: the answers as they came, added up with neither journal nor database. */
final class DayBook {

    private final Map<Long, DrillRow> rows = new HashMap<>();
    private final Map<Long, LocalDate> days = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    /** Writes down a settlement or a refund. */
    void take(final DirectBuffer reply) {
        switch (new MessageHeaderDecoder().wrap(reply, 0).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> takeSettlement(Answers.split(reply));
            case RefundReplyDecoder.TEMPLATE_ID -> takeRefund(Answers.refund(reply));
            default -> throw new AssertionError("expected money, found " + Answers.text(reply));
        }
    }

    /** Crosses out what was reversed. */
    void takeBack(final DirectBuffer reply) {
        if (Answers.reversal(reply).outcome() != ReversalOutcome.REVERSED
                || rows.remove(Answers.reversal(reply).originalSettlementId()) == null) {
            throw new AssertionError("expected a reversal, found " + Answers.text(reply));
        }
    }

    long idOf(final String msgId) {
        return ids.get(msgId);
    }

    /** The sum over some days. */
    DrillRow row(final LocalDate from, final LocalDate to) {
        return sum(rows.entrySet().stream()
                .filter(row -> !days.get(row.getKey()).isBefore(from)
                        && !days.get(row.getKey()).isAfter(to))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Adds rows up, whatever their keys. */
    static DrillRow sum(final List<DrillRow> rows) {
        long count = 0;
        final long[] sums = new long[10];
        for (final DrillRow row : rows) {
            count += row.count();
            final long[] amounts = fields(row.amounts());
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Math.addExact(sums[i], amounts[i]);
            }
        }
        return new DrillRow(
                List.of(),
                count,
                new Amounts(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9]));
    }

    private static long[] fields(final Amounts amounts) {
        return new long[] {
            amounts.totalFen(),
            amounts.inScopeFen(),
            amounts.preSelfPayFen(),
            amounts.overLimitFen(),
            amounts.ownPayFen(),
            amounts.deductibleFen(),
            amounts.fundFen(),
            amounts.personalFen(),
            amounts.accountFen(),
            amounts.cashFen()
        };
    }

    private void takeSettlement(final SettleReplyDecoder reply) {
        write(
                reply.msgId(),
                reply.settlementId(),
                reply.businessDay(),
                new Amounts(
                        reply.totalFen(),
                        reply.inScopeFen(),
                        reply.preSelfPayFen(),
                        reply.overLimitFen(),
                        reply.ownPayFen(),
                        reply.deductibleFen(),
                        reply.fundTotalFen(),
                        reply.personalFen(),
                        reply.accountFen(),
                        reply.cashFen()));
    }

    private void takeRefund(final RefundReplyDecoder reply) {
        write(
                reply.msgId(),
                reply.settlementId(),
                reply.businessDay(),
                new Amounts(
                        reply.totalFen(),
                        reply.inScopeFen(),
                        reply.preSelfPayFen(),
                        reply.overLimitFen(),
                        reply.ownPayFen(),
                        reply.deductibleFen(),
                        reply.fundTotalFen(),
                        reply.personalFen(),
                        reply.accountFen(),
                        reply.cashFen()));
    }

    private void write(final String msgId, final long entryId, final int businessDay, final Amounts amounts) {
        rows.put(entryId, new DrillRow(List.of(), 1, amounts));
        days.put(entryId, LocalDate.ofEpochDay(businessDay));
        ids.put(msgId, entryId);
    }
}
