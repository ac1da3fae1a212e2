package io.yidi.clearing.recon.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BJ-35a: the file of a day, whole or not at all. */
class DayFileReaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String HOSPITAL = "H11010500001";
    private static final long LONGEST_NUMBER = 987_654_321_098_765_432L;
    private static final String TEXT = """
            stmt_date,fixmedins_code,setl_id,refd_setl_flag,psn_no,insutype,clr_type,insuplc_admdvs,\
            medfee_sumamt,fund_pay_sumamt,acct_pay,psn_cash_pay,fund_310100
            2026-11-20,H11010500001,7,0,张三1,310,11,120000,100.00,60.00,0.00,40.00,60.00
            2026-11-20,H11010500001,9,1,张三1,310,11,120000,-10.5,-6.00,0,-4.50,-6.00
            TOTAL,,2,,,,,,89.50,54.00,0.00,35.50,54.00
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void shouldReadBothEncodings(final String charset) {
        final List<DayRow> rows = read(TEXT.getBytes(Charset.forName(charset)));

        assertEquals(2, rows.size());
        final DayRow refund = rows.get(1);
        assertEquals(new DayRow.Key(9, true), refund.key());
        assertEquals(new DayGroup(HOSPITAL, "120000", "310", "11"), refund.group());
        assertEquals("张三1", refund.personNo());
        assertEquals(new DayRow.DayAmounts(-1_050, -600, 0, -450, "310100:-600"), refund.amounts());
    }

    @Test
    void shouldReadAFileWithAByteOrderMark() {
        final byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
        final byte[] marked = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);

        assertEquals(read(plain), read(marked));
        assertEquals(plain.length + 3, marked.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20,H11010500001,7 | 19,H11010500001,7 | 2 column stmt_date: expected 2026-11-20, found 2026-11-19",
                "H11010500001,9 | H11010500002,9 | 3 column fixmedins_code: expected the institution H11010500001",
                "0001,9,1 | 0001,7,0 | 3 column setl_id: expected each settlement once, found 7 as in line 2",
                "100.00,60 | 1.005,60 | 2 column medfee_sumamt: expected yuan with at most two decimals, found 1.005",
                "100.00,60 | ,60 | 2 column medfee_sumamt: expected yuan with at most two decimals, found nothing",
                "100.00,60.00 | 60.00 | 2: expected 13 columns, found 12",
                "40.00,60.00 | 40.00,1e2 | 2 column fund_310100: expected yuan with at most two decimals, found 1e2",
                "89.50,54 | 89.51,54 | 4 column medfee_sumamt: expected 89.50 as the rows come to, found 89.51",
                "TOTAL,,2 | TOTAL,,3 | 4 column setl_id: expected 2 rows, found 3",
                "9,1,张三1 | 9,2,张三1 | 3 column refd_setl_flag: expected 0 or 1, found 2",
                "fund_310100 | pool | 1 column pool: expected fund_ and six digits, found pool",
                "stmt_date | date | 1: expected the heading stmt_date,",
            })
    void shouldNameRowAndColumn(final String sound, final String unsound, final String fault) {
        assertTrue(TEXT.contains(sound), sound);

        assertFault("line " + fault, TEXT.replaceFirst(sound, unsound == null ? "" : unsound));
    }

    /** Wherever a file is cut off, and were it between two rows, nothing of it is taken in. */
    @Test
    void shouldNoticeWhereverAFileIsCutOff() {
        final byte[] whole = TEXT.getBytes(StandardCharsets.UTF_8);
        final int lastNeeded = whole.length - "4.00\n".length() + 1;
        for (int length = 0; length < lastNeeded; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(DayFileException.class, () -> read(cut), () -> "cut at " + cut.length);
        }
    }

    /** Spreadsheets put quotes around cells, blanks, and lines with nothing on them. */
    @Test
    void shouldReadWhatASpreadsheetMakesOfIt() {
        final String quoted =
                TEXT.replace("张三1", "\"张三1\"").replace(",310,", ", 310 ,").replace("\n", "\r\n\r\n");

        assertEquals(read(TEXT.getBytes(StandardCharsets.UTF_8)), read(quoted.getBytes(StandardCharsets.UTF_8)));
    }

    /** A wide blank of Chinese typing is a blank; a quote inside a cell is doubled; a number may have 18 digits. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void shouldReadWhatPeopleType(final String charset) {
        final String typed = TEXT.replace("2026-11-20,", "2026-11-20\u3000 ,")
                .replace(",张三1,", ",\"\u3000张\"\"三, 1\" ,")
                .replace(",310,", ",\u3000310,")
                .replace(",100.00,", ",\"100.00\",")
                .replace(",7,0,", ", " + LONGEST_NUMBER + "\t,0,");

        final List<DayRow> rows = read(typed.getBytes(Charset.forName(charset)));

        assertEquals(LONGEST_NUMBER, rows.get(0).key().settlementId());
        assertEquals("\u3000张\"三, 1", rows.get(0).personNo());
        assertEquals("310", rows.get(0).group().insuranceType());
        assertEquals(10_000, rows.get(0).amounts().totalFen());
        assertEquals(rows.get(0).group(), rows.get(1).group());
    }

    /** A file without a column for each fund says nothing about them; that is not the same as nothing. */
    @Test
    void shouldTellFundsThatAreNotToldFromFundsThatPayNothing() {
        final String untold = TEXT.replaceAll("(?m),[^,]*$", "");

        assertNull(
                read(untold.getBytes(StandardCharsets.UTF_8)).get(0).amounts().funds());
        final String nothing = TEXT.replaceAll("(?m),[0-9.-]+$", ",0");
        assertEquals(
                "",
                read(nothing.getBytes(StandardCharsets.UTF_8)).get(0).amounts().funds());
    }

    /** What was written for a day is read as it was. */
    @Test
    void shouldReadWhatWasWritten() {
        final List<DayRow> rows = read(TEXT.getBytes(StandardCharsets.UTF_8));

        assertEquals(rows, read(DayFileWriter.text(DAY, rows).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldRefuseWhatIsNoText() {
        assertFault("line 1: expected a text in UTF-8 or GBK", new byte[] {(byte) 0xFF, (byte) 0xFF, 0});
    }

    /** More columns than are looked at are not left out without a word. */
    @Test
    void shouldRefuseMoreColumnsThanAreLookedAt() {
        final String wide = TEXT.lines()
                .map(line -> line + (line.startsWith("stmt_date") ? ",fund_310100" : ",0.00").repeat(300))
                .collect(Collectors.joining("\n"));

        assertFault("line 1: expected at most 256 columns, found 313", wide);
    }

    @Test
    void shouldRefuseAFundThatIsThereTwice() {
        final String twice = TEXT.lines()
                .map(line -> line + (line.startsWith("stmt_date") ? ",fund_310100" : ",0.00"))
                .collect(Collectors.joining("\n"));

        assertFault("line 1 column fund_310100: expected each column once, found it again", twice);
    }

    /** A quote that is never closed makes one cell of the rest of the file; the refusal does not tell all of it. */
    @Test
    void shouldNotTellTheRestOfAFileInARefusal() {
        final String open =
                TEXT.replaceFirst("40.00,60.00", "40.00,\"60.00") + "2026-11-20,P0000000007\n".repeat(1_000);

        final DayFileException unsound =
                assertThrows(DayFileException.class, () -> read(open.getBytes(StandardCharsets.UTF_8)));

        final String message = unsound.getMessage();
        assertTrue(message.startsWith("line 2 column fund_310100: expected yuan with at most two decimals"), message);
        assertTrue(message.length() < 400, () -> message.length() + " characters");
    }

    @Test
    void shouldRefuseAmountsThatNobodyCanAddUp() {
        final String heading = TEXT.lines().findFirst().orElseThrow() + "\n";
        final StringBuilder rows = new StringBuilder(heading);
        for (int id = 1; id <= 1_000; id++) {
            rows.append("2026-11-20,H11010500001,")
                    .append(id)
                    .append(",0,P,310,11,120000,")
                    .append("99999999999999.99,0,0,0,0\n");
        }

        assertFault("line 924 column medfee_sumamt: expected amounts that come to less than", rows.toString());
    }

    @Test
    void shouldRefuseRowsBehindTheTotal() {
        assertFault("line 5: expected nothing behind the row TOTAL, found x", TEXT + "x\n");
    }

    @Test
    void shouldTellOfManyFaultsAtOnceAndStopSomewhere() {
        final String row = "2026-11-19,H11010500001,x,3,,310,11,120000,1,1,1,1,1\n";
        final String heading = TEXT.lines().findFirst().orElseThrow() + "\n";
        final byte[] content = (heading + row.repeat(100)).getBytes(StandardCharsets.UTF_8);

        final DayFileException unsound = assertThrows(DayFileException.class, () -> read(content));

        assertEquals(20, unsound.faults().size());
    }

    private static void assertFault(final String expected, final String text) {
        assertFault(expected, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFault(final String expected, final byte[] content) {
        final DayFileException unsound = assertThrows(DayFileException.class, () -> read(content));
        assertTrue(unsound.getMessage().startsWith(expected), unsound::getMessage);
    }

    private static List<DayRow> read(final byte[] content) {
        final List<DayRow> rows = new ArrayList<>();
        DayFileReader.read(content, DAY, HOSPITAL, rows::add);
        return rows;
    }
}
