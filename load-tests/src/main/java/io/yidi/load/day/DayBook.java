package io.yidi.load.day;

import io.yidi.load.population.Population;
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

    private final Population population;
    private final long[] sums;
    private final byte[] code = new byte[FUND_CODE_LENGTH];
    private final long[] fundCodes = new long[FUNDS_MAX];
    private final Map<String, Integer> funds = new LinkedHashMap<>();

    DayBook(final Population population) {
        this.population = population;
        this.sums = new long
                [population.institutionCount() * population.insuredPlaces().size() * COLUMNS];
    }

    /** Adds an answer. */
    void add(final int institution, final int place, final SettleReplyDecoder reply) {
        final int row = row(institution, place);
        sums[row + COUNT]++;
        sums[row + TOTAL] = Math.addExact(sums[row + TOTAL], reply.totalFen());
        sums[row + ACCOUNT] = Math.addExact(sums[row + ACCOUNT], reply.accountFen());
        sums[row + CASH] = Math.addExact(sums[row + CASH], reply.cashFen());
        final SettleReplyDecoder.FundsDecoder paid = reply.funds();
        while (paid.hasNext()) {
            final int at = reply.limit();
            final long amountFen = paid.next().amountFen();
            if (amountFen != 0) {
                final int column = row + column(reply.buffer(), at);
                sums[column] = Math.addExact(sums[column], amountFen);
            }
            paid.skipFundName();
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

    private int row(final int institution, final int place) {
        return (institution * population.insuredPlaces().size() + place) * COLUMNS;
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
