package io.yidi.clearing.recon.file;

import io.yidi.clearing.recon.file.DayFileException.Fault;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.protocol.money.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
    private static final int FAULTS_MAX = 20;
    static final String TOTAL = "TOTAL";
    private static final String DATE = "stmt_date";
    private static final String INSTITUTION = "fixmedins_code";
    private static final String SETTLEMENT = "setl_id";
    private static final String REFUND_FLAG = "refd_setl_flag";
    private static final String PERSON = "psn_no";
    private static final String INSURANCE = "insutype";
    private static final String CLEARING = "clr_type";
    private static final String INSURED_PLACE = "insuplc_admdvs";
    static final List<String> AMOUNTS = List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay");
    static final List<String> COLUMNS = List.of(
            DATE,
            INSTITUTION,
            SETTLEMENT,
            REFUND_FLAG,
            PERSON,
            INSURANCE,
            CLEARING,
            INSURED_PLACE,
            AMOUNTS.get(0),
            AMOUNTS.get(1),
            AMOUNTS.get(2),
            AMOUNTS.get(3));
    static final String FUND_PREFIX = "fund_";
    private static final Pattern FUND = Pattern.compile(FUND_PREFIX + "[0-9]{6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern INSURANCE_CODE = Pattern.compile("[0-9]{3}");
    private static final Pattern CLEARING_CODE = Pattern.compile("[0-9]{2,6}");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}");
    private static final Pattern FLAG = Pattern.compile("[01]");
    private static final Pattern ANY = Pattern.compile(".+");

    private final LocalDate day;
    private final Pattern ofDay;
    private final String institution;
    private final Pattern ofInstitution;
    private final List<Fault> faults = new ArrayList<>();
    private final List<DayRow> rows = new ArrayList<>();
    private final Map<Key, Long> lines = new HashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private List<String> funds = List.of();
    private boolean isClosed;

    private DayFileReader(final LocalDate day, final String institution) {
        this.day = day;
        this.institution = institution;
        ofDay = Pattern.compile(Pattern.quote(day.toString()));
        ofInstitution = institution.isEmpty() ? ANY : Pattern.compile(Pattern.quote(institution));
    }

    /**
     * Reads a file.
     *
     * @param content all of it, UTF-8 or GBK
     * @param day business day it has to be of
     * @param institution whose it has to be; empty for a file of many
     * @return its rows
     * @throws DayFileException naming row and column of everything wrong, up to a bound
     */
    public static DayFile read(final byte[] content, final LocalDate day, final String institution) {
        return new DayFileReader(day, institution).read(FileText.of(content));
    }

    private DayFile read(final String text) {
        final CSVFormat format = CSVFormat.DEFAULT.builder().setTrim(true).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<String> heading = null;
            for (final CSVRecord record : parser) {
                if (heading == null) {
                    heading = heading(record);
                } else {
                    take(Math.max(parser.getCurrentLineNumber(), record.getRecordNumber()), record, heading);
                }
            }
            requireEnd(parser.getCurrentLineNumber());
        } catch (final IOException | UncheckedIOException unreadable) {
            add(rows.size() + 2L, "", "CSV", unreadable.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new DayFileException(faults);
        }
        return new DayFile(day, List.copyOf(rows));
    }

    private List<String> heading(final CSVRecord record) {
        final List<String> heading = record.toList();
        final int count = Math.min(heading.size(), COLUMNS.size());
        if (!heading.subList(0, count).equals(COLUMNS)) {
            add(1, "", "the heading " + String.join(",", COLUMNS), String.join(",", heading));
            throw new DayFileException(faults);
        }
        funds = heading.subList(count, heading.size());
        funds.stream()
                .filter(name -> !FUND.matcher(name).matches())
                .forEach(name -> add(1, name, FUND_PREFIX + " and six digits", name));
        if (!faults.isEmpty()) {
            throw new DayFileException(faults);
        }
        return heading;
    }

    private void take(final long line, final CSVRecord record, final List<String> heading) {
        if (isClosed) {
            add(line, "", "nothing behind the row " + TOTAL, record.get(0));
        } else if (record.size() != heading.size()) {
            add(line, "", heading.size() + " columns", Integer.toString(record.size()));
        } else if (record.get(0).equals(TOTAL)) {
            close(line, record);
        } else if (rows.size() == ROWS_MAX) {
            add(line, "", "at most " + ROWS_MAX + " rows", "more");
            throw new DayFileException(faults);
        } else {
            takeRow(line, record);
        }
    }

    private void takeRow(final long line, final CSVRecord record) {
        final int before = faults.size();
        cell(line, record, DATE, ofDay, day.toString());
        final DayGroup group = new DayGroup(
                cell(line, record, INSTITUTION, ofInstitution, "the institution " + institution),
                cell(line, record, INSURED_PLACE, AREA, "six digits"),
                cell(line, record, INSURANCE, INSURANCE_CODE, "three digits"),
                cell(line, record, CLEARING, CLEARING_CODE, "digits"));
        final Key key = new Key(
                cell(line, record, SETTLEMENT, NUMBER, "a number"),
                cell(line, record, REFUND_FLAG, FLAG, "0 or 1").equals("1"));
        final String person = cell(line, record, PERSON, ANY, "a number of a person");
        final List<Long> amounts =
                AMOUNTS.stream().map(name -> amount(line, record, name)).toList();
        final Map<String, Long> shares = new TreeMap<>();
        funds.forEach(name -> shares.put(name.substring(FUND_PREFIX.length()), amount(line, record, name)));
        final Long earlier = lines.putIfAbsent(key, line);
        if (earlier != null) {
            add(line, SETTLEMENT, "each settlement once", key.settlementId() + " as in line " + earlier);
        }
        if (faults.size() == before) {
            addUp(record);
            rows.add(new DayRow(
                    key,
                    group,
                    person,
                    new DayAmounts(amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3), shares)));
        }
    }

    private void addUp(final CSVRecord record) {
        for (int column = COLUMNS.indexOf(AMOUNTS.get(0)); column < record.size(); column++) {
            sums.merge(name(column), Decimals.parseSigned(record.get(column), 2), Math::addExact);
        }
    }

    /** The totals must be those of the rows; rows with faults are told of first. */
    private void close(final long line, final CSVRecord record) {
        isClosed = true;
        if (!faults.isEmpty()) {
            return;
        }
        if (!record.get(COLUMNS.indexOf(SETTLEMENT)).equals(Integer.toString(rows.size()))) {
            add(line, SETTLEMENT, rows.size() + " rows", record.get(COLUMNS.indexOf(SETTLEMENT)));
        }
        for (int column = COLUMNS.indexOf(AMOUNTS.get(0)); column < record.size(); column++) {
            final long sum = sums.getOrDefault(name(column), 0L);
            if (amount(line, record, name(column)) != sum) {
                add(line, name(column), Decimals.format(sum, 2) + " as the rows come to", record.get(column));
            }
        }
    }

    private void requireEnd(final long line) {
        if (!isClosed) {
            add(line, "", "a last row " + TOTAL + " with count and sums", "the end of the file");
        }
    }

    private String name(final int column) {
        return column < COLUMNS.size() ? COLUMNS.get(column) : funds.get(column - COLUMNS.size());
    }

    private String cell(
            final long line, final CSVRecord record, final String name, final Pattern form, final String expected) {
        final String value = record.get(COLUMNS.indexOf(name));
        if (!form.matcher(value).matches()) {
            add(line, name, expected, value);
        }
        return value;
    }

    private long amount(final long line, final CSVRecord record, final String name) {
        final int column = COLUMNS.contains(name) ? COLUMNS.indexOf(name) : COLUMNS.size() + funds.indexOf(name);
        final long amountFen = Decimals.parseSigned(record.get(column), 2);
        if (Decimals.isFault(amountFen)) {
            add(line, name, "yuan with at most two decimals", record.get(column));
            return 0;
        }
        return amountFen;
    }

    private void add(final long line, final String column, final String expected, final String found) {
        faults.add(new Fault(line, column, expected, found.isEmpty() ? "nothing" : found));
        if (faults.size() == FAULTS_MAX) {
            throw new DayFileException(faults);
        }
    }
}
