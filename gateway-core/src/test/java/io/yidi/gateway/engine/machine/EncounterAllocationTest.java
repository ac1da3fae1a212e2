package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RoundAllocation;
import io.yidi.gateway.fixture.UploadFrame;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uploads, quotes, withdrawals and settlements allocate nothing, once the tables have grown. */
@Tag("allocation")
class EncounterAllocationTest {

    private static final int ROUNDS = 8_000;

    private final MachineRun run = new MachineRun("2023-06-01").person("V1", 310, 930_100);
    private final RoundAllocation requests = new RoundAllocation(run.machine());

    @Test
    void shouldAllocateNothingPerRequest() {
        run.send(EncounterFrames.register("2201", "M1", "V1", 930_100));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        final UnsafeBuffer upload = UploadFrame.visit(RoundAllocation.MSGID, "V1", visit, "B1")
                .line("L1", "100.00")
                .line("L2", "50.00")
                .giveBack("R1", "L2", -5_000, -2_500)
                .encode();
        final UnsafeBuffer quote = settle("2206", visit, "B1");
        final UnsafeBuffer withdraw = EncounterFrames.withdraw("2205", RoundAllocation.MSGID, "V1", visit, "0000");
        final UnsafeBuffer nothing = settle("2207", visit, "B9");

        assertEquals(0, requests.objectsPerRound(ROUNDS, () -> {
            requests.send(upload);
            requests.send(quote);
            requests.send(withdraw);
            requests.send(nothing);
        }));
    }

    private static UnsafeBuffer settle(final String code, final long visit, final String batch) {
        return EncounterFrames.settle(code, RoundAllocation.MSGID, "V1", visit, batch, request -> {});
    }
}
