package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.statement.StatementRow;
import io.yidi.gateway.statement.StatementSums;
import io.yidi.protocol.money.Fen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 明细对账: an institution's rows beside those that stand here. A refund is found under its own number and under that of
 * the settlement it took back, for hospitals write either; each row here is found once.
 */
final class StatementComparison {

    private final Map<String, StatementRow> settlements = new HashMap<>();
    private final Map<String, StatementRow> refunds = new HashMap<>();
    private final List<ResultRow> results = new ArrayList<>();

    private StatementComparison(final List<StatementRow> ours) {
        for (final StatementRow row : ours) {
            if (row.group().isRefund()) {
                refunds.put(Long.toString(row.settlementId()), row);
                refunds.put(Long.toString(row.refundedId()), row);
            } else {
                settlements.put(Long.toString(row.settlementId()), row);
            }
        }
    }

    /**
     * 对账结果行: what came of one row.
     *
     * @param theirs as the institution has it, or {@code null}
     * @param ours as it stands here, or {@code null}
     * @param result the verdict
     */
    record ResultRow(UploadedRow theirs, StatementRow ours, StatementResult result) {

        /** The row as it stands in the file of results; its verdict has so many digits. */
        List<String> columns(final int resultDigits) {
            final StatementSums amounts = ours == null ? theirs.amounts() : ours.amounts();
            return List.of(
                    ours == null ? theirs.personNo() : ours.personNo(),
                    encounter(),
                    theirs == null ? Long.toString(ours.settlementId()) : theirs.settlementId(),
                    ours == null ? "" : ours.messageId(),
                    result.code(resultDigits),
                    (ours == null ? theirs.isRefund() : ours.group().isRefund()) ? "1" : "0",
                    result == StatementResult.BALANCED ? "" : memo(),
                    Fen.format(amounts.totalFen()),
                    Fen.format(amounts.fundFen()),
                    Fen.format(amounts.accountFen()));
        }

        private String encounter() {
            if (ours == null) {
                return theirs.encounterId();
            }
            return ours.encounterId() == 0 ? "" : Long.toString(ours.encounterId());
        }

        private String memo() {
            return result != StatementResult.DIFFERENT
                    ? result.label()
                    : result.label() + "：医药机构医疗费"
                            + Fen.format(theirs.amounts().totalFen()) + "，基金"
                            + Fen.format(theirs.amounts().fundFen()) + "，账户"
                            + Fen.format(theirs.amounts().accountFen());
        }
    }

    /**
     * Compares.
     *
     * @param theirs in the order of their file
     * @param ours in any order
     * @return a verdict for each of theirs, in their order, then those that only stand here
     */
    static List<ResultRow> of(final List<UploadedRow> theirs, final List<StatementRow> ours) {
        final StatementComparison comparison = new StatementComparison(ours);
        theirs.forEach(comparison::add);
        ours.stream()
                .filter(comparison::isLeft)
                .sorted(Comparator.comparingLong(StatementRow::settlementId))
                .forEach(row -> comparison.results.add(new ResultRow(null, row, StatementResult.ONLY_HERE)));
        return comparison.results;
    }

    private void add(final UploadedRow row) {
        final StatementRow found = (row.isRefund() ? refunds : settlements).get(row.settlementId());
        if (found == null) {
            results.add(new ResultRow(row, null, StatementResult.ONLY_THERE));
        } else {
            results.add(new ResultRow(row, found, StatementResult.ofAmounts(found.amounts(), row.amounts())));
            take(found);
        }
    }

    private void take(final StatementRow row) {
        final Map<String, StatementRow> left = row.group().isRefund() ? refunds : settlements;
        left.remove(Long.toString(row.settlementId()), row);
        left.remove(Long.toString(row.refundedId()), row);
    }

    private boolean isLeft(final StatementRow row) {
        return (row.group().isRefund() ? refunds : settlements).containsKey(Long.toString(row.settlementId()));
    }
}
