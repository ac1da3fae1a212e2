package io.yidi.clearing.trial;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.load.bill.Bill;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.HashMap;
import java.util.Map;

/** 应答读取: what an answer says, as a hospital writes it down. One thread. */
final class AnswerReader {

    private static final String CLEARING_TYPE = "21";

    private AnswerReader() {}

    /** The row of a settlement. */
    static DayRow settled(final Bill bill, final SettleReplyDecoder reply) {
        final Map<String, Long> funds = new HashMap<>();
        for (final SettleReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.merge(fund.fundCode(), fund.amountFen(), Math::addExact);
            fund.skipFundName();
        }
        final DayAmounts amounts = new DayAmounts(
                reply.totalFen(), reply.fundTotalFen(), reply.accountFen(), reply.cashFen(), FundText.of(funds));
        return row(bill, reply.settlementId(), false, amounts);
    }

    /** The row of a refund. */
    static DayRow refunded(final Bill bill, final RefundReplyDecoder reply) {
        final Map<String, Long> funds = new HashMap<>();
        for (final RefundReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.merge(fund.fundCode(), fund.amountFen(), Math::addExact);
            fund.skipFundName();
        }
        final DayAmounts amounts = new DayAmounts(
                reply.totalFen(), reply.fundTotalFen(), reply.accountFen(), reply.cashFen(), FundText.of(funds));
        return row(bill, reply.settlementId(), true, amounts);
    }

    /** A row that nobody answered. */
    static DayRow row(final Bill bill, final long settlementId, final boolean isRefund, final DayAmounts amounts) {
        return new DayRow(
                new Key(settlementId, isRefund),
                new DayGroup(
                        bill.institutionCode(),
                        Bill.INSURED_PLACE,
                        Integer.toString(Bill.INSURANCE_TYPE),
                        CLEARING_TYPE),
                bill.personNo(),
                amounts);
    }
}
