package io.yidi.clearing.recon.file;

import io.yidi.clearing.recon.file.DayFileException.Fault;
import io.yidi.protocol.money.Decimals;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * 对账文件读取: a day's settlements as CSV, with a heading, and a last row that says how many there were and what they came
 * to, as the totals of 3201 do; without that row a file was cut off. Taken in whole, or not at all.
 *
 * <pre>
 *   stmt_date, fixmedins_code, setl_id, refd_setl_flag, psn_no, insutype, clr_type, insuplc_admdvs,
 *   medfee_sumamt, fund_pay_sumamt, acct_pay, psn_cash_pay [, fund_310100 …]
 *   TOTAL,,2,…                                                             sums below the amounts
 * </pre>
 */
public final class DayFileReader {

    private static final int ROWS_MAX = 2_000_000;
    private static final int FOUND_MAX = 80;
    private static final int FAULTS_MAX = 20;
    private static final int ROW_LENGTH_USUAL = 100;
    static final String TOTAL = "TOTAL";
    static final List<String> AMOUNTS = List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay");
    static final List<String> COLUMNS = List.of(
            "stmt_date",
            "fixmedins_code",
            "setl_id",
            "refd_setl_flag",
            "psn_no",
            "insutype",
            "clr_type",
            "insuplc_admdvs",
            "medfee_sumamt",
            "fund_pay_sumamt",
            "acct_pay",
            "psn_cash_pay");
    private static final int DATE_COLUMN = 0;
    private static final int INSTITUTION_COLUMN = 1;
    private static final int SETTLEMENT_COLUMN = 2;
    private static final int REFUND_COLUMN = 3;
    static final int PERSON_COLUMN = 4;
    private static final int INSURANCE_COLUMN = 5;
    private static final int CLEARING_COLUMN = 6;
    private static final int INSURED_PLACE_COLUMN = 7;
    private static final int FIRST_AMOUNT = 8;
    static final int TOTAL_COLUMN = FIRST_AMOUNT;
    static final int FUND_COLUMN = TOTAL_COLUMN + 1;
    static final int ACCOUNT_COLUMN = FUND_COLUMN + 1;
    static final int CASH_COLUMN = ACCOUNT_COLUMN + 1;
    static final String FUND_PREFIX = "fund_";
    private static final Pattern FUND = Pattern.compile(FUND_PREFIX + "[0-9]{6}");
    private static final byte[] TOTAL_CELL = TOTAL.getBytes(StandardCharsets.UTF_8);

    private final String day;
    private final byte[] dayCell;
    private final byte[] institutionCell;
    private final String institutionExpected;
    private final RowSink sink;
    private final List<Fault> faults = new ArrayList<>();
    private final SettlementLines lines;
    private final GroupCellTable groups =
            new GroupCellTable(INSTITUTION_COLUMN, INSURED_PLACE_COLUMN, INSURANCE_COLUMN, CLEARING_COLUMN);
    private List<String> heading = List.of();
    private int[] fundColumns = {};
    private FundTextWriter funds = new FundTextWriter();
    private DayRowFlyweight sound;
    private long[] amounts = {};
    private long[] sums = {};
    private int rowCount;
    private boolean isClosed;

    private DayFileReader(final LocalDate day, final String institution, final RowSink sink, final int length) {
        this.day = day.toString();
        dayCell = this.day.getBytes(StandardCharsets.UTF_8);
        institutionCell = institution.getBytes(StandardCharsets.UTF_8);
        institutionExpected = institution.isEmpty() ? "an institution" : "the institution " + institution;
        this.sink = sink;
        lines = new SettlementLines(rowsUsual(length) + 1);
    }

    /** How many rows a file of a length has, if they are of the usual length. */
    public static int rowsUsual(final long length) {
        return (int) Math.min(ROWS_MAX, length / ROW_LENGTH_USUAL);
    }

    /**
     * Reads a file. Rows are handed on before it is clear that the file is sound to its end; whoever receives them
     * drops them if it is not.
     *
     * @param content all of it, UTF-8 or GBK
     * @param day business day it has to be of
     * @param institution whose it has to be; empty for a file of many
     * @param sink receives its rows
     * @throws DayFileException naming row and column of everything wrong, up to a bound
     */
    public static void read(final byte[] content, final LocalDate day, final String institution, final RowSink sink) {
        new DayFileReader(day, institution, sink, content.length).read(new CsvLines(FileText.of(content)));
    }

    private void read(final CsvLines lines) {
        if (lines.next()) {
            readHeading(lines);
        }
        while (lines.next()) {
            take(lines);
        }
        if (!isClosed) {
            add(lines, "", "a last row " + TOTAL + " with count and sums", "the end of the file");
        }
        if (!faults.isEmpty()) {
            throw new DayFileException(faults);
        }
    }

    private void readHeading(final CsvLines row) {
        heading = row.cells();
        if (row.size() > heading.size()) {
            add(row, "", "at most " + heading.size() + " columns", Integer.toString(row.size()));
        }
        final int count = Math.min(heading.size(), COLUMNS.size());
        if (!heading.subList(0, count).equals(COLUMNS)) {
            add(row, "", "the heading " + String.join(",", COLUMNS), String.join(",", heading));
            throw new DayFileException(faults);
        }
        heading.stream()
                .skip(count)
                .filter(name -> !FUND.matcher(name).matches())
                .forEach(name -> add(row, name, FUND_PREFIX + " and six digits", name));
        final Set<String> names = new HashSet<>();
        heading.stream()
                .filter(name -> !names.add(name))
                .forEach(name -> add(row, name, "each column once", "it again"));
        if (!faults.isEmpty()) {
            throw new DayFileException(faults);
        }
        fundColumns = IntStream.range(count, heading.size())
                .boxed()
                .sorted(Comparator.comparing(heading::get))
                .mapToInt(Integer::intValue)
                .toArray();
        funds = new FundTextWriter(IntStream.of(fundColumns)
                .mapToObj(column -> heading.get(column).substring(FUND_PREFIX.length()))
                .toArray(String[]::new));
        sums = new long[heading.size()];
        amounts = new long[heading.size()];
        sound = new DayRowFlyweight(row, groups, amounts, funds, fundColumns.length > 0);
    }

