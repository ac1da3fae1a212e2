package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody insured in Beijing, where high blood pressure is no special disease, at a hospital in Shanghai. */
@DisplayName("BJ-26b, BJ-26c: what is not settled as chronic")
class ChronicFallbackTest {

    private static final int EMPLOYEE = 310;

    private final MachineRun run = new MachineRun("2023-06-01")
            .person("P1", EMPLOYEE, 110_105, PersonStatus.WORKING)
            .load(new FilingRow(
                    "P1", EMPLOYEE, BenefitCategory.LONG_TERM, 310_000, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE));

    private static SettleFrame visit(final String msgId) {
        return SettleFrame.outpatient()
                .msgId(msgId)
                .person("P1", EMPLOYEE, "110105")
                .carePlace("310115")
                .lines("2000.00", "2000.00");
    }

    /** BJ-26c: the visit may come again as an ordinary one. */
    @Test
    void shouldSettleAsAnOrdinaryVisitWhatIsRefusedAsChronic() {
        assertEquals(
                "CHRONIC_DISEASE_NOT_OPEN dise_codg",
                run.send(visit("M1").medicalType("1401").disease("M03900")));

        // 200.00 above the deductible of the year × 70 %
        assertEquals("LONG_TERM 1800.00 of 2000.00: 330100 140.00, personal 1860.00", run.send(visit("M2")));
    }

    /** BJ-26b: or the person pays all of it, which counts for nothing that is settled later. */
    @Test
    void shouldRecordAsPaidInFullWhatIsRefusedAsChronic() {
        run.send(EncounterFrames.register("2201", "M1", "P1", 110_105, 0, request -> request.carePlace("310115")));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(UploadFrame.visit("M2", "P1", visit, "B1")
                .disease("M03900")
                .line("L1", "2000.00")
                .encode());

        assertEquals("CHRONIC_DISEASE_NOT_OPEN dise_codg", settle("M3", visit, request -> {}));
        assertEquals(
                "NONE 0.00 of 2000.00: , personal 2000.00",
                settle("M4", visit, request -> request.mode(SettlementMode.FULL_PAY)));
        assertEquals("LONG_TERM 1800.00 of 2000.00: 330100 140.00, personal 1860.00", run.send(visit("M5")));
    }

    private String settle(final String msgId, final long visit, final Consumer<EncounterSettleRequestEncoder> change) {
        return run.send(EncounterFrames.settle(
                "2207", msgId, "P1", visit, "B1", request -> change.accept(request.medicalType("140104"))));
    }

    @Test
    @DisplayName("BJ-22b: an ordinary visit may name a disease of no list at all")
    void shouldNotAskForTheListInAnOrdinaryVisit() {
        assertEquals(
                "LONG_TERM 1800.00 of 2000.00: 330100 140.00, personal 1860.00",
                run.send(visit("M1").disease("M99999")));
    }

    /** BJ-22b: the care place has no catalogue, let alone one for the disease; the lines stand as they are split. */
    @Test
    void shouldSettleADiseaseThatTheCarePlaceHasNoListFor() {
        run.load(new FilingRow(
                "P1",
                EMPLOYEE,
                FilingKind.CHRONIC,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.PROOF,
                true,
                FilingChannel.WINDOW,
                310_000,
                0,
                Integer.MAX_VALUE,
                0,
                EnumSet.of(CareType.CHRONIC_OUTPATIENT),
                "M00500",
                List.of(new FilingRow.Hospital(SettleFrame.INSTITUTION, 310_115))));

        // 700.00 above the deductible of the first stay or disease of the year × 85 %
        assertEquals(
                "LONG_TERM 1300.00 of 2000.00: 310100 595.00, 330100 0.00, personal 1405.00",
                run.send(visit("M1").medicalType("140104").disease("M00500")));
    }
}
