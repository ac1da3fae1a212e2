package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Uploads, quotes, withdrawals and settlements allocate nothing, once the tables have grown. */
class EncounterAllocationTest {

    private static final int TIMES = 8_000;
    private static final int MSGID_OFFSET =
            KeyDescriptor.offsetIn(SettleRequestDecoder.TEMPLATE_ID) + KeyDescriptor.MSGID_OFFSET;
    private static final int SERIAL_DIGITS = 8;

    private final MachineRun run = new MachineRun("2023-06-01").person("V1", 310, 930_100);
    private final SettlementMachine machine = run.machine();
    private final Outcome outcome = new Outcome();
    private int serial;

    @Test
    void shouldAllocateNothingPerRequest() {
        run.send(EncounterFrames.register("2201", "M1", "V1", 930_100));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        final UnsafeBuffer upload = UploadFrame.visit("S00000000", "V1", visit, "B1")
                .line("L1", "100.00")
                .line("L2", "50.00")
                .giveBack("R1", "L2", -5_000, -2_500)
                .encode();
        final UnsafeBuffer quote = EncounterFrames.settle("2206", "S00000000", "V1", visit, "B1", request -> {});
        final UnsafeBuffer withdraw = EncounterFrames.withdraw("2205", "S00000000", "V1", visit, "0000");
        final UnsafeBuffer nothing = EncounterFrames.settle("2207", "S00000000", "V1", visit, "B9", request -> {});
        final Runnable round = () -> {
            send(upload);
            send(quote);
            send(withdraw);
            send(nothing);
        };
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 2 * TIMES; i++) {
            round.run();
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            round.run();
        }
        assertEquals(0, (threads.getCurrentThreadAllocatedBytes() - before) / TIMES);
    }

    private void send(final UnsafeBuffer request) {
        serial++;
        request.putNaturalPaddedIntAscii(MSGID_OFFSET + 1, SERIAL_DIGITS, serial);
        machine.onTransaction(1_000 + serial, serial, request, 0, request.capacity(), outcome);
        if (outcome.kind() == Outcome.Kind.EXECUTED) {
            machine.onRecorded(1_000 + serial);
        }
    }
}
