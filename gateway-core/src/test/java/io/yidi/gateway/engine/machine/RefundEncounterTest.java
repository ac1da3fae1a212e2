package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refund that names the encounter of the settlement it takes back, rightly, wrongly, or not at all (BJ-34a). */
class RefundEncounterTest {

    private static final int PLACE = 930_100;
    private static final int STAY_PLACE = 910_100;
    private static final long NOBODYS = 4_711;
    private static final String REFUNDED = "REFUNDED";
    private static final String REFUSED = "SETTLEMENT_OTHER_ENCOUNTER mdtrt_id";

    private final MachineRun run = new MachineRun("2023-06-01")
            .person("V1", 310, PLACE)
            .person("V2", 310, PLACE)
            .person("S1", 310, STAY_PLACE);
    private int messages;

    /** Whom it names goes before what has become of the settlement, and behind whose and of what kind it is. */
    @ParameterizedTest(name = "{0} names {1}, state {2}")
    @DisplayName("BJ-34a: what is named twice has to agree; the first that does not is told")
    @CsvSource({
        // settled,  encounter named, what came before, answer, encounter told
        "VISIT,      ITS_OWN,      NOTHING,  REFUNDED,                               ITS_OWN",
        "VISIT,      NONE,         NOTHING,  REFUNDED,                               ITS_OWN",
        "VISIT,      ANOTHER,      NOTHING,  SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "VISIT,      OTHERS,       NOTHING,  SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "VISIT,      NOBODYS,      NOTHING,  SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "STAY,       ITS_OWN,      NOTHING,  REFUNDED,                               ITS_OWN",
        "STAY,       NONE,         NOTHING,  REFUNDED,                               ITS_OWN",
        "STAY,       ANOTHER,      NOTHING,  SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "ONE_PIECE,  NONE,         NOTHING,  REFUNDED,                               NONE",
        "ONE_PIECE,  ANOTHER,      NOTHING,  SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "VISIT,      ITS_OWN,      REFUND,   SETTLEMENT_REFUNDED setl_id,            -",
        "VISIT,      ANOTHER,      REFUND,   SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "VISIT,      ITS_OWN,      REVERSAL, SETTLEMENT_REVERSED setl_id,            -",
        "VISIT,      ANOTHER,      REVERSAL, SETTLEMENT_OTHER_ENCOUNTER mdtrt_id,    -",
        "VISIT,      ANOTHER,      PERSON,   SETTLEMENT_OTHER_PERSON psn_no,         -",
        "VISIT,      ANOTHER,      KIND,     SETTLEMENT_OTHER_KIND infno,            -",
    })
    void shouldRefundAsTheTableSays(
            final String settled, final String named, final String before, final String answer, final String told) {
        final boolean isStay = settled.equals("STAY");
        final long another = isStay ? stay() : visit("V1");
        final long others = visit("V2");
        final long own = settled.equals("ONE_PIECE") ? 0 : isStay ? stay() : visit("V1");
        final long settlementId = settled.equals("ONE_PIECE") ? onePiece() : isStay ? settleStay(own) : settle(own);
        final String msgId = lastMsgId();
        switch (before) {
            case "REFUND" -> run.send(Requests.refund("2208", next(), "V1", settlementId));
            case "REVERSAL" -> run.send(Requests.reversal(next(), "V1", "2207", msgId));
            default -> {
                // In force.
            }
        }
        final long encounterId = switch (named) {
            case "ITS_OWN" -> own;
            case "ANOTHER" -> another;
            case "OTHERS" -> others;
            case "NOBODYS" -> NOBODYS;
            default -> 0;
        };
        final String code = isStay || before.equals("KIND") ? "2305" : "2208";
        final String personNo = isStay ? "S1" : before.equals("PERSON") ? "V2" : "V1";

        final String said = run.send(Requests.refundOf(code, next(), personNo, settlementId, encounterId));
        assertEquals(answer, said.startsWith(REFUNDED) ? REFUNDED : said);
        if (said.startsWith(REFUNDED)) {
            assertEquals(told.equals("NONE") ? 0 : own, Answers.refund(reply()).encounterId());
        }
    }