    private void take(final CsvLines row) {
        if (isClosed) {
            add(row, "", "nothing behind the row " + TOTAL, row.cell(0));
        } else if (row.size() != amounts.length) {
            add(row, "", heading.size() + " columns", Integer.toString(row.size()));
        } else if (row.is(0, TOTAL_CELL)) {
            close(row);
        } else if (rowCount == ROWS_MAX) {
            add(row, "", "at most " + ROWS_MAX + " rows", "more");
            throw new DayFileException(faults);
        } else {
            takeRow(row);
        }
    }

    private void takeRow(final CsvLines row) {
        final int before = faults.size();
        require(row, DATE_COLUMN, row.is(DATE_COLUMN, dayCell), day);
        require(
                row,
                INSTITUTION_COLUMN,
                institutionCell.length == 0
                        ? !row.isEmpty(INSTITUTION_COLUMN)
                        : row.is(INSTITUTION_COLUMN, institutionCell),
                institutionExpected);
        requireDigits(row, SETTLEMENT_COLUMN, 1, 18, "a number");
        final boolean isRefund = row.is(REFUND_COLUMN, '1');
        require(row, REFUND_COLUMN, isRefund || row.is(REFUND_COLUMN, '0'), "0 or 1");
        require(row, PERSON_COLUMN, !row.isEmpty(PERSON_COLUMN), "a number of a person");
        requireDigits(row, INSURANCE_COLUMN, 3, 3, "three digits");
        requireDigits(row, CLEARING_COLUMN, 2, 6, "digits");
        requireDigits(row, INSURED_PLACE_COLUMN, 6, 6, "six digits");
        for (int column = FIRST_AMOUNT; column < amounts.length; column++) {
            amounts[column] = amount(row, column);
        }
        if (faults.size() == before) {
            handOn(row, row.number(SETTLEMENT_COLUMN), isRefund);
        }
    }

    private void handOn(final CsvLines row, final long settlementId, final boolean isRefund) {
        final int earlier = lines.put(settlementId * 2 + (isRefund ? 1 : 0), row.line());
        if (earlier != SettlementLines.NO_LINE) {
            add(row, SETTLEMENT_COLUMN, "each settlement once", settlementId + " as in line " + earlier);
            return;
        }
        for (int column = FIRST_AMOUNT; column < amounts.length; column++) {
            addUp(row, column);
        }
        rowCount++;
        funds.begin();
        for (int fund = 0; fund < fundColumns.length; fund++) {
            funds.add(fund, amounts[fundColumns[fund]]);
        }
        sound.wrap(settlementId, isRefund);
        sink.onRow(sound);
    }

    private void addUp(final CsvLines row, final int column) {
        try {
            sums[column] = Math.addExact(sums[column], amounts[column]);
        } catch (final ArithmeticException tooMuch) {
            add(row, column, "amounts that come to less than 90 000 000 000 000 000 yuan", "more");
            throw new DayFileException(faults);
        }
    }

    /** The totals must be those of the rows; rows with faults are told of first. */
    private void close(final CsvLines row) {
        isClosed = true;
        if (!faults.isEmpty()) {
            return;
        }
        require(
                row,
                SETTLEMENT_COLUMN,
                row.cell(SETTLEMENT_COLUMN).equals(Integer.toString(rowCount)),
                rowCount + " rows");
        for (int column = FIRST_AMOUNT; column < amounts.length; column++) {
            if (amount(row, column) != sums[column]) {
                add(row, column, Decimals.format(sums[column], 2) + " as the rows come to", row.cell(column));
            }
        }
    }

    private long amount(final CsvLines row, final int column) {
        final long amountFen = row.decimal(column, Decimals.AMOUNT_SCALE);
        if (Decimals.isFault(amountFen)) {
            add(row, column, "yuan with at most two decimals", row.cell(column));
            return 0;
        }
        return amountFen;
    }

    private void requireDigits(
            final CsvLines row, final int column, final int lengthMin, final int lengthMax, final String expected) {
        require(row, column, row.isDigits(column, lengthMin, lengthMax), expected);
    }

    private void require(final CsvLines row, final int column, final boolean isSound, final String expected) {
        if (!isSound) {
            add(row, column, expected, row.cell(column));
        }
    }

    private void add(final CsvLines row, final int column, final String expected, final String found) {
        add(row, heading.get(column), expected, found);
    }

    private void add(final CsvLines row, final String column, final String expected, final String found) {
        faults.add(new Fault(
                Math.max(row.line(), 1), shortened(column), expected, found.isEmpty() ? "nothing" : shortened(found)));
        if (faults.size() == FAULTS_MAX) {
            throw new DayFileException(faults);
        }
    }

    /** A quote that nobody closed makes a cell of all that follows, persons and all. */
    private static String shortened(final String found) {
        final int length = found.codePointCount(0, found.length());
        return length <= FOUND_MAX
                ? found
                : found.substring(0, found.offsetByCodePoints(0, FOUND_MAX)) + "… (" + length + " characters)";
    }
}
