package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryReplyDecoder;
import io.yidi.protocol.sbe.SettlementQueryEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A settlement asked for by its id, or as the newest of an encounter (5203). */
class SettlementQueryTest {

    private static final int PLACE = 930_100;

    private final MachineRun run =
            new MachineRun("2023-06-01").person("V1", 310, PLACE).person("V2", 310, PLACE);
    private int messages;

    @Test
    void shouldShowASettlementAndWhatBecameOfIt() {
        final long visit = register();
        final long settlementId = settle(visit, "B1");
        assertEquals("SETTLED under M3", ask("V1", settlementId, 0));
        assertEquals("SETTLED under M3", ask("V1", 0, visit));

        run.send(Requests.refund("2208", next(), "V1", settlementId));
        final long refundId = Answers.refund(reply()).settlementId();
        assertEquals("REFUNDED under M3", ask("V1", settlementId, 0));
        assertEquals("DONE under M4", ask("V1", refundId, 0));
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", ask("V1", 0, visit), "no settlement holds its lines");
    }

    @Test
    void shouldShowTheNewestOfAnEncounter() {
        final long visit = register();
        settle(visit, "B1");
        settle(visit, "B2");
        assertEquals("SETTLED under M5", ask("V1", 0, visit));

        run.send(Requests.reversal(next(), "V1", "2207", "M5"));
        assertEquals("SETTLED under M3", ask("V1", 0, visit));
    }

    @Test
    void shouldShowNothingToOthers() {
        final long settlementId = settle(register(), "B1");
        assertEquals("SETTLEMENT_OTHER_PERSON setl_id", ask("V2", settlementId, 0));
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", ask("V1", settlementId + 1, 0), "not yet there");
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", ask("V1", settlementId - 1, 0), "lines");
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", ask("V1", 0, 4_711));
        final UnsafeBuffer foreign = query("V1", settlementId, 0);
        foreign.putByte(8 + 16, (byte) 'X');
        assertEquals("SETTLEMENT_OTHER_INSTITUTION setl_id", run.send(foreign));
    }

    /** BJ-34a: what is named twice has to agree, of a refund by the settlement it took back. */
    @Test
    void shouldRefuseASettlementOfAnotherEncounter() {
        final long visit = register();
        final long another = register();
        final long settlementId = settle(visit, "B1");
        assertEquals("SETTLED under M4", ask("V1", settlementId, visit));
        assertEquals("SETTLEMENT_OTHER_ENCOUNTER mdtrt_id", ask("V1", settlementId, another));
        assertEquals("SETTLEMENT_OTHER_ENCOUNTER mdtrt_id", ask("V1", settlementId, -1));
        assertEquals("SETTLEMENT_OTHER_PERSON setl_id", ask("V2", settlementId, another));

        run.send(Requests.earlier(Requests.refund("2208", next(), "V1", settlementId)));
        final long refundId = Answers.refund(reply()).settlementId();
        assertEquals("DONE under M5", ask("V1", refundId, visit));
        assertEquals("SETTLEMENT_OTHER_ENCOUNTER mdtrt_id", ask("V1", refundId, another));
        assertEquals("REFUNDED under M4", ask("V1", settlementId, visit));
    }

    @Test
    void shouldChangeNothing() {
        final long settlementId = settle(register(), "B1");
        final long before = run.machine().stateHash();
        ask("V1", settlementId, 0);
        ask("V1", 0, 4_711);
        assertEquals(before, run.machine().stateHash());
        assertTrue(run.machine().keyCount() > 0);
    }

    private long register() {
        run.send(EncounterFrames.register("2201", next(), "V1", PLACE));
        return Answers.encounter(reply()).encounterId();
    }

    private long settle(final long visit, final String batch) {
        run.send(UploadFrame.visit(next(), "V1", visit, batch)
                .line("L" + batch, "100.00")
                .encode());
        run.send(EncounterFrames.settle("2207", next(), "V1", visit, batch, request -> {}));
        return Answers.split(reply()).settlementId();
    }

    private String ask(final String personNo, final long settlementId, final long encounterId) {
        final String said = run.send(query(personNo, settlementId, encounterId));
        if (!said.startsWith("STATE")) {
            return said;
        }
        final QueryReplyDecoder found = Answers.query(reply());
        assertTrue(found.answerLength() > 0);
        return found.state() + " under " + found.msgId();
    }

    private UnsafeBuffer query(final String personNo, final long settlementId, final long encounterId) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + SettlementQueryEncoder.BLOCK_LENGTH]);
        new SettlementQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(1)
                .sentAtMs(0)
                .institutionCode(SettleFrame.INSTITUTION)
                .transactionCode("5203")
                .msgId("Q")
                .personNo(personNo)
                .settlementId(settlementId)
                .encounterId(encounterId);
        return buffer;
    }

    private UnsafeBuffer reply() {
        return new UnsafeBuffer(run.lastReply());
    }

    private String next() {
        messages++;
        return "M" + messages;
    }
}
