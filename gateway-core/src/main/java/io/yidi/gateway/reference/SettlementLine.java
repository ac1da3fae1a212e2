package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import java.util.Set;

/**
 * 结算变动行: reads what happens to settlements after they were made.
 *
 * <pre>
 * {"record":"clearing_applied","insuplc_admdvs":"110000","month":"2023-01"}
 * {"record":"deduction","deduction_no":"D2023-0001","setl_id":"4711","reason":"OUT_OF_SCOPE",
 *  "fund_pay_type":"310100","amount":"120.50"}
 * {"record":"deduction","deduction_no":"D2023-0002","setl_id":"4712","reason":"FALSE_TRAUMA_DECLARATION"}
 * {"record":"deduction_withdrawn","deduction_no":"D2023-0002","setl_id":"4712","reason":"FALSE_TRAUMA_DECLARATION"}
 * </pre>
 */
final class SettlementLine {

    private static final int AREAS_OF_A_PROVINCE = 10_000;
    private static final Set<String> CLEARING_FIELDS = Set.of("record", "insuplc_admdvs", "month");
    private static final Set<String> DEDUCTION_FIELDS =
            Set.of("record", "deduction_no", "setl_id", "reason", "fund_pay_type", "amount");
    private static final Set<String> FULL_RETURN_FIELDS = Set.of("record", "deduction_no", "setl_id", "reason");

    private SettlementLine() {}

    /** Reads a line that says that clearing was applied for; what is wrong is noted in it. */
    static ClearingRow clearing(final ReferenceLine line) {
        line.allow(CLEARING_FIELDS);
        final int area = line.area("insuplc_admdvs");
        if (area % AREAS_OF_A_PROVINCE != 0) {
            line.reject("insuplc_admdvs", "expected a province: six digits that end in 0000");
        }
        return new ClearingRow(area / AREAS_OF_A_PROVINCE, line.month("month"));
    }

    /** Reads a deduction, or its withdrawal, which says the same; what is wrong is noted in it. */
    static DeductionRow deduction(final ReferenceLine line) {
        final DeductionRow.Reason reason = line.oneOf("reason", DeductionRow.Reason.class, null);
        final boolean full = reason == DeductionRow.Reason.FALSE_TRAUMA_DECLARATION;
        line.allow(full ? FULL_RETURN_FIELDS : DEDUCTION_FIELDS);
        return new DeductionRow(
                line.personNo("deduction_no"),
                line.positive("setl_id"),
                reason,
                full ? "" : line.fundCode("fund_pay_type"),
                full ? 0 : amount(line));
    }

    private static long amount(final ReferenceLine line) {
        final long amountFen = line.amount("amount");
        if (line.isSound() && amountFen == 0) {
            line.reject("amount", "expected an amount above 0.00");
        }
        return amountFen;
    }
}
