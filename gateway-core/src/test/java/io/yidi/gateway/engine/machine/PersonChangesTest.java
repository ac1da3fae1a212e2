package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonChangeRow.Kind;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.HospitalRank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of the status of a person that come in out of order, or too many of them ahead of time. */
class PersonChangesTest {

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, 910_100);
    private int bills;

    /** Columns: changes in the order of their arrival, and what a bill is answered on some days. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NAT-10b, RESUME 06-10; PAUSE 05-01,    06-01 BENEFIT_PAUSED; 06-10 LONG_TERM",
        "NAT-10b, PAUSE 06-10; RESUME 05-01,    06-01 LONG_TERM; 06-10 BENEFIT_PAUSED",
        "NAT-10b, PAUSE 06-10; RESUME 06-05,    06-05 LONG_TERM; 06-10 BENEFIT_PAUSED",
        "NAT-10b, TERMINATE 06-10; PAUSE 06-05, 06-05 BENEFIT_PAUSED; 06-10 BENEFIT_TERMINATED",
        "NAT-28,  SUSPEND 06-10; SUSPEND 06-01, 06-01 PERSON_SUSPENDED; 06-10 PERSON_SUSPENDED",
    })
    void shouldTakeEffectInTheOrderOfTheirDays(final String requirement, final String changes, final String answers) {
        for (final String change : changes.split("; ?", -1)) {
            change(change.split(" ", -1)[0], "2023-" + change.split(" ", -1)[1]);
            assertFalse(run.reportText().contains("begndate"), run.reportText());
        }

        for (final String answer : answers.split("; ?", -1)) {
            run.cutOver("2023-" + answer.split(" ", -1)[0]);
            final String found = settle();
            assertTrue(found.startsWith(answer.split(" ", -1)[1]), answer + ": " + found);
        }
    }

    /** NAT-10b, NAT-28: what is refused by itself names the line and the bound; what held before holds on. */
    @Test
    void shouldRefuseMoreAheadThanAreKept() {
        for (int month = 7; month <= 10; month++) {
            change(month % 2 == 0 ? "RESUME" : "PAUSE", "2023-%02d-01".formatted(month));
        }
        change("PAUSE", "2023-11-01");
        assertTrue(run.reportText().contains("BENEFIT_CHANGES_FULL begndate"), run.reportText());
        change("TERMINATE", "2023-06-02");
        change("RESUME", "2023-06-03");
        assertTrue(run.reportText().contains("BENEFIT_CHANGE_AFTER_END begndate"), run.reportText());
        change("SUSPEND", "2023-07-01");
        change("SUSPEND", "2023-08-01");
        change("SUSPEND", "2023-09-01");
        assertTrue(run.reportText().contains("SUSPENSIONS_FULL begndate"), run.reportText());

        assertTrue(settle().startsWith("LONG_TERM"));
        assertEquals(run.machine().stateHash(), run.restored().machine().stateHash(), "the snapshot has all of it");
    }

    /** NAT-12b: a provider that is suspended today stays so, whatever is announced. */
    @Test
    void shouldRefuseMoreChangesOfAProviderThanAreKept() {
        run.change(rows -> rows.onProvider(new ProviderRow(
                SettleFrame.INSTITUTION, 110_105, 3, HospitalRank.NONE, MachineRun.ALL_CARE, 0, Integer.MAX_VALUE)));
        provider(ProviderStatus.SUSPENDED, "2023-05-01");
        for (int month = 7; month <= 9; month++) {
            provider(ProviderStatus.ADDED, "2023-%02d-01".formatted(month));
        }
        provider(ProviderStatus.ADDED, "2023-10-01");
        run.at("2023-06-01T10:00:00");

        assertTrue(run.reportText().contains("PROVIDER_CHANGES_FULL efft_time"), run.reportText());
        assertEquals(
                "PROVIDER_SUSPENDED fixmedins_code",
                run.send(SettleFrame.outpatient().lines("1.00", "1.00")));
    }

    private void change(final String kind, final String from) {
        run.change(rows -> rows.onChange(
                1, new PersonChangeRow(Kind.valueOf(kind), "P1", 310, Keys.epochDay(from), Integer.MAX_VALUE, "")));
    }

    private void provider(final ProviderStatus status, final String from) {
        run.change(rows -> rows.onProviderChange(
                1, new ProviderChangeRow(SettleFrame.INSTITUTION, status, CivilDate.beginMs(Keys.epochDay(from)))));
    }

    private String settle() {
        bills++;
        return run.send(SettleFrame.inpatient().msgId("B" + bills).bill("25000.00", "25000.00"));
    }
}
