package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.code.PersonStatus;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may be done to filings, by the shipped packs of Beijing, Tianjin, Urumqi and Jiaozuo.
 *
 * <p>The rules are rows of two files, each with its requirement: AMB-34, BJ-10a, BJ-10c, BJ-10d, BJ-1a, BJ-7, BJ-8,
 * BJ-9c, BJ-F1, BJ-F2b, BJ-N1.2, BJ-N1.3a, BJ-N1.3b, BJ-N1.4b, BJ-N2.1, BJ-N2.2b, JZ-1.2a, JZ-1.2b, JZ-1.2c,
 * JZ-1.2d, JZ-1.2e, JZ-1.3b, JZ-2.2c, JZ-2.5c, JZ-2.5d, JZ-2.5e, NAT-15, TJ-4.2a, TJ-4.2b, TJ-4.3a, TJ-4.3c,
 * TJ-4.4c, XJ-2.3a, XJ-2.3b, XJ-2.4b, XJ-2.5d, XJ-3.1a, XJ-3.1b, XJ-3.2a, XJ-3.2b, XJ-3.2c, XJ-3.3a.
 */
class FilingRequestTest {

    private static final int EMPLOYEE = 310;

    private final MachineRun run = new MachineRun("2023-01-01");

    @ParameterizedTest(name = "{0}, {1}: {2} → {3}")
    @CsvFileSource(resources = "filing-rules.txt", delimiter = '|')
    void shouldFollowTheRulesOfTheRegion(
            final String requirement, final String insuredPlace, final String script, final String answer) {
        assertEquals(answer, script(insuredPlace).play(script));
    }

    @ParameterizedTest(name = "{0}, {1}: {2} → {3}")
    @CsvFileSource(resources = "chronic-filing-rules.txt", delimiter = '|')
    void shouldFileChronicDiseasesByTheRulesOfTheRegion(
            final String requirement, final String insuredPlace, final String script, final String answer) {
        assertEquals(answer, script(insuredPlace).play(script));
    }

    /** NAT-11, BJ-13c, JZ-2.5a, JZ-2.5b: filed before the bill is settled, also during the stay. */
    @ParameterizedTest(name = "{0}: filed as {1} → {2}")
    @CsvSource({
        "JZ-2.5a, LONG_TERM_RESIDENT, COMMITMENT, LONG_TERM",
        "JZ-2.5b, OTHER_TEMPORARY,    COMMITMENT, OTHER_TEMPORARY",
        "JZ-1.3a, TRANSFER,           PROOF,      TRANSFER",
    })
    void shouldSettleByAFilingMadeDuringTheStay(
            final String requirement, final String category, final String basis, final String expected) {
        final FilingScript script = script("410802");
        final SettleFrame bill = SettleFrame.inpatient()
                .insuredPlace("410802")
                .carePlace("130100")
                .stay("2023-01-05", "2023-01-15")
                .bill("9000.00", "9000.00");
        run.cutOver("2023-01-15");
        assertEquals("NOT_FILED psn_no", run.send(bill));
        assertEquals(
                "ACTIVE",
                script.play("2023-01-15 NEW from=2023-01-12 category=" + category + " basis=" + basis)
                        .substring(0, 6));

        assertTrue(run.send(bill.msgId("M2")).startsWith(expected));
    }

    /** A filing is kept under its key: a repeat says the same and changes nothing. */
    @Test
    void shouldBeDecidedOnceUnderItsKey() {
        final FilingScript script = script("110105");
        run.cutOver("2023-01-02");
        final UnsafeBuffer request = script.message("2023-01-02", "NEW");
        assertEquals(Outcome.Kind.EXECUTED, run.execute(request).kind());
        final long hash = run.machine().stateHash();
        assertEquals(Outcome.Kind.REPEATED, run.execute(request).kind());
        assertEquals(hash, run.machine().stateHash());
    }

    /** BJ-11, BJ-6a: what was filed is there for the next query, and a snapshot keeps it. */
    @Test
    void shouldGoOnFromASnapshot() {
        script("410802").play("2023-01-15 NEW basis=COMMITMENT; 2023-01-16 NEW category=TRANSFER place=310000");
        final MachineRun restored = run.restored();
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());

        final FilingScript further = new FilingScript(restored, "P1", "410802");
        further.play("2023-02-01 CANCEL category=TRANSFER");
        further.play("2023-02-01 CANCEL category=TRANSFER");
        assertEquals("FILING_LOCKED 20230715", further.play("2023-02-02 CANCEL"));
    }

    private FilingScript script(final String insuredPlace) {
        run.person("P1", EMPLOYEE, Integer.parseInt(insuredPlace), PersonStatus.WORKING);
        return new FilingScript(run, "P1", insuredPlace);
    }
}
