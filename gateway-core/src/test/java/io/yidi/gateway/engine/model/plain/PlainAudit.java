package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.ResultCode;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** What lines of files about settlements come to, in the words of the report. */
public final class PlainAudit {

    private final PlainGateway gateway;
    private final Map<String, DeductionRow> used = new HashMap<>();
    private final Set<DeductionRow> withdrawn = new HashSet<>();

    /** What each number took from which fund. */
    private final Map<String, Map<String, Long>> taken = new HashMap<>();

    PlainAudit(final PlainGateway gateway) {
        this.gateway = gateway;
    }

    public String clear(final int line, final ClearingRow row) {
        final YearMonth month = YearMonth.of(row.month() / 100, row.month() % 100);
        return gateway.clear(row.insuredProvince(), month)
                ? "taken 1: "
                : refused(line, ResultCode.CLEARING_MONTH_OPEN, "month");
    }

    public String deduct(final int line, final DeductionRow row) {
        final DeductionRow before = used.get(row.number());
        if (withdrawn.contains(row)) {
            return refused(line, ResultCode.DEDUCTION_WITHDRAWN, "deduction_no");
        }
        if (before != null) {
            return before.equals(row) ? "taken 1: " : refused(line, ResultCode.DEDUCTION_NUMBER_USED, "deduction_no");
        }
        final PlainSettlement settled = gateway.settlements().get(row.settlementId());
        final String state = settled == null ? "UNKNOWN" : gateway.keys().stateOf(settled.key);
        if (settled == null || settled.isRefund() || state.equals("UNKNOWN")) {
            return refused(line, ResultCode.DEDUCTION_SETTLEMENT_UNKNOWN, "setl_id");
        }
        if (!state.equals("SETTLED")) {
            return refused(line, ResultCode.DEDUCTION_NOT_IN_FORCE, "setl_id");
        }
        if (row.isFull() && !settled.isTrauma) {
            return refused(line, ResultCode.DEDUCTION_NOT_TRAUMA, "reason");
        }
        return row.isFull() ? deductAll(line, row, settled) : deductPart(line, row, settled);
    }

    /** A deduction is withdrawn: each fund has again what it took. */
    public String withdraw(final int line, final DeductionRow row) {
        final DeductionRow before = used.get(row.number());
        if (before == null) {
            return refused(line, ResultCode.DEDUCTION_UNKNOWN, "deduction_no");
        }
        if (!before.equals(row)) {
            return refused(line, ResultCode.DEDUCTION_DIFFERS, "deduction_no");
        }
        if (!withdrawn.add(row)) {
            return refused(line, ResultCode.DEDUCTION_WITHDRAWN, "deduction_no");
        }
        final PlainSettlement settled = gateway.settlements().get(row.settlementId());
        final StringJoiner given = new StringJoiner(", ", "taken 1: ", "");
        settled.amounts.funds().keySet().stream()
                .filter(fund -> taken.get(row.number()).containsKey(fund))
                .forEach(fund -> given.add(
                        take(row, settled, fund, -taken.get(row.number()).get(fund))));
        return given.toString();
    }

    private String deductPart(final int line, final DeductionRow row, final PlainSettlement settled) {
        if (!settled.amounts.funds().containsKey(row.fundCode())) {
            return refused(line, ResultCode.DEDUCTION_FUND_UNKNOWN, "fund_pay_type");
        }
        if (row.amountFen() > rest(settled, row.fundCode())) {
            return refused(line, ResultCode.DEDUCTION_TOO_MUCH, "amount");
        }
        used.put(row.number(), row);
        return "taken 1: " + take(row, settled, row.fundCode(), row.amountFen());
    }

    private String deductAll(final int line, final DeductionRow row, final PlainSettlement settled) {
        final StringJoiner deducted = new StringJoiner(", ", "taken 1: ", "");
        boolean found = false;
        for (final String fund : settled.amounts.funds().keySet()) {
            if (rest(settled, fund) > 0) {
                deducted.add(take(row, settled, fund, rest(settled, fund)));
                found = true;
            }
        }
        if (!found) {
            return refused(line, ResultCode.DEDUCTION_TOO_MUCH, "setl_id");
        }
        used.put(row.number(), row);
        return deducted.toString();
    }

    private String take(
            final DeductionRow row, final PlainSettlement settled, final String fund, final long amountFen) {
        settled.deducted.merge(fund, amountFen, Long::sum);
        taken.computeIfAbsent(row.number(), number -> new HashMap<>()).put(fund, amountFen);
        return settled.id + " " + fund + " " + Yuan.text(amountFen);
    }

    private static long rest(final PlainSettlement settled, final String fund) {
        return settled.amounts.funds().get(fund) - settled.deducted.getOrDefault(fund, 0L);
    }

    private static String refused(final int line, final ResultCode code, final String field) {
        return "taken 0: " + line + " " + code + " " + field;
    }
}