    /** BJ-34a: nothing is done; settlement, lines and counters are as before, and the right refund can be had. */
    @Test
    void shouldLeaveEverythingAsItWasWhenItRefuses() {
        final long own = visit("V1");
        final long another = visit("V1");
        final long settlementId = settle(own);
        settle(another);
        final Map<String, Long> recorded = RecordedEffects.sumOf(run.bodies());

        assertEquals(REFUSED, run.send(Requests.refundOf("2208", next(), "V1", settlementId, another)));
        assertEquals(recorded, RecordedEffects.sumOf(run.bodies()));
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", withdraw(own), "its lines are settled");
        assertTrue(run.send(Requests.refundOf("2208", next(), "V1", settlementId, own))
                .startsWith(REFUNDED));
    }

    /** BJ-34a: the number given is shown, so that whoever reads the refusal sees what was sent. */
    @Test
    void shouldShowTheNumberThatWasGiven() {
        final long settlementId = settle(visit("V1"));
        run.send(Requests.refundOf("2208", next(), "V1", settlementId, NOBODYS));

        assertEquals(Long.toString(NOBODYS), Answers.refusal(reply()).found());
    }

    /** BJ-34a: a settlement knows its encounter also when that was let go. */
    @Test
    void shouldKnowTheEncounterOfASettlementWhenTheEncounterIsGone() {
        final MachineRun small =
                new MachineRun("2023-06-01", new EncounterLimits(2, 2, 100, 100)).person("V1", 310, PLACE);
        final Conversation talk = new Conversation(small);
        final long own = talk.visit();
        final long settlementId = talk.settle(own);
        final long another = talk.visit();
        talk.visit();
        assertEquals(
                "ENCOUNTER_UNKNOWN mdtrt_id",
                small.send(UploadFrame.visit(next(), "V1", own, "B2")
                        .line("L2", "1.00")
                        .encode()));

        assertEquals(REFUSED, small.send(Requests.refundOf("2208", next(), "V1", settlementId, another)));
        assertTrue(small.send(Requests.refundOf("2208", next(), "V1", settlementId, own))
                .startsWith(REFUNDED));
        assertEquals(own, Answers.refund(new UnsafeBuffer(small.lastReply())).encounterId());
    }

    /** INV-9: one effect and one answer under a key, in whichever length it comes; another number is other content. */
    @Test
    void shouldCallAnotherNumberUnderAUsedKeyAConflict() {
        final long own = visit("V1");
        final long settlementId = settle(own);
        final String named = next();
        final UnsafeBuffer first = Requests.refundOf("2208", named, "V1", settlementId, own);
        assertTrue(run.send(first).startsWith(REFUNDED));
        assertEquals("REPEATED", run.send(first));
        assertEquals("CONFLICTING", run.send(Requests.refundOf("2208", named, "V1", settlementId, own + 1)));
        assertEquals("CONFLICTING", run.send(Requests.refund("2208", named, "V1", settlementId)));

        run.send(Requests.reversal(next(), "V1", "2208", named));
        final String unnamed = next();
        final UnsafeBuffer earlier = Requests.earlier(Requests.refund("2208", unnamed, "V1", settlementId));
        assertTrue(run.send(earlier).startsWith(REFUNDED));
        assertEquals("REPEATED", run.send(earlier));
        assertEquals("REPEATED", run.send(Requests.refund("2208", unnamed, "V1", settlementId)));
        assertEquals("CONFLICTING", run.send(Requests.refundOf("2208", unnamed, "V1", settlementId, own)));
    }

