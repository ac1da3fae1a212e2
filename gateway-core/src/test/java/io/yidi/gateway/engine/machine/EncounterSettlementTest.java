package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.NO_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettlementMode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settlements of uploaded lines, and what undoes them. */
class EncounterSettlementTest {

    private final EncounterScript his = new EncounterScript();

    /** NAT-17, NAT-18, TJ-5.2a, XJ-3.5a: uploaded lines give personal amount and funds as a bill in one piece. */
    @Test
    void shouldSettleAStayAsItsOneShotBill() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "20000.00"));
        his.upload(UploadFrame.stay(his.next(), "P1", stay)
                .line("L2", ItemClass.B, 1_000, Yuan.fen("5000.00") * 10_000, 10_000, NO_LIMIT, 0));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 2", his.act("2402", "P1", stay, DISCHARGED));

        final String oneShot = new EncounterScript()
                .run()
                .send(SettleFrame.inpatient().person("P1", 310, "910100").parts("24500.00", "500.00", "0", "0"));
        assertEquals(oneShot, his.settle("2303", "P1", stay, "", AS_UPLOADED), "a quote");
        assertEquals(oneShot, his.settle("2303", "P1", stay, "", AS_UPLOADED), "and once more");
        assertEquals(oneShot, his.settle("2304", "P1", stay, "", AS_UPLOADED));
        assertEquals("STAY_SETTLED mdtrt_id", his.settle("2304", "P1", stay, "", AS_UPLOADED));
    }

    /** BJ-26a, BJ-26c: one visit, a settlement for each batch. */
    @Test
    void shouldSettleABatchAtATime() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "100.00"));
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B2").line("L2", "40.00"));

        final String both = his.settle("2206", "V1", visit, "B1", AS_UPLOADED);
        assertEquals(both, his.settle("2207", "V1", visit, "B1", AS_UPLOADED));
        assertEquals("BATCH_SETTLED chrg_bchno", his.settle("2207", "V1", visit, "B1", AS_UPLOADED));
        assertEquals(
                "BATCH_SETTLED chrg_bchno",
                his.send(UploadFrame.visit(his.next(), "V1", visit, "B1")
                        .line("L3", "1.00")
                        .encode()));
        assertTrue(his.settle("2207", "V1", visit, "B2", AS_UPLOADED).contains(" of 40.00"));
        assertEquals("BATCH_EMPTY chrg_bchno", his.settle("2207", "V1", visit, "B3", AS_UPLOADED));
    }

    /** BJ-F13c: the total is the sum of its parts. */
    @Test
    void shouldRefuseTotalsThatDifferFromTheLines() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .line("L1", ItemClass.B, 1_000, 100_000_000, 10_000, NO_LIMIT, 0));

        assertEquals(
                "SETTLED_TOTALS_DIFFER medfee_sumamt",
                his.settle("2207", "V1", visit, "B1", request -> request.totalFen(9_999)));
        assertEquals("99.99 <> 100.00", Answers.refusal(his.lastReply()).found());
        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                his.settle("2207", "V1", visit, "B1", request -> request.inScopeFen(10_000)));
        final String settled = his.settle(
                "2207",
                "V1",
                visit,
                "B1",
                request -> request.totalFen(10_000).inScopeFen(9_000).preSelfPayFen(1_000));
        assertTrue(settled.contains(" of 100.00"), settled);
    }

    /** BJ-26b, BJ-33b, TJ-5.2b, XJ-3.5b: personal = total, no fund, no counter; the account is not touched. */
    @Test
    void shouldRecordThatThePersonPaysAll() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "100.00"));
        final Consumer<EncounterSettleRequestEncoder> fullPay = request -> request.mode(SettlementMode.FULL_PAY);

        assertEquals("NONE 0.00 of 100.00: , personal 100.00", his.settle("2206", "V1", visit, "B1", fullPay));
        final long hash = his.run().machine().stateHash();
        assertEquals("NONE 0.00 of 100.00: , personal 100.00", his.settle("2207", "V1", visit, "B1", fullPay));
        assertNotEquals(hash, his.run().machine().stateHash(), "the lines are settled");
        assertTrue(Answers.split(his.lastReply()).replyFlags().fullPay());
        final String settled = his.lastMsgId();
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "V1", "2207", settled)));
        assertTrue(his.settle("2207", "V1", visit, "B1", AS_UPLOADED).startsWith("LONG_TERM"));
    }

    @Test
    void shouldRefuseMidStaySettlement() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "1.00"));
        assertEquals(
                "MID_SETTLEMENT_UNSUPPORTED mid_setl_flag",
                his.settle(
                        "2304", "P1", stay, "", request -> request.settleFlags().midSettlement(true)));
    }

    @Test
    void shouldOpenAnEncounterAgainWhenItsSettlementIsReversed() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "25000.00"));
        his.act("2402", "P1", stay, DISCHARGED);
        final String first = his.settle("2304", "P1", stay, "", AS_UPLOADED);
        final String settleMsgId = his.lastMsgId();
        final String reversal = his.next();

        assertEquals("REVERSED", his.send(Requests.reversal(reversal, "P1", "2304", settleMsgId)));
        assertEquals("OPEN, withdrawn 0, unsettled 1", his.act("2405", "P1", stay, EncounterFrames.NO_DAY));
        his.act("2402", "P1", stay, DISCHARGED);
        assertEquals(first, his.settle("2304", "P1", stay, "", AS_UPLOADED), "INV-10: as if it had not been");
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2304", settleMsgId)), "the same answer");
        assertEquals(
                "STAY_SETTLED mdtrt_id", his.act("2405", "P1", stay, EncounterFrames.NO_DAY), "nothing undone twice");
    }

    /** BJ-34b, INV-10: a refund frees the lines; undoing it settles them again, as long as they are the same. */
    @Test
    void shouldGiveLinesBackWhenTheirSettlementIsRefunded() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "25000.00"));
        his.act("2402", "P1", stay, DISCHARGED);
        final String first = his.settle("2304", "P1", stay, "", AS_UPLOADED);
        final long settlementId = his.settlementId();
        final String refund = his.next();

        assertTrue(his.send(Requests.refund("2305", refund, "P1", settlementId)).startsWith("REFUNDED"));
        assertEquals(first, his.settle("2303", "P1", stay, "", AS_UPLOADED), "as if it had not been");
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2305", refund)));
        assertEquals("STAY_SETTLED mdtrt_id", his.settle("2304", "P1", stay, "", AS_UPLOADED), "in force again");

        final String again = his.next();
        assertTrue(his.send(Requests.refund("2305", again, "P1", settlementId)).startsWith("REFUNDED"));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L2", "1.00"));
        assertEquals("LINES_CHANGED omsgid", his.send(Requests.reversal(his.next(), "P1", "2305", again)));
        assertTrue(his.settle("2304", "P1", stay, "", AS_UPLOADED).contains(" of 25001.00"));
    }

    /** BJ-25, INV-10: a refund before all lines came is undone, too; what was to come is due as it was. */
    @ParameterizedTest(name = "{0} of 100.00 uploaded before")
    @ValueSource(strings = {"0.00", "60.00"})
    void shouldUndoARefundOfAStayWhoseLinesAreStillToCome(final String uploaded) {
        final long stay = his.admit("P1");
        his.settleGiven(stay, DISCHARGED, "100.00");
        final long settlementId = his.settlementId();
        if (!uploaded.equals("0.00")) {
            his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", uploaded));
        }
        final String refund = his.next();
        his.send(Requests.refund("2305", refund, "P1", settlementId));
        assertEquals(0, overdueStays("2023-06-05"));
        assertEquals(
                "LINE_NUMBER_USED feedetail[1].feedetl_sn",
                his.upload(UploadFrame.stay(his.next(), "P1", stay)
                        .line("L8", "1.00")
                        .line("L8", "2.00")),
                "what is refused changes nothing");

        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2305", refund)));
        assertEquals(1, overdueStays("2023-06-05"));
        assertEquals(
                "LINES_EXCEED_SETTLED medfee_sumamt",
                his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L2", "100.01")));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L3", Yuan.text(10_000 - Yuan.fen(uploaded))));
        assertEquals(0, Answers.upload(his.lastReply()).missingFen());
        assertEquals(
                Keys.epochDay("2023-06-04"), Answers.upload(his.lastReply()).linesDueDay());
    }

    /** BJ-24: once a line came, the refund stands. */
    @Test
    void shouldNotUndoARefundOfAStayWhoseLinesCameSince() {
        final long stay = his.admit("P1");
        his.settleGiven(stay, DISCHARGED, "100.00");
        final long settlementId = his.settlementId();
        final String refund = his.next();
        his.send(Requests.refund("2305", refund, "P1", settlementId));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "60.00"));
        assertEquals(EncounterFrames.NO_DAY, Answers.upload(his.lastReply()).linesDueDay());

        assertEquals("LINES_CHANGED omsgid", his.send(Requests.reversal(his.next(), "P1", "2305", refund)));
        assertTrue(his.settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED))
                .contains(" of 60.00"));
    }

    private int overdueStays(final String businessDay) {
        return his.run().restored().cutOver(businessDay).machine().overdueStayCount();
    }

    /** What is refused has no effect: the lines are as they were when their settlement was refunded. */
    @Test
    void shouldUndoARefundAfterARefusedUpload() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "25000.00"));
        his.act("2402", "P1", stay, DISCHARGED);
        his.settle("2304", "P1", stay, "", AS_UPLOADED);
        final long settlementId = his.settlementId();
        final String refund = his.next();
        his.send(Requests.refund("2305", refund, "P1", settlementId));

        assertEquals(
                "LINE_NUMBER_USED feedetail[1].feedetl_sn",
                his.upload(UploadFrame.stay(his.next(), "P1", stay)
                        .line("L2", "1.00")
                        .line("L1", "1.00")));
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2305", refund)));
    }
}
