package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 结算变动: takes in the lines of a reference file that say what happens to settlements: clearing applied for, amounts
 * deducted by an audit, deductions withdrawn. A line that does not fit the state is refused by itself, with its field;
 * the others are taken.
 *
 * <pre>
 *   clearing of a month that is not over              CLEARING_MONTH_OPEN             month
 *   deduction under a number used otherwise           DEDUCTION_NUMBER_USED           deduction_no
 *   of something that is no settlement, or too old    DEDUCTION_SETTLEMENT_UNKNOWN    setl_id
 *   of a settlement refunded or reversed              DEDUCTION_NOT_IN_FORCE          setl_id
 *   from a fund that is not among those that paid     DEDUCTION_FUND_UNKNOWN          fund_pay_type
 *   more than the fund paid less earlier deductions   DEDUCTION_TOO_MUCH              amount
 *   deduction again that was withdrawn                DEDUCTION_WITHDRAWN             deduction_no
 *   withdrawal of a number nobody knows               DEDUCTION_UNKNOWN               deduction_no
 *   withdrawal that says otherwise than its deduction DEDUCTION_DIFFERS               deduction_no
 *   withdrawal of what was withdrawn before           DEDUCTION_WITHDRAWN             deduction_no
 * </pre>
 *
 * <p>A deduction taken once is not taken again: the same line under the same number changes nothing. It never changes
 * the personal part (AMB-33). Withdrawn, it gives back to each fund exactly what it took (BJ-46b), and its number is
 * used up. Core thread only.
 */
final class SettlementChanges {

    private static final int DAYS_OF_A_DATE = 100;
    private static final int FUND_CODE_LENGTH = SettleReplyDecoder.FundsDecoder.fundCodeLength();

    private final EngineState state;
    private final SettlementLookup lookup;
    private final LoadReportWriter report;
    private final UnsafeBuffer fundCode = new UnsafeBuffer(new byte[FUND_CODE_LENGTH]);
    private long sequence;

    SettlementChanges(final EngineState state, final SettlementLookup lookup, final LoadReportWriter report) {
        this.state = state;
        this.lookup = lookup;
        this.report = report;
    }

    /** Begins with a file whose command becomes the record of a sequence. */
    void begin(final long newSequence) {
        sequence = newSequence;
    }

    /** Takes a line in, or refuses it. */
    void onClearing(final int line, final ClearingRow row) {
        if (row.month() >= CivilDate.yearMonthDay(state.businessDay) / DAYS_OF_A_DATE) {
            report.refuse(line, ResultCode.CLEARING_MONTH_OPEN, "month");
            return;
        }
        state.clearedMonths.add(row);
        report.take();
    }

    /** Takes a line in, or refuses it. */
    void onDeduction(final int line, final DeductionRow row) {
        switch (state.deductions.useOf(row)) {
            case SAME -> report.take();
            case OTHER -> report.refuse(line, ResultCode.DEDUCTION_NUMBER_USED, "deduction_no");
            case WITHDRAWN -> report.refuse(line, ResultCode.DEDUCTION_WITHDRAWN, "deduction_no");
            default -> deduct(line, row);
        }
    }

    /** Takes a withdrawal in, or refuses it. */
    void onWithdrawal(final int line, final DeductionRow row) {
        switch (state.deductions.useOf(row)) {
            case NEW -> report.refuse(line, ResultCode.DEDUCTION_UNKNOWN, "deduction_no");
            case OTHER -> report.refuse(line, ResultCode.DEDUCTION_DIFFERS, "deduction_no");
            case WITHDRAWN -> report.refuse(line, ResultCode.DEDUCTION_WITHDRAWN, "deduction_no");
            default -> withdraw(line, row);
        }
    }

