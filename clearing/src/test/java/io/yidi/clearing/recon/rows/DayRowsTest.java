package io.yidi.clearing.recon.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.recon.file.DayFileException;
import io.yidi.clearing.recon.file.DayFileReader;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-13: what goes into the columns of a day comes out of them. */
class DayRowsTest {

    private static final DayGroup FIRST = new DayGroup("H11010500001", "120000", "310", "11");
    private static final DayGroup SECOND = new DayGroup("H11010500002", "120000", "310", "11");
    private static final int MANY = 20_000;

    private final GroupTable groups = new GroupTable();
    private final DayRows rows = new DayRows(groups);

    @Test
    void shouldHoldWhatItWasGiven() {
        final List<DayRow> given = List.of(
                row(7, false, FIRST, "张三1", null),
                row(999_999_999_999_999_999L, true, SECOND, "P2", ""),
                row(8, false, FIRST, "", "310100:60"),
                row(9, false, FIRST, "P4", null));

        given.forEach(rows::onRow);

        for (int row = 0; row < given.size(); row++) {
            assertEquals(given.get(row), row(row));
        }
        assertEquals(given.size(), rows.size());
    }

    @Test
    void shouldFindEachRowOfManyByItsKey() {
        for (int id = 0; id < MANY; id++) {
            rows.onRow(row(id, id % 3 == 0, FIRST, "P" + id, "310100:" + id));
        }

        final RowIndex index = new RowIndex(rows, MANY);
        IntStream.range(0, MANY).forEach(index::add);

        for (int id = 0; id < MANY; id++) {
            final int row = find(index, row(id, id % 3 == 0, FIRST, "P", null));
            assertEquals("P" + id, rows.personNo(row));
            assertEquals("310100:" + id, rows.funds(row));
            assertEquals(DayRows.NONE, find(index, row(id, id % 3 != 0, FIRST, "P", null)));
        }
    }

    @Test
    void shouldFindTheSameKeyOfSeveralInstitutions() {
        rows.onRow(row(5, false, FIRST, "P1", null));
        rows.onRow(row(6, false, FIRST, "P1", null));
        rows.onRow(row(5, false, SECOND, "P2", null));

        final RowIndex index = new RowIndex(rows, 3);
        IntStream.range(0, 3).forEach(index::add);

        assertEquals("P2", rows.personNo(find(index, row(5, false, SECOND, "", null))));
        assertEquals("P1", rows.personNo(find(index, row(5, false, FIRST, "", null))));
        assertEquals(DayRows.NONE, find(index, row(6, false, SECOND, "", null)));
        assertArrayEquals(new int[] {0, 2}, rows.rowsOf(List.of(new Key(5, false), new Key(6, true))));
    }

    /** What no array can hold is refused at the row and column where it happens. */
    @ParameterizedTest
    @CsvSource({"20, 3 column psn_no: expected at most 20 bytes", "30, 3 column funds: expected at most 30 bytes"})
    void shouldRefuseMoreTextThanItCanHold(final int lengthMax, final String fault) {
        final String person = lengthMax == 20 ? "P".repeat(11) : "P";
        final String text = ("stmt_date,fixmedins_code,setl_id,refd_setl_flag,psn_no,insutype,clr_type,"
                        + "insuplc_admdvs,medfee_sumamt,fund_pay_sumamt,acct_pay,psn_cash_pay,fund_310100\n"
                        + "2026-11-20,H11010500001,1,0,PERSON,310,11,120000,2,1,0,1,100000000.00\n"
                        + "2026-11-20,H11010500001,2,0,PERSON,310,11,120000,2,1,0,1,100000000.00\n")
                .replace("PERSON", person);
        final byte[] content = text.getBytes(StandardCharsets.UTF_8);

        final DayFileException refused = assertThrows(
                DayFileException.class,
                () -> DayFileReader.read(
                        content, LocalDate.of(2026, 11, 20), "H11010500001", new DayRows(groups, lengthMax)));

        assertEquals("line " + fault + " of it on one side, found more", refused.getMessage());
    }

