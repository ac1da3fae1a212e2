package io.yidi.clearing.recon.file;

import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.nio.charset.StandardCharsets;

/**
 * 对账行视图: the row that a file is being read at, as numbers and bytes; it changes with the next one. Groups have numbers
 * of this file. Whoever reads has it; one thread.
 */
public final class DayRowFlyweight {

    private final CsvLines row;
    private final GroupCellTable groups;
    private final FundTextWriter funds;
    private final boolean areFundsTold;
    private final long[] amounts;
    private long settlementId;
    private boolean isRefund;

    /**
     * Looks at a file.
     *
     * @param row the line
     * @param groups of the file
     * @param amounts of the line, by column
     * @param funds of the line
     * @param areFundsTold whether the file has a column for any
     */
    DayRowFlyweight(
            final CsvLines row,
            final GroupCellTable groups,
            final long[] amounts,
            final FundTextWriter funds,
            final boolean areFundsTold) {
        this.row = row;
        this.groups = groups;
        this.amounts = amounts;
        this.funds = funds;
        this.areFundsTold = areFundsTold;
    }

    void wrap(final long id, final boolean refund) {
        settlementId = id;
        isRefund = refund;
    }

    /** Number of the line, from 1. */
    public int line() {
        return row.line();
    }

    /** {@code setl_id}. */
    public long settlementId() {
        return settlementId;
    }

    /** {@code refd_setl_flag}. */
    public boolean isRefund() {
        return isRefund;
    }

    /** What the row is added up in: a number from 0, in the order in which the groups of the file come. */
    public int groupNumber() {
        return groups.number(row);
    }

    /** The group of a number. */
    public DayGroup group(final int number) {
        return groups.group(number);
    }

    /** {@code medfee_sumamt}. */
    public long totalFen() {
        return amounts[DayFileReader.TOTAL_COLUMN];
    }

    /** {@code fund_pay_sumamt}. */
    public long fundFen() {
        return amounts[DayFileReader.FUND_COLUMN];
    }

    /** {@code acct_pay}. */
    public long accountFen() {
        return amounts[DayFileReader.ACCOUNT_COLUMN];
    }

    /** {@code psn_cash_pay}. */
    public long cashFen() {
        return amounts[DayFileReader.CASH_COLUMN];
    }

    /** Holds {@code psn_no} in UTF-8. */
    public byte[] personHolder() {
        return row.holder(DayFileReader.PERSON_COLUMN);
    }

    /** Where in it that begins. */
    public int personStart() {
        return row.start(DayFileReader.PERSON_COLUMN);
    }

    /** How long it is. */
    public int personLength() {
        return row.length(DayFileReader.PERSON_COLUMN);
    }

    /** Whether the file tells what each fund pays. */
    public boolean areFundsTold() {
        return areFundsTold;
    }

    /** Holds what each fund pays, as {@code FundText} writes it, from its start. */
    public byte[] funds() {
        return funds.text();
    }

    /** How long that is. */
    public int fundsLength() {
        return funds.length();
    }

    /** The row, to keep. */
    public DayRow toRow() {
        return new DayRow(
                new Key(settlementId, isRefund),
                group(groupNumber()),
                row.cell(DayFileReader.PERSON_COLUMN),
                new DayAmounts(
                        totalFen(),
                        fundFen(),
                        accountFen(),
                        cashFen(),
                        areFundsTold ? new String(funds(), 0, fundsLength(), StandardCharsets.US_ASCII) : null));
    }
}
