package io.yidi.clearing.recon.file;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** 对账文件写出: the rows of a day as {@link DayFileReader} reads them, every fund a column. */
public final class DayFileWriter {

    private static final String EMPTY_COLUMNS = ",,,,,";

    private final StringBuilder text = new StringBuilder();
    private final LocalDate day;
    private final List<String> funds;
    private final long[] sums;

    private DayFileWriter(final LocalDate day, final List<String> funds) {
        this.day = day;
        this.funds = funds;
        sums = new long[DayFileReader.AMOUNTS.size() + funds.size()];
    }

    /**
     * Writes a file.
     *
     * @param day business day
     * @param rows in their order
     * @return the text, with heading and last row
     */
    public static String text(final LocalDate day, final Collection<DayRow> rows) {
        final TreeSet<String> funds = new TreeSet<>();
        rows.forEach(row -> funds.addAll(FundText.funds(row.amounts().funds()).keySet()));
        return new DayFileWriter(day, new ArrayList<>(funds)).write(rows);
    }

    private String write(final Collection<DayRow> rows) {
        text.append(String.join(",", DayFileReader.COLUMNS));
        funds.forEach(fund -> text.append(',').append(DayFileReader.FUND_PREFIX).append(fund));
        text.append('\n');
        rows.forEach(this::put);
        text.append(DayFileReader.TOTAL).append(",,").append(rows.size()).append(EMPTY_COLUMNS);
        for (final long sumFen : sums) {
            put(sumFen);
        }
        return text.append('\n').toString();
    }

    private void put(final DayRow row) {
        text.append(day)
                .append(',')
                .append(row.group().institution())
                .append(',')
                .append(row.key().settlementId())
                .append(row.key().isRefund() ? ",1," : ",0,")
                .append(row.personNo())
                .append(',')
                .append(row.group().insuranceType())
                .append(',')
                .append(row.group().clearingType())
                .append(',')
                .append(row.group().insuredPlace());
        final long[] amounts = amounts(row.amounts());
        for (int column = 0; column < amounts.length; column++) {
            sums[column] = Math.addExact(sums[column], amounts[column]);
            put(amounts[column]);
        }
        text.append('\n');
    }

    private long[] amounts(final DayAmounts amounts) {
        final long[] all = new long[sums.length];
        int column = 0;
        all[column++] = amounts.totalFen();
        all[column++] = amounts.fundFen();
        all[column++] = amounts.accountFen();
        all[column++] = amounts.cashFen();
        final Map<String, Long> shares = FundText.funds(amounts.funds());
        for (final String fund : funds) {
            all[column++] = shares.getOrDefault(fund, 0L);
        }
        return all;
    }

    private void put(final long amountFen) {
        text.append(',');
        Fen.append(text, amountFen);
    }
}
