package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** BJ-10d: a special disease is changed or ended only when its uploaded fees are settled. */
class ChronicFeesTest {

    private static final int EMPLOYEE = 310;
    private static final int PLACE = 110_105;
    private static final String DISEASE = "M00500";
    private static final String DOCUMENTS = " doc_diagnosis_proof doc_chronic_application";
    private static final String CANCEL = "2023-01-16 CANCEL disease=" + DISEASE;

    private MachineRun run = new MachineRun("2023-01-01").person("P1", EMPLOYEE, PLACE, PersonStatus.WORKING);
    private FilingScript script = new FilingScript(run, "P1", Integer.toString(PLACE));

    @Test
    void shouldWaitUntilTheFeesOfTheDiseaseAreSettled() {
        file(DISEASE);
        final long visit = register();
        assertEquals("B1 10.00=10.00+0.00+0.00+0.00", upload(visit, "B1", DISEASE));
        assertEquals("CHRONIC_FEES_UNSETTLED", script.play(CANCEL));
        assertEquals(
                "CHRONIC_FEES_UNSETTLED",
                script.play("2023-01-16 CHANGE disease=" + DISEASE + " hospitals=H9" + DOCUMENTS));

        assertEquals("LONG_TERM", settle(visit, "B1").substring(0, 9));
        assertEquals("CANCELLED 2023-01-02 open", script.play(CANCEL));
    }

    @Test
    void shouldNotWaitForFeesThatWereTakenBack() {
        file(DISEASE);
        final long visit = register();
        upload(visit, "B1", DISEASE);
        run.send(EncounterFrames.withdraw("2205", "W1", "P1", visit, "B1", "0000"));

        assertEquals("CANCELLED 2023-01-02 open", script.play(CANCEL));
    }

    @Test
    void shouldNotWaitForOtherFees() {
        file(DISEASE);
        final long visit = register();
        assertEquals("B1 10.00=10.00+0.00+0.00+0.00", upload(visit, "B1", "M07800"));
        assertEquals("B2 10.00=10.00+0.00+0.00+0.00", upload(visit, "B2", ""));

        assertEquals("CANCELLED 2023-01-02 open", script.play(CANCEL));
    }

    /** Fees of a batch without a disease are of the one that the visit was registered for. */
    @Test
    void shouldWaitForTheFeesOfAVisitForTheDisease() {
        file(DISEASE);
        final long visit = register(request -> request.medicalType("140104").diseaseCode(DISEASE));
        assertEquals("B1 10.00=10.00+0.00+0.00+0.00", upload(visit, "B1", ""));

        assertEquals("CHRONIC_FEES_UNSETTLED", script.play(CANCEL));
    }

    @Test
    void shouldRememberTheFeesFromASnapshot() {
        file(DISEASE);
        upload(register(), "B1", DISEASE);
        run = run.restored();
        script = new FilingScript(run, "P1", Integer.toString(PLACE), "G");

        assertEquals("CHRONIC_FEES_UNSETTLED", script.play(CANCEL));
    }

    private void file(final String disease) {
        script.play("2023-01-02 NEW");
        script.play("2023-01-02 NEW disease=" + disease + " hospitals=" + SettleFrame.INSTITUTION + DOCUMENTS);
        run.cutOver("2023-01-16");
    }

    private long register() {
        return register(request -> {});
    }

    private long register(final Consumer<EncounterRequestEncoder> change) {
        run.send(EncounterFrames.register(
                "2201", "R1", "P1", PLACE, 0, request -> change.accept(request.carePlace("130102"))));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private String upload(final long visit, final String batch, final String disease) {
        return run.send(UploadFrame.visit("U" + batch, "P1", visit, batch)
                .disease(disease)
                .line(batch, "10.00")
                .encode());
    }

    private String settle(final long visit, final String batch) {
        return run.send(
                EncounterFrames.settle("2207", "S1", "P1", visit, batch, request -> request.medicalType("140104")));
    }
}
