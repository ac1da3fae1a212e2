package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.code.PersonStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jiaozuo's table of filings that are made up (JZ-2.5): a stay of January 2023 that was not filed for, and a stay of
 * March. Made up before the settlement, the first is settled directly; after the discharge it was paid in full and is
 * claimed.
 */
class LateFilingTest {

    private static final int EMPLOYEE = 310;
    private static final String PLACE = "410802";

    private final MachineRun run =
            new MachineRun("2023-01-01").person("P1", EMPLOYEE, Integer.parseInt(PLACE), PersonStatus.WORKING);
    private final FilingScript script = new FilingScript(run, "P1", PLACE);

    /** Columns: made up before or after, as what, on what basis; this stay, how it is paid; the later stay. */
    @ParameterizedTest(name = "{0}: {1} discharge, {2} by {3} → {4} {5}, later {6}")
    @CsvSource({
        "JZ-2.5a, BEFORE, LONG_TERM_RESIDENT, PROOF,      LONG_TERM,       DIRECT, LONG_TERM",
        "JZ-2.5a, BEFORE, LONG_TERM_RESIDENT, COMMITMENT, LONG_TERM,       DIRECT, LONG_TERM",
        "JZ-2.5b, BEFORE, TRANSFER,           PROOF,      TRANSFER,        DIRECT, TRANSFER",
        "JZ-2.5b, BEFORE, EMERGENCY,          PROOF,      EMERGENCY,       DIRECT, EMERGENCY",
        "JZ-2.5b, BEFORE, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY, DIRECT, OTHER_TEMPORARY",
        "JZ-2.5c, AFTER,  LONG_TERM_RESIDENT, PROOF,      LONG_TERM,       CLAIM,  LONG_TERM",
        "JZ-2.5c, AFTER,  RETIRED_RESETTLED,  PROOF,      LONG_TERM,       CLAIM,  LONG_TERM",
        "JZ-2.5d, AFTER,  LONG_TERM_RESIDENT, COMMITMENT, OTHER_TEMPORARY, CLAIM,  LONG_TERM",
        "JZ-2.5e, AFTER,  TRANSFER,           PROOF,      TRANSFER,        CLAIM,  TRANSFER",
        "JZ-2.5e, AFTER,  EMERGENCY,          COMMITMENT, EMERGENCY,       CLAIM,  EMERGENCY",
        "JZ-2.5e, AFTER,  OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY, CLAIM,  OTHER_TEMPORARY",
    })
    void shouldTreatTheStayAndTheLaterOneAsTheTableSays(
            final String requirement,
            final String when,
            final String category,
            final String basis,
            final String expected,
            final String paid,
            final String later) {
        final boolean isLate = when.equals("AFTER");
        run.cutOver(isLate ? "2023-01-20" : "2023-01-15");
        assertEquals("NOT_FILED psn_no", run.send(stay("B1", "2023-01-05", "2023-01-15")));
        script.play((isLate ? "2023-01-20" : "2023-01-15") + " NEW from=2023-01-05 category=" + category + " basis="
                + basis + (isLate ? " discharged=2023-01-15" : ""));

        final String claim = FilingScript.value(script.json(), "claim_category");
        assertEquals(
                expected + " " + paid,
                claim.isEmpty() ? category(stay("B2", "2023-01-05", "2023-01-15")) + " DIRECT" : claim + " CLAIM");
        run.cutOver("2023-03-20");
        assertEquals(later, category(stay("B3", "2023-03-10", "2023-03-20")));
    }

    /** JZ-2.5d: the long-term level begins with the application; a stay before it stays what it was. */
    @ParameterizedTest
    @CsvSource({"COMMITMENT, FILING_NOT_YET_VALID psn_no", "PROOF, LONG_TERM"})
    void shouldBeginWithTheApplicationIfMadeByCommitment(final String basis, final String expected) {
        script.play("2023-01-20 NEW from=2023-01-05 basis=" + basis + " discharged=2023-01-15");

        assertEquals(expected, category(stay("B1", "2023-01-05", "2023-01-15")));
    }

    private static SettleFrame stay(final String msgId, final String admission, final String discharge) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .person("P1", EMPLOYEE, PLACE)
                .carePlace("130102")
                .stay(admission, discharge)
                .bill("9000.00", "9000.00");
    }

    private String category(final SettleFrame bill) {
        final String answer = run.send(bill);
        return answer.contains(" of ") ? answer.substring(0, answer.indexOf(' ')) : answer;
    }
}