    /** The rows of an institution hang together in their order, however many institutions there are. */
    @Test
    void shouldGoThroughTheRowsOfAnInstitution() {
        final int institutions = 300;
        for (int id = 0; id < 4 * institutions; id++) {
            rows.onRow(row(id, false, new DayGroup("H" + id % institutions, "120000", "310", "11"), "P", null));
        }

        for (int institution = 0; institution < institutions; institution++) {
            int row = rows.firstOfInstitution(institution);
            for (int round = 0; round < 4; round++) {
                assertEquals(institution, rows.institution(row));
                assertEquals(institution + round * institutions, rows.settlementId(row));
                row = rows.nextOfInstitution(row);
            }
            assertEquals(DayRows.NONE, row);
        }
        assertEquals(DayRows.NONE, rows.firstOfInstitution(10 * institutions));
    }

    private int find(final RowIndex index, final DayRow row) {
        final DayRows other = new DayRows(groups);
        other.onRow(row);
        return index.find(other, 0, true);
    }

    @Test
    void shouldTellOtherFundsOnlyWhereBothSidesTell() {
        List.of("310100:1", "310100:12", "").forEach(funds -> rows.onRow(row(1, false, FIRST, "P", funds)));
        rows.onRow(row(1, false, FIRST, "P", null));
        final DayRows others = new DayRows(groups);
        others.onRow(row(1, false, FIRST, "P", "310100:1"));
        others.onRow(row(1, false, FIRST, "P", null));

        assertFalse(rows.isOtherFunds(0, others, 0));
        assertTrue(rows.isOtherFunds(1, others, 0));
        assertTrue(rows.isOtherFunds(2, others, 0));
        assertFalse(rows.isOtherFunds(3, others, 0));
        assertFalse(rows.isOtherFunds(0, others, 1));
        assertNull(others.funds(1));
    }

    /** A refund that is booked under the number of its settlement, and one that is booked under both. */
    @Test
    void shouldGiveRefundsTheNumbersTheyHaveHere() {
        final RefundNumbers refunds = new RefundNumbers();
        refunds.add(1, 101);
        refunds.add(2, 102);
        refunds.add(3, 103);
        for (final Key key :
                List.of(new Key(1, true), new Key(2, true), new Key(102, true), new Key(3, false), new Key(4, true))) {
            rows.onRow(row(key.settlementId(), key.isRefund(), FIRST, "P", null));
        }

        refunds.apply(rows);

        assertEquals(
                List.of(new Key(101, true), new Key(-2, true), new Key(102, true), new Key(3, false), new Key(4, true)),
                List.of(rows.key(0), rows.key(1), rows.key(2), rows.key(3), rows.key(4)));
    }

    /** Taken back twice on a day, a settlement gives its number to the first refund, whichever is told first. */
    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void shouldGiveTheNumberOfASettlementToItsFirstRefund(final long toldFirst) {
        final RefundNumbers refunds = new RefundNumbers();
        refunds.add(1, toldFirst);
        refunds.add(1, 203 - toldFirst);
        rows.onRow(row(1, true, FIRST, "P", null));

        refunds.apply(rows);

        assertEquals(new Key(101, true), rows.key(0));
    }

    private DayRow row(final int row) {
        return new DayRow(
                rows.key(row),
                groups.group(rows.groupId(row)),
                rows.personNo(row),
                new DayAmounts(
                        rows.totalFen(row),
                        rows.fundFen(row),
                        rows.accountFen(row),
                        rows.cashFen(row),
                        rows.funds(row)));
    }

    private static DayRow row(
            final long id, final boolean isRefund, final DayGroup group, final String personNo, final String funds) {
        return new DayRow(
                new Key(id, isRefund), group, personNo, new DayAmounts(-100, -60, Long.MAX_VALUE, -40, funds));
    }
}
