package io.yidi.gateway.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.code.ClearingKind;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands on each day, read behind the core thread, within bounds. */
class StatementsTest {

    private static final int FIRST_DAY = (int) LocalDate.parse("2023-06-01").toEpochDay();
    private static final StatementGroup VISITS = new StatementGroup("110105", 310, ClearingKind.VISIT, false);

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private PipelineRun run;

    @BeforeEach
    void open() throws Exception {
        run = new PipelineRun(files).startNew();
    }

    @AfterEach
    void close() {
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldAddUpEachDayOfAnInstitutionAsFarAsTheJournalIsDurable() throws Exception {
        final Statements statements = statements();
        assertTrue(statements.advance());
        assertEquals(StatementSums.ZERO, sums(statements, 0, 9));
        settle("A", SettleFrame.INSTITUTION);
        settle("B", SettleFrame.INSTITUTION);
        settle("C", "H11010500002");
        passADay();
        settle("D", SettleFrame.INSTITUTION);
        assertTrue(statements.advance());
        assertEquals(2, sums(statements, 0, 0).count());
        assertEquals(20_000, sums(statements, 0, 0).totalFen());
        assertEquals(1, sums(statements, 1, 1).count());
        assertEquals(3, sums(statements, 0, 1).count());
        final List<StatementRow> rows =
                statements.rows(SettleFrame.INSTITUTION, FIRST_DAY, FIRST_DAY + 1, VISITS::equals);
        assertEquals(
                List.of("A", "B", "D"),
                rows.stream().map(StatementRow::messageId).toList());
        assertEquals(
                sums(statements, 0, 1),
                rows.stream().map(StatementRow::amounts).reduce(StatementSums.ZERO, StatementSums::plus));
    }

    @Test
    void shouldComeToTheSameFromTheBeginning() throws Exception {
        final Statements before = statements();
        for (int day = 0; day < 3; day++) {
            settle("M" + day, SettleFrame.INSTITUTION);
            assertTrue(before.advance());
            passADay();
        }
        final Statements after = statements();
        assertTrue(after.advance());
        for (int day = 0; day < 3; day++) {
            assertEquals(sums(before, day, day), sums(after, day, day));
        }
    }

    @Test
    void shouldLetTheOldestDaysGo() throws Exception {
        final Statements byDays = statements(new StatementBook(2, 1_000));
        final Statements byRows = statements(new StatementBook(100, 3));
        for (int day = 0; day < 3; day++) {
            settle("M" + day, SettleFrame.INSTITUTION);
            settle("N" + day, SettleFrame.INSTITUTION);
            passADay();
        }
        for (final Statements statements : List.of(byDays, byRows)) {
            assertTrue(statements.advance());
            assertFalse(statements.holds(FIRST_DAY));
            assertTrue(statements.holds(FIRST_DAY + 2));
            assertEquals(0, sums(statements, 0, 0).count());
            assertEquals(2, sums(statements, 2, 2).count());
        }
        assertEquals(2, sums(byDays, 1, 1).count());
        assertEquals(0, sums(byRows, 1, 1).count());
    }

    @Test
    void shouldNotReadDaysThatAreNotHeld() throws Exception {
        for (int bill = 0; bill < 1_500; bill++) {
            settle("OLD-" + bill, SettleFrame.INSTITUTION);
        }
        run.clock.addAndGet(TimeUnit.DAYS.toNanos(2 * Statements.DAYS_MAX));
        for (int bill = 0; bill < 1_500; bill++) {
            settle("NEW-" + bill, SettleFrame.INSTITUTION);
        }
        final Statements statements = statements();
        assertTrue(statements.advance());
        assertFalse(statements.holds(FIRST_DAY));
        assertFalse(statements.holds(FIRST_DAY + Statements.DAYS_MAX));
        assertTrue(statements.holds(FIRST_DAY + Statements.DAYS_MAX + 1));
        final int today = 2 * Statements.DAYS_MAX;
        assertEquals(1_500, sums(statements, today, today).count());
        assertEquals(0, sums(statements, 0, 0).count());
    }

    private Statements statements() {
        return statements(new StatementBook(Statements.DAYS_MAX, 1_000_000));
    }

    private Statements statements(final StatementBook book) {
        return new Statements(files, run.pipeline.journal()::durableSequence, run.clock::get, book);
    }

    private StatementSums sums(final Statements statements, final int fromDay, final int toDay) {
        return statements.sums(SettleFrame.INSTITUTION, FIRST_DAY + fromDay, FIRST_DAY + toDay, VISITS::equals);
    }

    private void settle(final String messageId, final String institution) throws Exception {
        final String answer = run.send(SettleFrame.outpatient()
                .person("P11", 310, "930100")
                .institution(institution)
                .msgId(messageId)
                .lines("100.00", "80.00")
                .encode());
        assertTrue(answer.startsWith("LONG_TERM"), answer);
    }

    private void passADay() {
        run.clock.addAndGet(TimeUnit.DAYS.toNanos(1));
    }
}
