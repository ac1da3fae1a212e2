package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonChangeRow.Kind;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of numbers and enrolments that a reference file states, and lines that have no effect. */
class ReferenceLoadTest {

    private static final int EMPLOYEE = 310;

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);

    /** BJ-N1.3b: what follows from another enrolment begins with its day. */
    @Test
    void shouldEndTheFilingFromTheDayOfAnotherEnrolment() {
        assertEquals("", change(Kind.ENROLMENT, "P1", "2023-06-03", ""));
        run.cutOver("2023-06-02");
        assertStartsWith("LONG_TERM", bill("M1", "P1"));
        run.cutOver("2023-06-03");

        assertEquals("FILING_ENDED psn_no", bill("M2", "P1"));
    }

    /** BJ-N4.2c: the old number and the new one; a line that comes twice is no news. */
    @Test
    void shouldFindAPersonByTheNewNumber() {
        run.person("P2", EMPLOYEE, 910_100);
        assertEquals("", change(Kind.NUMBER, "P1", "2023-06-01", "N1"));
        assertEquals("", change(Kind.NUMBER, "P1", "2023-06-01", "N1"));

        assertStartsWith("LONG_TERM", bill("M1", "N1"));
        assertStartsWith("LONG_TERM", bill("M2", "P1"));
        assertEquals("taken 0: 7 PERSON_NUMBER_TAKEN new_psn_no", change(Kind.NUMBER, "P1", "2023-06-01", "P2"));
    }

    @ParameterizedTest
    @CsvSource({"PAUSE", "TERMINATE", "SUSPEND", "ENROLMENT", "NUMBER", "CONFIRM", "REJECT"})
    void shouldReportAChangeOfNobody(final Kind kind) {
        final int persons = run.machine().personCount();

        assertEquals("taken 0: 7 CHANGE_PERSON_UNKNOWN psn_no", change(kind, "P9", "2023-06-01", "N9"));
        assertEquals(persons, run.machine().personCount());
    }

    @ParameterizedTest
    @CsvSource({"CONFIRM", "REJECT"})
    void shouldReportThatThereIsNothingToReview(final Kind kind) {
        assertEquals("taken 0: 7 NO_CHANGE_TO_REVIEW psn_no", change(kind, "P1", "2023-06-01", ""));
    }

    /** NAT-12b: nobody can be suspended whom nobody knows. */
    @Test
    void shouldReportAChangeOfAnUnknownProvider() {
        run.change(
                rows -> rows.onProviderChange(7, new ProviderChangeRow("H00000000001", ProviderStatus.SUSPENDED, 0)));

        assertEquals("taken 0: 7 PROVIDER_UNKNOWN fixmedins_code", run.reportText());
    }

    private String change(final Kind kind, final String personNo, final String from, final String newNumber) {
        return run.change(rows -> rows.onChange(
                        7,
                        new PersonChangeRow(
                                kind, personNo, EMPLOYEE, Keys.epochDay(from), Integer.MAX_VALUE, newNumber)))
                .reportText();
    }

    private String bill(final String msgId, final String personNo) {
        return run.send(SettleFrame.inpatient().msgId(msgId).personNo(personNo).bill("25000.00", "23456.78"));
    }

    private static void assertStartsWith(final String expected, final String found) {
        assertTrue(found.startsWith(expected), found);
    }
}
