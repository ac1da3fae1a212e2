package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import java.util.EnumSet;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may be done to filings, by the shipped packs of Beijing, Tianjin, Urumqi and Jiaozuo.
 *
 * <p>The rules are rows of two files, each with its requirement: AMB-34, BJ-10a, BJ-10c, BJ-10d, BJ-1a, BJ-6a, BJ-7,
 * BJ-8, BJ-9a, BJ-9c, BJ-F1, BJ-F17.4, BJ-F2b, BJ-N1.2, BJ-N1.3a, BJ-N1.3b, BJ-N1.4b, BJ-N2.1, BJ-N2.2b, JZ-1.2a,
 * JZ-1.2b, JZ-1.2c, JZ-1.2d, JZ-1.2e, JZ-1.3b, JZ-2.2c, JZ-2.5c, JZ-2.5d, JZ-2.5e, NAT-15, TJ-4.2a, TJ-4.2b,
 * TJ-4.3a, TJ-4.3c, TJ-4.4c, XJ-2.3a, XJ-2.3b, XJ-2.4b, XJ-2.5d, XJ-3.1a, XJ-3.1b, XJ-3.2a, XJ-3.2b, XJ-3.2c, XJ-3.3a,
 * XJ-3.3b.
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

    /** BJ-9a, TJ-4.3b, XJ-3.1b: filings are for cities, for provinces that are one area, and for the Corps. */
    @ParameterizedTest(name = "{0}, {1}: {2} → {3}")
    @CsvSource({
        "BJ-9a,   110105, 130102, 130100",
        "BJ-9a,   110105, 130100, 130100",
        "BJ-9a,   110105, 429004, 429004",
        "TJ-4.3b, 120101, 310115, 310000",
        "TJ-4.3b, 120101, 460200, 460000",
        "TJ-4.3b, 120101, 542400, 540000",
        "TJ-4.3b, 120101, 660100, 660000",
        "XJ-3.1b, 650102, 440305, 440300",
    })
    void shouldFileForTheCoordinationArea(
            final String requirement, final String insuredPlace, final String asked, final String filed) {
        final FilingScript script = script(insuredPlace);
        script.play("2023-01-02 NEW basis=COMMITMENT place=" + asked);

        assertEquals(filed, FilingScript.value(script.json(), "mdtrtarea_admvs"));
    }

    /** XJ-3.2b: until when documents are missing is part of the answer, as long as they are. */
    @Test
    void shouldTellUntilWhenDocumentsAreDue() {
        final FilingScript script = script("650102");
        script.play("2023-01-02 NEW basis=COMMITMENT");
        assertEquals("2023-02-01", FilingScript.value(script.json(), "docs_due_date"));
        run.send(FilingFrames.query("Q1", "P1", 650_102, query -> {}));
        assertEquals("2023-02-01", FilingScript.value(script.json(), "docs_due_date"));
        script.play("2023-01-20 COMPLETE_DOCUMENTS doc_residence_proof");
        assertEquals("", FilingScript.value(script.json(), "docs_due_date"));
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

    /** NAT-10a: a line of a file that finds no room, or nothing to review, is told in the report of the load. */
    @Test
    void shouldTellLinesOfAFileThatHaveNoEffect() {
        script("110105");
        run.change(rows -> rows.onChange(
                7, new PersonChangeRow(PersonChangeRow.Kind.CONFIRM, "P1", EMPLOYEE, 0, Integer.MAX_VALUE, "")));
        assertEquals("taken 0: 7 NO_CHANGE_TO_REVIEW psn_no", run.reportText());

        run.change(rows -> {
            for (int i = 0; i <= FilingTable.PERSON_FILINGS_MAX; i++) {
                rows.onFiling(10 + i, chronic("M" + i));
            }
        });
        assertEquals("taken 0: " + (10 + FilingTable.PERSON_FILINGS_MAX) + " FILINGS_FULL psn_no", run.reportText());
    }

    /** BJ-F2e: commitments are kept for two years; who has no room left is refused, whatever is ordered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEW basis=COMMITMENT",
                "NEW category=TRANSFER place=310000",
                "CHANGE place=310000",
                "NEW disease=M00500 hospitals=H1 doc_diagnosis_proof doc_chronic_application",
            })
    void shouldRefuseAnOrderThatFindsNoRoom(final String order) {
        final FilingScript script = script("110105");
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            script.play("2023-01-02 NEW basis=COMMITMENT");
        }

        assertEquals("FILINGS_FULL", script.play("2023-01-02 " + order));
        assertEquals("FILINGS_FULL", script.play("2025-01-01 " + order));
        assertEquals("ACTIVE 2025-01-02 open", script.play("2025-01-02 NEW"));
    }

    private static FilingRow chronic(final String disease) {
        return new FilingRow(
                "P1",
                EMPLOYEE,
                FilingKind.CHRONIC,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.PROOF,
                true,
                FilingChannel.WINDOW,
                130_100,
                0,
                Integer.MAX_VALUE,
                0,
                EnumSet.of(CareType.CHRONIC_OUTPATIENT),
                disease,
                List.of(new FilingRow.Hospital("H1", 130_100)));
    }

    private FilingScript script(final String insuredPlace) {
        run.person("P1", EMPLOYEE, Integer.parseInt(insuredPlace), PersonStatus.WORKING);
        return new FilingScript(run, "P1", insuredPlace);
    }
}