    /** The settlement is still in force: what has deductions can be neither refunded nor reversed. */
    private void withdraw(final int line, final DeductionRow row) {
        final SettlementFlyweight settlement = lookup.find(row.settlementId(), sequence);
        if (!report.hasRoom(settlement.funds().count())) {
            report.refuse(line, ResultCode.DEDUCTIONS_FULL, "deduction_no");
            return;
        }
        final SettleReplyDecoder.FundsDecoder funds = settlement.funds();
        while (funds.hasNext()) {
            readFund(funds.next());
            final long amountFen = state.deductions.giveBack(row, TakingBack.pack(fundCode));
            if (amountFen > 0) {
                note(line, row, settlement, -amountFen);
            }
            funds.skipFundName();
        }
        state.deductions.withdraw(row);
        report.take();
    }

    private void deduct(final int line, final DeductionRow row) {
        final SettlementFlyweight settlement = lookup.find(row.settlementId(), sequence);
        if (settlement == null || settlement.isRefund() || lookup.state() == KeyState.UNKNOWN) {
            report.refuse(line, ResultCode.DEDUCTION_SETTLEMENT_UNKNOWN, "setl_id");
        } else if (lookup.state() != KeyState.SETTLED) {
            report.refuse(line, ResultCode.DEDUCTION_NOT_IN_FORCE, "setl_id");
        } else if (row.isFull() && !settlement.isTrauma()) {
            report.refuse(line, ResultCode.DEDUCTION_NOT_TRAUMA, "reason");
        } else if (state.deductions.isFull()
                || !report.hasRoom(settlement.funds().count())) {
            report.refuse(line, ResultCode.DEDUCTIONS_FULL, "deduction_no");
        } else if (row.isFull()) {
            deductAll(line, row, settlement);
        } else {
            deductPart(line, row, settlement);
        }
    }

    private void deductPart(final int line, final DeductionRow row, final SettlementFlyweight settlement) {
        long restFen = -1;
        final SettleReplyDecoder.FundsDecoder funds = settlement.funds();
        while (funds.hasNext()) {
            readFund(funds.next());
            if (row.fundCode().equals(fundCode.getStringWithoutLengthAscii(0, FUND_CODE_LENGTH))) {
                restFen = restFen(row.settlementId(), funds.amountFen());
            }
            funds.skipFundName();
        }
        if (restFen < 0) {
            report.refuse(line, ResultCode.DEDUCTION_FUND_UNKNOWN, "fund_pay_type");
        } else if (row.amountFen() > restFen) {
            report.refuse(line, ResultCode.DEDUCTION_TOO_MUCH, "amount");
        } else {
            fundCode.putStringWithoutLengthAscii(0, row.fundCode());
            deduct(line, row, settlement, row.amountFen());
            finish(row);
        }
    }

    /** Everything the funds paid and that was not deducted before (BJ-F11b). */
    private void deductAll(final int line, final DeductionRow row, final SettlementFlyweight settlement) {
        boolean found = false;
        final SettleReplyDecoder.FundsDecoder funds = settlement.funds();
        while (funds.hasNext()) {
            readFund(funds.next());
            final long restFen = restFen(row.settlementId(), funds.amountFen());
            if (restFen > 0) {
                deduct(line, row, settlement, restFen);
                found = true;
            }
            funds.skipFundName();
        }
        if (found) {
            finish(row);
        } else {
            report.refuse(line, ResultCode.DEDUCTION_TOO_MUCH, "setl_id");
        }
    }

    private void readFund(final SettleReplyDecoder.FundsDecoder fund) {
        fund.getFundCode(fundCode.byteArray(), 0);
    }

    /** What the fund last read paid and that was not deducted before. */
    private long restFen(final long settlementId, final long paidFen) {
        return paidFen - state.deductions.deductedFen(settlementId, TakingBack.pack(fundCode));
    }

    private void deduct(
            final int line, final DeductionRow row, final SettlementFlyweight settlement, final long amountFen) {
        state.deductions.add(row, TakingBack.pack(fundCode), amountFen);
        note(line, row, settlement, amountFen);
    }

    private void note(
            final int line, final DeductionRow row, final SettlementFlyweight settlement, final long amountFen) {
        report.deduct(line, row, fundCode.getStringWithoutLengthAscii(0, FUND_CODE_LENGTH), amountFen, settlement);
    }

    private void finish(final DeductionRow row) {
        state.deductions.use(row);
        report.take();
    }
}
