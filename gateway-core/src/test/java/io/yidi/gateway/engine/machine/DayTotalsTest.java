package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.DayTotalsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What stands on a business day: kept with every settlement, refund and reversal. */
class DayTotalsTest {

    private static final int EMPLOYEE = 310;
    private static final int PLACE = 910_100;
    private static final String FIRST = "2023-06-01";
    private static final String SECOND = "2023-06-02";
    private static final String ONE_BILL = " of 910100: 1, 2500000, 0, 670174; 310100 1829826";

    private final MachineRun run = new MachineRun(FIRST).person("P1", EMPLOYEE, PLACE);
    private final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
    private final ControlCommandWriter commands = new ControlCommandWriter();
    private final DayTotalsDecoder page = new DayTotalsDecoder();

    @Test
    void shouldAddUpByInstitutionAndInsuredPlace() {
        run.person("P2", EMPLOYEE, PLACE).person("P3", EMPLOYEE, PLACE);
        run.send(bill("M1"));
        run.send(bill("M2").personNo("P2"));
        run.send(bill("M3").personNo("P3").institution("H11010500002"));
        run.send(bill("M4").personNo("P9"));

        assertEquals(
                List.of("H11010500001 of 910100: 2, 5000000, 0, 1340348; 310100 3659652", "H11010500002" + ONE_BILL),
                rows(run, FIRST),
                "what was refused moves no money");
    }

    /** INV-10: a refund counts on its own day, with its negative amounts. */
    @Test
    void shouldCountARefundOnItsOwnDay() {
        run.send(bill("M1"));
        run.cutOver(SECOND);
        run.send(Requests.refund("2305", "F1", "P1", 1));

        assertEquals(List.of("H11010500001" + ONE_BILL), rows(run, FIRST));
        assertEquals(List.of("H11010500001 of 910100: 1, -2500000, 0, -670174; 310100 -1829826"), rows(run, SECOND));
        assertEquals((int) LocalDate.parse(SECOND).toEpochDay(), page.businessDay());
    }

    /** INV-10: what is reversed leaves the day it was on. */
    @Test
    void shouldTakeOutWhatIsReversed() {
        run.send(bill("M1"));
        run.cutOver(SECOND);
        run.send(Requests.refund("2305", "F1", "P1", 1));
        run.send(Requests.reversal("R1", "P1", "2305", "F1"));
        assertEquals(List.of(), rows(run, SECOND));
        assertEquals(List.of("H11010500001" + ONE_BILL), rows(run, FIRST));

        run.send(Requests.reversal("R2", "P1", "2304", "M1"));
        assertEquals(List.of(), rows(run, FIRST));
        run.send(Requests.reversal("R3", "P1", "2304", "M1"));
        assertEquals(List.of(), rows(run, FIRST), "taken out once");
    }

    @Test
    void shouldNotCountARepeatNorAQuote() {
        run.send(bill("M1"));
        run.send(bill("M1"));
        run.send(bill("M2").code("2303"));

        assertEquals(List.of("H11010500001" + ONE_BILL), rows(run, FIRST));
    }

    @Test
    void shouldTellAllRowsPageByPage() {
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2 * DayTotalsInquiry.ROWS_MAX + 1; i++) {
            final String person = "Q" + i;
            final String institution = String.format(Locale.ROOT, "H%011d", i);
            run.person(person, EMPLOYEE, PLACE)
                    .send(bill("M" + i).personNo(person).institution(institution));
            expected.add(institution + ONE_BILL);
        }

        assertEquals(expected, rows(run, FIRST));
        assertEquals(3, pages(FIRST));
        assertEquals(1, page.held());
        assertEquals(0, page.missed());
        assertEquals(1, pages("2022-01-01"));
        assertEquals(0, page.held());
    }

    /** INV-24: the state of a snapshot has them. */
    @Test
    void shouldGoOnFromASnapshot() {
        run.send(bill("M1"));
        final MachineRun copy = run.restored();

        assertEquals(rows(run, FIRST), rows(copy, FIRST));
        assertEquals(run.machine().stateHash(), copy.machine().stateHash());
        copy.send(Requests.reversal("R1", "P1", "2304", "M1"));
        assertEquals(List.of(), rows(copy, FIRST));
    }

    private int pages(final String day) {
        int pages = 0;
        long after = -1;
        do {
            after = ask(run, day, after);
            pages++;
        } while (after != -1);
        return pages;
    }

    private List<String> rows(final MachineRun asked, final String day) {
        final List<String> rows = new ArrayList<>();
        long after = -1;
        do {
            after = ask(asked, day, after);
            final List<String> funds = new ArrayList<>();
            page.funds().forEachRemaining(fund -> funds.add(fund.fundCode()));
            page.rows().forEachRemaining(row -> rows.add(text(row, funds)));
        } while (after != -1);
        Collections.sort(rows);
        return rows;
    }

    private static String text(final DayTotalsDecoder.RowsDecoder row, final List<String> funds) {
        final StringBuilder text = new StringBuilder(row.institutionCode() + " of " + row.insuredPlace() + ": "
                + row.standing() + ", " + row.totalFen() + ", " + row.accountFen() + ", " + row.cashFen() + ";");
        for (int column = 0; column < funds.size(); column++) {
            if (row.fundsFen(column) != 0) {
                text.append(' ').append(funds.get(column)).append(' ').append(row.fundsFen(column));
            }
        }
        return text.toString();
    }

    private long ask(final MachineRun asked, final String day, final long after) {
        commands.askDayTotals(inquiry, (int) LocalDate.parse(day).toEpochDay(), after);
        assertTrue(asked.machine().isInquiry(inquiry, 0));
        asked.machine().inquire(asked.bodies().size() + 1L, inquiry, 0);
        page.wrapAndApplyHeader(asked.machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
        return page.next();
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
