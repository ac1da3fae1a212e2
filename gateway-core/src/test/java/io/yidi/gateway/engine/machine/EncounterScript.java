package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a hospital system sends about the stays of P1 and P2 and the visits of V1 and V2, message by message. */
final class EncounterScript {

    static final int PLACE = 910_100;
    static final int VISIT_PLACE = 930_100;
    static final long NO_LIMIT = Long.MIN_VALUE;
    static final int DISCHARGED = Keys.epochDay("2023-03-11");
    static final Consumer<EncounterSettleRequestEncoder> AS_UPLOADED = request -> {};

    private final MachineRun run;
    private int messages;

    EncounterScript() {
        this(new MachineRun("2023-06-01"));
    }

    EncounterScript(final MachineRun fresh) {
        run = fresh.person("P1", 310, PLACE)
                .person("P2", 310, PLACE)
                .person("V1", 310, VISIT_PLACE)
                .person("V2", 310, VISIT_PLACE);
    }

    MachineRun run() {
        return run;
    }

    /** The next message id. */
    String next() {
        messages++;
        return lastMsgId();
    }

    /** The message id that was given last. */
    String lastMsgId() {
        return "M" + messages;
    }

    String send(final DirectBuffer request) {
        return run.send(request);
    }

    UnsafeBuffer lastReply() {
        return new UnsafeBuffer(run.lastReply());
    }

    /** Id of what was settled last. */
    long settlementId() {
        return Answers.split(lastReply()).settlementId();
    }

    long register(final String personNo) {
        return open(EncounterFrames.register("2201", next(), personNo, VISIT_PLACE));
    }

    long admit(final String personNo) {
        return open(EncounterFrames.register("2401", next(), personNo, PLACE));
    }

    /** Sends a registration or an admission that is accepted; gives the id of the encounter. */
    long open(final UnsafeBuffer registration) {
        assertEquals("OPEN, withdrawn 0, unsettled 0", run.send(registration));
        return Answers.encounter(lastReply()).encounterId();
    }

    String upload(final UploadFrame frame) {
        return run.send(frame.encode());
    }

    String act(final String code, final String personNo, final long encounterId, final int day) {
        return run.send(EncounterFrames.act(code, next(), personNo, encounterId, day));
    }

    String withdraw(final String code, final long encounterId, final String batchNo, final String... lineNos) {
        return run.send(EncounterFrames.withdraw(
                code, next(), code.equals("2205") ? "V1" : "P1", encounterId, batchNo, lineNos));
    }

    String settle(
            final String code,
            final String personNo,
            final long encounterId,
            final String batchNo,
            final Consumer<EncounterSettleRequestEncoder> change) {
        return run.send(EncounterFrames.settle(code, next(), personNo, encounterId, batchNo, change));
    }

    /** Settles a stay from a total of fee category 09 that the hospital gives. */
    String settleGiven(final long stay, final int day, final String inScope) {
        return run.send(EncounterFrames.settle(
                "2304", next(), "P1", stay, "", request -> request.dischargeDate(day), new String[] {
                    "09", inScope, "0", "0", "0"
                }));
    }
}