    /** INV-9: what was recorded before refunds had an encounter comes to the same answer and state, byte for byte. */
    @Test
    void shouldAnswerAnEarlierRequestAsEver() {
        final MachineRun now = run.restored();
        final long own = visit("V1");
        final long settlementId = settle(own);
        final String refund = next();
        run.send(Requests.earlier(Requests.refund("2208", refund, "V1", settlementId)));
        final UnsafeBuffer earlier = reply();

        messages = 0;
        final Conversation same = new Conversation(now);
        assertEquals(own, same.visit());
        assertEquals(settlementId, same.settle(own));
        now.send(Requests.refund("2208", refund, "V1", settlementId));
        final byte[] reply = now.lastReply();

        assertFalse(RefundDescriptor.hasEncounter(earlier, 0));
        assertEquals(own, RefundDescriptor.encounterId(new UnsafeBuffer(reply), 0));
        assertArrayEquals(cut(reply), bytes(earlier));
        assertEquals(now.machine().stateHash(), run.machine().stateHash());
    }

    /** A visit and its settlement with another machine. */
    private final class Conversation {

        private final MachineRun other;

        Conversation(final MachineRun other) {
            this.other = other;
        }

        long visit() {
            other.send(EncounterFrames.register("2201", next(), "V1", PLACE));
            return Answers.encounter(new UnsafeBuffer(other.lastReply())).encounterId();
        }

        long settle(final long visit) {
            other.send(UploadFrame.visit(next(), "V1", visit, "B1")
                    .line("L1", "100.00")
                    .encode());
            other.send(EncounterFrames.settle("2207", next(), "V1", visit, "B1", request -> {}));
            return Answers.split(new UnsafeBuffer(other.lastReply())).settlementId();
        }
    }

    private static byte[] cut(final byte[] reply) {
        final int end = MessageHeaderDecoder.ENCODED_LENGTH + RefundDescriptor.EARLIER_REPLY_LENGTH;
        final UnsafeBuffer earlier = new UnsafeBuffer(new byte[reply.length - Long.BYTES]);
        earlier.putBytes(0, reply, 0, end);
        earlier.putBytes(end, reply, end + Long.BYTES, reply.length - end - Long.BYTES);
        new MessageHeaderEncoder().wrap(earlier, 0).blockLength(RefundDescriptor.EARLIER_REPLY_LENGTH);
        return earlier.byteArray();
    }

    private static byte[] bytes(final UnsafeBuffer buffer) {
        final byte[] bytes = new byte[buffer.capacity()];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    private long visit(final String personNo) {
        run.send(EncounterFrames.register("2201", next(), personNo, PLACE));
        return Answers.encounter(reply()).encounterId();
    }

    private long stay() {
        run.send(EncounterFrames.register("2401", next(), "S1", STAY_PLACE));
        return Answers.encounter(reply()).encounterId();
    }

    private long settle(final long visit) {
        run.send(UploadFrame.visit(next(), "V1", visit, "B1")
                .line("L1", "100.00")
                .encode());
        run.send(EncounterFrames.settle("2207", next(), "V1", visit, "B1", request -> {}));
        return Answers.split(reply()).settlementId();
    }

    private long settleStay(final long stay) {
        run.send(UploadFrame.stay(next(), "S1", stay).line("L1", "100.00").encode());
        final int today = run.machine().businessDay();
        run.send(EncounterFrames.settle("2304", next(), "S1", stay, "", request -> request.dischargeDate(today)));
        return Answers.split(reply()).settlementId();
    }

    private long onePiece() {
        run.send(SettleFrame.outpatient()
                .msgId(next())
                .personNo("V1")
                .insuredPlace(Integer.toString(PLACE))
                .lines("100.00", "100.00"));
        return Answers.split(reply()).settlementId();
    }

    private String withdraw(final long visit) {
        return run.send(EncounterFrames.withdraw("2205", next(), "V1", visit, "B1", "L1"));
    }

    private UnsafeBuffer reply() {
        return new UnsafeBuffer(run.lastReply());
    }

    private String lastMsgId() {
        return "M" + messages;
    }

    private String next() {
        messages++;
        return "M" + messages;
    }
}
