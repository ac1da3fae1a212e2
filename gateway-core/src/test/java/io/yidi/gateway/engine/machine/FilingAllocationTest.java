package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RoundAllocation;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingBasis;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filings are registered, changed, cancelled, refused and looked up without allocating, and so is told who is down. */
@Tag("allocation")
class FilingAllocationTest {

    private static final int ROUNDS = 4_000;
    private static final int PLACE = 120_101;
    private static final String MSGID = RoundAllocation.MSGID;

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, PLACE, PersonStatus.WORKING);
    private final RoundAllocation requests = new RoundAllocation(run.machine());

    @Test
    void shouldAllocateNothingPerRequest() {
        final UnsafeBuffer file = FilingFrames.file(MSGID, "P1", PLACE, request -> request.basis(FilingBasis.PROOF));
        final UnsafeBuffer change = FilingFrames.act("2501", FilingAction.CHANGE, MSGID, "P1", PLACE);
        final UnsafeBuffer atHome = FilingFrames.file(MSGID, "P1", PLACE, request -> request.place("120100"));
        final UnsafeBuffer chronic = FilingFrames.file(
                MSGID, "P1", PLACE, request -> request.transactionCode("2503").diseaseCode("M03900"), "H1", "H2");
        final UnsafeBuffer cancel = FilingFrames.act("2502", FilingAction.CANCEL, MSGID, "P1", PLACE);
        final UnsafeBuffer query = FilingFrames.query(MSGID, "P1", PLACE, request -> {});
        requests.send(chronic);

        assertEquals(0, requests.objectsPerRound(ROUNDS, () -> {
            requests.send(file);
            requests.send(change);
            requests.send(atHome);
            requests.send(query);
            requests.send(cancel);
        }));
    }

    @Test
    void shouldAllocateNothingWhileAPlaceIsDown() {
        run.change(rows -> rows.onDowntime(1, new DowntimeRow("N1", PLACE, 0, Long.MAX_VALUE, "系统升级")));
        final UnsafeBuffer file = FilingFrames.file(MSGID, "P1", PLACE, request -> {});
        final UnsafeBuffer bill = SettleFrame.inpatient()
                .msgId(MSGID)
                .insuredPlace("120101")
                .bill("9000.00", "9000.00")
                .encode();

        assertEquals(0, requests.objectsPerRound(ROUNDS, () -> {
            requests.send(file);
            requests.send(bill);
        }));
        assertEquals(Outcome.Kind.DECLINED, requests.lastKind());
    }
}
