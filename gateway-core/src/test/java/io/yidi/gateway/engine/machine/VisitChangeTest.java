package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A change of a registration: what it leaves empty stays as it was. */
class VisitChangeTest {

    private static final int PLACE = 910_100;
    private static final Consumer<EncounterRequestEncoder> EMPTY = request -> request.insuranceType(0)
            .insuredPlace("")
            .carePlace("")
            .hospitalLevel((short) 0)
            .medicalType("")
            .voucherType((short) 0)
            .voucherNo("")
            .admissionDate(EncounterFrames.NO_DAY)
            .diagnosisCode("")
            .diseaseCode("");

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, PLACE);
    private int messages;

    @Test
    void shouldChangeWhatItNamesAlone() {
        final long stay = admit(request -> {});
        assertEquals(
                "OPEN, withdrawn 0, unsettled 0",
                change(stay, EMPTY.andThen(request -> request.admissionDate(Keys.epochDay("2023-03-05")))));

        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", discharge(stay, "2023-03-04"));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 0", discharge(stay, "2023-03-06"));
        assertTrue(settle(stay).contains(" of 50.00"), "hospital level, place and voucher are those of the admission");
    }

    /** BJ-28b: a third party that is liable stays liable until a change says otherwise. */
    @Test
    void shouldLeaveFlagsWhereItSaysSo() {
        final long stay =
                admit(request -> request.careFlags().clear().trauma(true).thirdParty(true));
        change(stay, EMPTY.andThen(request -> request.careFlags().asRegistered(true)));
        discharge(stay, "2023-03-06");
        assertEquals("THIRD_PARTY_LIABLE rel_ttp_flag", settle(stay));

        change(stay, EMPTY);
        assertTrue(settle(stay).contains(" of 50.00"));
    }

    private long admit(final Consumer<EncounterRequestEncoder> change) {
        run.send(EncounterFrames.register("2401", next(), "P1", PLACE, 0, change));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private String change(final long stay, final Consumer<EncounterRequestEncoder> change) {
        return run.send(EncounterFrames.register("2403", next(), "P1", PLACE, stay, change));
    }

    private String discharge(final long stay, final String day) {
        return run.send(EncounterFrames.act("2402", next(), "P1", stay, Keys.epochDay(day)));
    }

    private String settle(final long stay) {
        run.send(UploadFrame.stay(next(), "P1", stay).line("L1", "50.00").encode());
        return run.send(EncounterFrames.settle("2304", next(), "P1", stay, "", request -> {}));
    }

    private String next() {
        messages++;
        return "M" + messages;
    }
}
