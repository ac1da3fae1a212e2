package io.yidi.load.day;

import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * 日账: what the answers of one business day come to, by hospital, insured place and fund, to the fen; added up from the
 * answers alone. One thread; allocates for a fund that comes for the first time.
 */
final class DayBook {

    /** Columns that every settlement adds to, before those of the funds. */
    static final int COUNT = 0;

    static final int TOTAL = 1;
    static final int ACCOUNT = 2;
    static final int CASH = 3;
    static final int FUNDS = 4;

    private static final int FUNDS_MAX = 24;
    private static final int COLUMNS = FUNDS + FUNDS_MAX;
    private static final int FUND_CODE_LENGTH = SettleReplyDecoder.FundsDecoder.fundCodeLength();

    private static final int STANDS = 1;
    private static final int TAKEN_BACK = -1;

    private final int placeCount;
    private final long[] sums;
    private final byte[] code = new byte[FUND_CODE_LENGTH];
    private final long[] fundCodes = new long[FUNDS_MAX];
    private final Map<String, Integer> funds = new LinkedHashMap<>();

    DayBook(final DayParties parties) {
        this.placeCount = parties.insuredPlaces().size();
        this.sums = new long[parties.institutions().size() * placeCount * COLUMNS];
    }

    /** Adds a settlement. */
    void add(final int institution, final int place, final SettleReplyDecoder settled) {
        book(row(institution, place), STANDS, settled);
    }

    /** Takes a settlement out again. */
    void takeBack(final int institution, final int place, final SettleReplyDecoder settled) {
        book(row(institution, place), TAKEN_BACK, settled);
    }

    /** Adds a refund, whose amounts are negative. */
    void add(final int institution, final int place, final RefundReplyDecoder refunded) {
        final int row = row(institution, place);
        add(row + COUNT, STANDS);
        add(row + TOTAL, refunded.totalFen());
        add(row + ACCOUNT, refunded.accountFen());
        add(row + CASH, refunded.cashFen());
        final RefundReplyDecoder.FundsDecoder returned = refunded.funds();
        while (returned.hasNext()) {
            final int at = refunded.limit();
            addFund(row, refunded.buffer(), at, returned.next().amountFen());
            returned.skipFundName();
        }
    }

    long sum(final int institution, final int place, final int column) {
        return sums[row(institution, place) + column];
    }

    /** Column of a fund; {@link #COUNT} if no answer named it. */
    int columnOf(final String fundCode) {
        return funds.getOrDefault(fundCode, COUNT);
    }

    /** The funds and their columns. */
    Map<String, Integer> funds() {
        return funds;
    }

    /** Everything in a column. */
    long all(final int column) {
        long sum = 0;
        for (int row = 0; row < sums.length; row += COLUMNS) {
            sum += sums[row + column];
        }
        return sum;
    }

    private void book(final int row, final int sign, final SettleReplyDecoder settled) {
        add(row + COUNT, sign);
        add(row + TOTAL, sign * settled.totalFen());
        add(row + ACCOUNT, sign * settled.accountFen());
        add(row + CASH, sign * settled.cashFen());
        final SettleReplyDecoder.FundsDecoder paid = settled.funds();
        while (paid.hasNext()) {
            final int at = settled.limit();
            addFund(row, settled.buffer(), at, sign * paid.next().amountFen());
            paid.skipFundName();
        }
    }

    /** The code stands first in a fund's block. */
    private void addFund(final int row, final DirectBuffer answer, final int at, final long amountFen) {
        if (amountFen != 0) {
            add(row + column(answer, at), amountFen);
        }
    }

    private void add(final int at, final long amount) {
        sums[at] = Math.addExact(sums[at], amount);
    }

    private int row(final int institution, final int place) {
        return (institution * placeCount + place) * COLUMNS;
    }

    private int column(final DirectBuffer buffer, final int at) {
        long packed = 0;
        for (int i = 0; i < FUND_CODE_LENGTH; i++) {
            packed = packed << Byte.SIZE | buffer.getByte(at + i);
        }
        int fund = 0;
        while (fund < funds.size() && fundCodes[fund] != packed) {
            fund++;
        }
        if (fund == funds.size()) {
            fundCodes[fund] = packed;
            buffer.getBytes(at, code);
            funds.put(new String(code, StandardCharsets.US_ASCII), FUNDS + fund);
        }
        return FUNDS + fund;
    }
}
