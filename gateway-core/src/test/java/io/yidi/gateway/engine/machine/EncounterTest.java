package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.state.PersonChangeRow.Kind.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.encounter.StayLines;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.OverdueStayListDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Visits and stays from registration to settlement, and every refusal on the way. */
class EncounterTest {

    private static final int PLACE = 910_100;
    private static final int VISIT_PLACE = 930_100;
    private static final long NO_LIMIT = Long.MIN_VALUE;
    private static final int DISCHARGED = Keys.epochDay("2023-03-11");
    private static final Consumer<EncounterSettleRequestEncoder> AS_UPLOADED = request -> {};

    private MachineRun run = people(new MachineRun("2023-06-01"));
    private int messages;

    /** NAT-17, NAT-18, TJ-5.2a, XJ-3.5a: uploaded lines give personal amount and funds as a bill in one piece. */
    @Test
    void shouldSettleAStayAsItsOneShotBill() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "20000.00"));
        upload(UploadFrame.stay(next(), "P1", stay)
                .line("L2", ItemClass.B, 1_000, Yuan.fen("5000.00") * 10_000, 10_000, NO_LIMIT, 0));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 2", act("2402", "P1", stay, DISCHARGED));

        final String oneShot = people(new MachineRun("2023-06-01"))
                .send(SettleFrame.inpatient().person("P1", 310, "910100").parts("24500.00", "500.00", "0", "0"));
        assertEquals(oneShot, settle("2303", "P1", stay, "", AS_UPLOADED), "a quote");
        assertEquals(oneShot, settle("2303", "P1", stay, "", AS_UPLOADED), "and once more");
        assertEquals(oneShot, settle("2304", "P1", stay, "", AS_UPLOADED));
        assertEquals("STAY_SETTLED mdtrt_id", settle("2304", "P1", stay, "", AS_UPLOADED));
    }

    /** BJ-26a, BJ-26c: one visit, a settlement for each batch. */
    @Test
    void shouldSettleABatchAtATime() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "100.00"));
        upload(UploadFrame.visit(next(), "V1", visit, "B2").line("L2", "40.00"));

        final String both = settle("2206", "V1", visit, "B1", AS_UPLOADED);
        assertEquals(both, settle("2207", "V1", visit, "B1", AS_UPLOADED));
        assertEquals("BATCH_SETTLED chrg_bchno", settle("2207", "V1", visit, "B1", AS_UPLOADED));
        assertEquals(
                "BATCH_SETTLED chrg_bchno",
                run.send(UploadFrame.visit(next(), "V1", visit, "B1")
                        .line("L3", "1.00")
                        .encode()));
        assertTrue(settle("2207", "V1", visit, "B2", AS_UPLOADED).contains(" of 40.00"));
        assertEquals("BATCH_EMPTY chrg_bchno", settle("2207", "V1", visit, "B3", AS_UPLOADED));
    }

    /** BJ-24, INV-1: the four parts of each line; what the hospital did not approve is own pay. */
    @Test
    void shouldAnswerEachLineWithItsFourParts() {
        final long visit = register("V1");
        assertEquals(
                "L1 255.00=180.00+20.00+55.00+0.00, L2 255.00=0.00+0.00+0.00+255.00, L3 5.00=0.00+0.00+0.00+5.00",
                upload(UploadFrame.visit(next(), "V1", visit, "B1")
                        .line("L1", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 0)
                        .line("L2", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 2)
                        .line("L3", ItemClass.OWN, 0, 5_000_000, 10_000, NO_LIMIT, 1)));
    }

    @Test
    void shouldAnswerTheSameLineAlikeAndRefuseAnotherUnderItsNumber() {
        final long visit = register("V1");
        final String first = upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "10.00"));
        assertEquals(first, upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "10.00")));
        assertEquals(1, run.machine().lineCount());
        assertEquals(
                "LINE_NUMBER_USED feedetail[1].feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", visit, "B1")
                        .line("L2", "1.00")
                        .line("L1", "11.00")));
        assertEquals(
                "LINE_NUMBER_USED feedetail[0].feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", visit, "B2").line("L1", "10.00")));
        assertEquals(1, run.machine().lineCount(), "all lines of a message or none");
        settle("2207", "V1", visit, "B1", AS_UPLOADED);
        assertEquals(first, upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "10.00")), "settled too");
    }

    @Test
    void shouldTakeReturnsOffTheirLines() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1")
                .line("L1", ItemClass.B, 5_000, 333_333, 30_000, NO_LIMIT, 0)
                .line("L2", "7.00"));
        assertEquals(
                "R1 -0.33=-0.16+-0.17+0.00+0.00",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R1", "L1", -10_000, -33)));
        assertEquals(
                "RETURN_EXCEEDS_REST retn_feedetail[0].cnt",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R2", "L1", -20_001, -67)));
        assertEquals(
                "RETURN_AMOUNT_DIFFERS retn_feedetail[0].det_item_fee_sumamt",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R2", "L1", -20_000, -66)));
        assertEquals(
                "R2 -0.67=-0.34+-0.33+0.00+0.00",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R2", "L1", -20_000, -67)),
                "the last return takes what is left");
        assertEquals(
                "LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R3", "R1", -1, 0)),
                "a return is not returned");
        assertEquals(
                "LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").giveBack("R3", "L9", -1, 0)));
        assertEquals(
                "RETURN_OTHER_BATCH retn_feedetail[0].init_feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", visit, "B2").giveBack("R3", "L2", -10_000, -700)));
        assertTrue(settle("2207", "V1", visit, "B1", AS_UPLOADED).contains(" of 7.00"));
    }

    @Test
    void shouldTakeLinesBack() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay)
                .line("L1", "10.00")
                .line("L2", "20.00")
                .line("L3", "30.00")
                .giveBack("R1", "L1", -5_000, -500));

        assertEquals("LINE_HAS_RETURNS feedetl_sns[0].feedetl_sn", withdraw("2302", stay, "", "L1"));
        assertEquals("LINE_UNKNOWN feedetl_sns[1].feedetl_sn", withdraw("2302", stay, "", "L2", "L9"));
        assertEquals("OPEN, withdrawn 2, unsettled 2", withdraw("2302", stay, "", "L2", "R1", "L2"));
        assertEquals("OPEN, withdrawn 1, unsettled 1", withdraw("2302", stay, "", "L1"));
        assertEquals("OPEN, withdrawn 1, unsettled 0", withdraw("2302", stay, "", "0000"));
        assertEquals("OPEN, withdrawn 0, unsettled 0", withdraw("2302", stay, "", "0000"), "also when there is none");
        assertEquals("NOT_DISCHARGED enddate", settleGiven(stay, EncounterFrames.NO_DAY, "1.00"));
    }

    @Test
    void shouldTakeABatchOrAllUnsettledBatchesBack() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "10.00"));
        upload(UploadFrame.visit(next(), "V1", visit, "B2").line("L2", "10.00").line("L3", "1.00"));
        upload(UploadFrame.visit(next(), "V1", visit, "B3").line("L4", "10.00"));
        settle("2207", "V1", visit, "B1", AS_UPLOADED);

        assertEquals("BATCH_SETTLED chrg_bchno", withdraw("2205", visit, "B1"));
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", withdraw("2205", visit, "B1", "L1"));
        assertEquals("OPEN, withdrawn 2, unsettled 1", withdraw("2205", visit, "B2"));
        assertEquals("OPEN, withdrawn 1, unsettled 0", withdraw("2205", visit, "0000"));
        assertEquals(1, run.machine().lineCount());
    }

    /** BJ-F13c: the total is the sum of its parts. */
    @Test
    void shouldRefuseTotalsThatDifferFromTheLines() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1")
                .line("L1", ItemClass.B, 1_000, 100_000_000, 10_000, NO_LIMIT, 0));

        assertEquals(
                "SETTLED_TOTALS_DIFFER medfee_sumamt",
                settle("2207", "V1", visit, "B1", request -> request.totalFen(9_999)));
        assertEquals(
                "99.99 <> 100.00",
                Answers.refusal(new UnsafeBuffer(run.lastReply())).found());
        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                settle("2207", "V1", visit, "B1", request -> request.inScopeFen(10_000)));
        final String settled = settle(
                "2207",
                "V1",
                visit,
                "B1",
                request -> request.totalFen(10_000).inScopeFen(9_000).preSelfPayFen(1_000));
        assertTrue(settled.contains(" of 100.00"), settled);
    }

    /** BJ-13b, INV-26: one settlement, one disease. */
    @Test
    void shouldKeepABatchToOneDisease() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").disease("M03900").line("L1", "10.00"));

        assertEquals(
                "MIXED_DISEASES dise_codg",
                upload(UploadFrame.visit(next(), "V1", visit, "B1")
                        .disease("M01600")
                        .line("L2", "10.00")));
        assertEquals(
                "MIXED_DISEASES dise_codg",
                upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L2", "10.00")));
        assertEquals(
                "CHRONIC_DISEASE_NOT_OPEN dise_codg",
                settle("2207", "V1", visit, "B1", request -> request.medicalType("140104")),
                "the batch's disease is the bill's");
        assertEquals(
                "M03900", Answers.refusal(new UnsafeBuffer(run.lastReply())).found());
    }

    /** BJ-23, BJ-25: without lines a stay is settled from given totals, and the lines are due within three days. */
    @Test
    void shouldTakeTheLinesOfAStayAfterItsSettlement() {
        final long stay = admit("P1");
        assertEquals("BATCH_EMPTY chrg_bchno", settle("2304", "P1", stay, "", AS_UPLOADED));
        assertTrue(settleGiven(stay, DISCHARGED, "100.00").contains(" of 100.00"));

        assertEquals(
                "LINES_EXCEED_SETTLED medfee_sumamt",
                upload(UploadFrame.stay(next(), "P1", stay).line("L1", "100.01")));
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "60.00"));
        assertEquals(4_000, Answers.upload(new UnsafeBuffer(run.lastReply())).missingFen());
        assertEquals(
                Keys.epochDay("2023-06-04"),
                Answers.upload(new UnsafeBuffer(run.lastReply())).linesDueDay());
        assertEquals("SETTLED, withdrawn 1, unsettled 0", withdraw("2302", stay, "", "L1"));
        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                upload(UploadFrame.stay(next(), "P1", stay)
                        .line("L1", "60.00")
                        .line("L2", ItemClass.OWN, 0, 40_000_000, 10_000, NO_LIMIT, 0)));
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "60.00").line("L2", "40.00"));
        assertEquals(0, Answers.upload(new UnsafeBuffer(run.lastReply())).missingFen());
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", withdraw("2302", stay, "", "L1"), "complete");
    }

    /** BJ-25: settled on 2023-01-30, due until 2023-02-02, overdue on the day after. */
    @Test
    void shouldListStaysWhoseLinesAreOverdue() {
        run = people(new MachineRun("2023-01-30"));
        final long stay = run(EncounterFrames.register(
                "2401", next(), "P1", PLACE, 0, request -> request.admissionDate(Keys.epochDay("2023-01-20"))));
        settleGiven(stay, Keys.epochDay("2023-01-30"), "100.00");
        assertEquals(3, StayLines.DUE_DAYS);

        assertEquals(0, run.cutOver("2023-02-02").machine().overdueStayCount());
        assertEquals(1, run.cutOver("2023-02-03").machine().overdueStayCount());
        assertEquals(List.of(stay + " due 2023-02-02, 100.00 missing"), overdue(""));
        assertEquals(overdue(""), overdue(SettleFrame.INSTITUTION));
        assertEquals(List.of(), overdue("H11010500002"));
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "100.00"));
        assertEquals(0, run.machine().overdueStayCount(), "late lines are taken");
    }

    /** BJ-26b, BJ-33b, TJ-5.2b, XJ-3.5b: personal = total, no fund, no counter; the account is not touched. */
    @Test
    void shouldRecordThatThePersonPaysAll() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "100.00"));
        final Consumer<EncounterSettleRequestEncoder> fullPay = request -> request.mode(SettlementMode.FULL_PAY);

        assertEquals("NONE 0.00 of 100.00: , personal 100.00", settle("2206", "V1", visit, "B1", fullPay));
        final long hash = run.machine().stateHash();
        assertEquals("NONE 0.00 of 100.00: , personal 100.00", settle("2207", "V1", visit, "B1", fullPay));
        assertNotEquals(hash, run.machine().stateHash(), "the lines are settled");
        assertTrue(Answers.split(new UnsafeBuffer(run.lastReply())).replyFlags().fullPay());
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "V1", "2207", "M" + (messages - 1))));
        assertTrue(settle("2207", "V1", visit, "B1", AS_UPLOADED).startsWith("LONG_TERM"));
    }

    @Test
    void shouldOpenAnEncounterAgainWhenItsSettlementIsReversed() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "25000.00"));
        act("2402", "P1", stay, DISCHARGED);
        final String first = settle("2304", "P1", stay, "", AS_UPLOADED);
        final String settleMsgId = "M" + messages;
        final String reversal = next();

        assertEquals("REVERSED", run.send(Requests.reversal(reversal, "P1", "2304", settleMsgId)));
        assertEquals("OPEN, withdrawn 0, unsettled 1", act("2405", "P1", stay, EncounterFrames.NO_DAY));
        act("2402", "P1", stay, DISCHARGED);
        assertEquals(first, settle("2304", "P1", stay, "", AS_UPLOADED), "INV-10: as if it had not been");
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "P1", "2304", settleMsgId)), "the same answer");
        assertEquals("STAY_SETTLED mdtrt_id", act("2405", "P1", stay, EncounterFrames.NO_DAY), "nothing undone twice");
    }

    /** BJ-34b, INV-10: a refund frees the lines; undoing it settles them again, as long as they are the same. */
    @Test
    void shouldGiveLinesBackWhenTheirSettlementIsRefunded() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "25000.00"));
        act("2402", "P1", stay, DISCHARGED);
        final String first = settle("2304", "P1", stay, "", AS_UPLOADED);
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
        final String refund = next();

        assertTrue(run.send(Requests.refund("2305", refund, "P1", settlementId)).startsWith("REFUNDED"));
        assertEquals(first, settle("2303", "P1", stay, "", AS_UPLOADED), "as if it had not been");
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "P1", "2305", refund)));
        assertEquals("STAY_SETTLED mdtrt_id", settle("2304", "P1", stay, "", AS_UPLOADED), "in force again");

        final String again = next();
        assertTrue(run.send(Requests.refund("2305", again, "P1", settlementId)).startsWith("REFUNDED"));
        upload(UploadFrame.stay(next(), "P1", stay).line("L2", "1.00"));
        assertEquals("LINES_CHANGED omsgid", run.send(Requests.reversal(next(), "P1", "2305", again)));
        assertTrue(settle("2304", "P1", stay, "", AS_UPLOADED).contains(" of 25001.00"));
    }

    /** What is refused has no effect: the lines are as they were when their settlement was refunded. */
    @Test
    void shouldUndoARefundAfterARefusedUpload() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "25000.00"));
        act("2402", "P1", stay, DISCHARGED);
        settle("2304", "P1", stay, "", AS_UPLOADED);
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
        final String refund = next();
        run.send(Requests.refund("2305", refund, "P1", settlementId));

        assertEquals(
                "LINE_NUMBER_USED feedetail[1].feedetl_sn",
                upload(UploadFrame.stay(next(), "P1", stay).line("L2", "1.00").line("L1", "1.00")));
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "P1", "2305", refund)));
    }

    /** BJ-N4.2c: an open stay, its settlement and its refund are the person's under every number. */
    @Test
    void shouldKnowThePersonByEveryNumber() {
        final long stay = admit("P1");
        final String admission = "M" + messages;
        run.change(rows -> rows.onChange(1, new PersonChangeRow(NUMBER, "P1", 310, 0, 0, "N1")));
        upload(UploadFrame.stay(next(), "N1", stay).line("L1", "25000.00"));
        act("2402", "P1", stay, DISCHARGED);
        assertTrue(settle("2304", "N1", stay, "", AS_UPLOADED).startsWith("LONG_TERM"));
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();

        final String refund = next();
        assertEquals("SETTLEMENT_OTHER_PERSON psn_no", run.send(Requests.refund("2305", next(), "P2", settlementId)));
        assertTrue(run.send(Requests.refund("2305", refund, "N1", settlementId)).startsWith("REFUNDED"));
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "N1", "2305", refund)));
        run.send(Requests.refund("2305", next(), "P1", settlementId));
        withdraw("2302", stay, "", "0000");
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "N1", "2401", admission)));
    }

    @Test
    void shouldUndoAnAdmissionWithoutLinesOnly() {
        final long stay = admit("P1");
        final String admission = "M" + messages;
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "1.00"));
        assertEquals("ENCOUNTER_HAS_LINES omsgid", run.send(Requests.reversal(next(), "P1", "2401", admission)));
        withdraw("2302", stay, "", "0000");
        assertEquals("REVERSAL_PERSON_DIFFERS psn_no", run.send(Requests.reversal(next(), "P2", "2401", admission)));
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "P1", "2401", admission)));
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "P1", "2401", admission)));
        assertEquals(0, run.machine().encounterCount());
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", act("2402", "P1", stay, DISCHARGED));
    }

    @Test
    void shouldBlockAnAdmissionWhoseReversalCameFirst() {
        assertEquals("BLOCKED", run.send(Requests.reversal(next(), "P1", "2401", "M9000")));
        assertEquals("BLOCKED_BY_REVERSAL msgid", run.send(EncounterFrames.register("2401", "M9000", "P1", PLACE)));
        assertEquals(0, run.machine().encounterCount());
    }

    @Test
    void shouldCancelARegistrationWithoutLinesOnly() {
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "1.00"));
        assertEquals("ENCOUNTER_HAS_LINES mdtrt_id", act("2202", "V1", visit, EncounterFrames.NO_DAY));
        withdraw("2205", visit, "0000");
        assertEquals("CANCELLED, withdrawn 0, unsettled 0", act("2202", "V1", visit, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", act("2202", "V1", visit, EncounterFrames.NO_DAY));

        final long stay = admit("P1");
        final String admission = "M" + messages;
        assertEquals("CANCELLED, withdrawn 0, unsettled 0", act("2404", "P1", stay, EncounterFrames.NO_DAY));
        assertEquals("NO_EFFECT", run.send(Requests.reversal(next(), "P1", "2401", admission)));
    }

    /** BJ-31a: one settlement, at the day of discharge. */
    @Test
    void shouldKnowTheDaysOfAStay() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "1.00"));
        assertEquals("NOT_DISCHARGED enddate", settle("2304", "P1", stay, "", AS_UPLOADED));
        assertEquals("NOT_DISCHARGED mdtrt_id", act("2405", "P1", stay, EncounterFrames.NO_DAY));
        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", act("2402", "P1", stay, Keys.epochDay("2023-02-28")));
        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", act("2402", "P1", stay, Keys.epochDay("2033-03-10")));
        assertEquals(
                "DISCHARGE_OUT_OF_ORDER enddate",
                settle("2304", "P1", stay, "", request -> request.dischargeDate(Keys.epochDay("2023-02-28"))));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 1", act("2402", "P1", stay, DISCHARGED));
        assertEquals("ALREADY_DISCHARGED enddate", act("2402", "P1", stay, DISCHARGED));
        assertEquals(
                "ALREADY_DISCHARGED enddate",
                settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED + 1)));
        assertEquals(
                "DISCHARGE_OUT_OF_ORDER begndate",
                run.send(EncounterFrames.register(
                        "2403", next(), "P1", PLACE, stay, request -> request.admissionDate(DISCHARGED + 1))));
        assertTrue(settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED))
                .startsWith("LONG_TERM"));
    }

    @Test
    void shouldSettleWithWhatWasChanged() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "25000.00"));
        assertEquals(
                "OPEN, withdrawn 0, unsettled 1",
                run.send(EncounterFrames.register(
                        "2403", next(), "P1", PLACE, stay, request -> request.hospitalLevel((short) 1))));
        assertEquals(
                people(new MachineRun("2023-06-01"))
                        .send(SettleFrame.inpatient()
                                .person("P1", 310, "910100")
                                .hospitalLevel(1)
                                .parts("25000.00", "0", "0", "0")),
                settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED)));
        assertEquals(
                "STAY_SETTLED mdtrt_id",
                run.send(EncounterFrames.register("2403", next(), "P1", PLACE, stay, r -> {})));
    }

    @Test
    void shouldRefuseMidStaySettlement() {
        final long stay = admit("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "1.00"));
        assertEquals(
                "MID_SETTLEMENT_UNSUPPORTED mid_setl_flag",
                settle("2304", "P1", stay, "", request -> request.settleFlags().midSettlement(true)));
    }

    /** BJ-13a: lines belong to the patient who was identified. */
    @Test
    void shouldActForTheInstitutionAndThePersonOfTheEncounterOnly() {
        final long visit = register("V1");
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", act("2202", "V1", visit + 77, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_PERSON psn_no", act("2202", "V2", visit, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_KIND infno", act("2404", "V1", visit, EncounterFrames.NO_DAY));
        final UnsafeBuffer foreign = EncounterFrames.act("2202", next(), "V1", visit, EncounterFrames.NO_DAY);
        foreign.putByte(8 + 16, (byte) 'X');
        assertEquals("ENCOUNTER_OTHER_INSTITUTION mdtrt_id", run.send(foreign));
        assertEquals(
                "ENCOUNTER_OTHER_PERSON insutype",
                run.person("V1", 390, VISIT_PLACE)
                        .send(EncounterFrames.register(
                                "2203", next(), "V1", VISIT_PLACE, visit, request -> request.insuranceType(390))));
    }

    @Test
    void shouldRegisterKnownPersonsOnly() {
        assertEquals("PERSON_UNKNOWN psn_no", run.send(EncounterFrames.register("2201", next(), "P9", PLACE)));
        assertEquals(
                "INSURED_PLACE_DIFFERS insuplc_admdvs",
                run.send(EncounterFrames.register("2201", next(), "P1", 920_100)));
        assertEquals(
                "INSURANCE_TYPE_UNSUPPORTED insutype",
                run.send(EncounterFrames.register(
                        "2201", next(), "P1", PLACE, 0, request -> request.insuranceType(510))));
        assertEquals(
                "VOUCHER_NOT_ACCEPTED mdtrt_cert_type",
                run.send(EncounterFrames.register(
                        "2201", next(), "P1", PLACE, 0, request -> request.voucherType((short) 9))));
        assertEquals(0, run.machine().encounterCount());
    }

    @Test
    void shouldBoundWhatIsOpenAndLetGoWhatIsNot() {
        run = people(new MachineRun("2023-06-01", new EncounterLimits(3, 2, 4, 3)));
        final long first = register("V1");
        upload(UploadFrame.visit(next(), "V1", first, "B1").line("L1", "1.00"));
        final long second = admit("P1");
        assertEquals(
                "TOO_MANY_ENCOUNTERS fixmedins_code",
                run.send(EncounterFrames.register("2201", next(), "V1", VISIT_PLACE)));
        assertEquals(
                "ENCOUNTER_LINES_FULL feedetail[2].feedetl_sn",
                upload(UploadFrame.visit(next(), "V1", first, "B1")
                        .line("L2", "1.00")
                        .line("L3", "1.00")
                        .line("L4", "1.00")));
        upload(UploadFrame.stay(next(), "P1", second)
                .line("L1", "1.00")
                .line("L2", "1.00")
                .line("L3", "1.00"));
        assertEquals(
                "LINES_FULL feedetail",
                upload(UploadFrame.visit(next(), "V1", first, "B1").line("L2", "1.00")));
        settle("2207", "V1", first, "B1", AS_UPLOADED);
        final long third = register("V2");
        register("V2");
        assertEquals(3, run.machine().encounterCount(), "the longest untouched made room");
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", act("2202", "V1", first, EncounterFrames.NO_DAY));
        upload(UploadFrame.visit(next(), "V2", third, "B1").line("L1", "1.00"));
        assertEquals(4, run.machine().lineCount(), "lines of what was let go made room");
    }

    @Test
    void shouldReverseASettlementWhoseEncounterWasLetGo() {
        run = people(new MachineRun("2023-06-01", new EncounterLimits(1, 1, 4, 3)));
        final long visit = register("V1");
        upload(UploadFrame.visit(next(), "V1", visit, "B1").line("L1", "1.00"));
        settle("2207", "V1", visit, "B1", AS_UPLOADED);
        final String settled = "M" + messages;
        register("V2");
        assertEquals("REVERSED", run.send(Requests.reversal(next(), "V1", "2207", settled)));
    }

    @Test
    void shouldAnswerARepeatFromTheRecordAndNameAConflict() {
        final UnsafeBuffer request = EncounterFrames.register("2201", "K1", "V1", VISIT_PLACE);
        run(request);
        assertEquals("REPEATED", run.send(request));
        assertEquals("CONFLICTING", run.send(EncounterFrames.register("2201", "K1", "V2", VISIT_PLACE)));
        assertEquals(1, run.machine().encounterCount());
    }

    private List<String> overdue(final String institution) {
        final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        new ControlCommandWriter().listOverdueStays(inquiry, institution, 10);
        run.machine().inquire(run.bodies().size() + 1L, inquiry, 0);
        final List<String> stays = new ArrayList<>();
        new OverdueStayListDecoder()
                .wrapAndApplyHeader(run.machine().inquiryAnswer(), 0, new MessageHeaderDecoder())
                .stays()
                .forEachRemaining(stay -> stays.add(stay.encounterId() + " due " + LocalDate.ofEpochDay(stay.dueDay())
                        + ", " + Yuan.text(stay.missingFen()) + " missing"));
        return stays;
    }

    private static MachineRun people(final MachineRun fresh) {
        return fresh.person("P1", 310, PLACE)
                .person("P2", 310, PLACE)
                .person("V1", 310, VISIT_PLACE)
                .person("V2", 310, VISIT_PLACE);
    }

    private String next() {
        messages++;
        return "M" + messages;
    }

    private long register(final String personNo) {
        return run(EncounterFrames.register("2201", next(), personNo, VISIT_PLACE));
    }

    private long admit(final String personNo) {
        return run(EncounterFrames.register("2401", next(), personNo, PLACE));
    }

    private long run(final UnsafeBuffer registration) {
        assertEquals("OPEN, withdrawn 0, unsettled 0", run.send(registration));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private String upload(final UploadFrame frame) {
        return run.send(frame.encode());
    }

    private String act(final String code, final String personNo, final long encounterId, final int day) {
        return run.send(EncounterFrames.act(code, next(), personNo, encounterId, day));
    }

    private String withdraw(final String code, final long encounterId, final String batchNo, final String... lineNos) {
        return run.send(EncounterFrames.withdraw(
                code, next(), code.equals("2205") ? "V1" : "P1", encounterId, batchNo, lineNos));
    }

    private String settle(
            final String code,
            final String personNo,
            final long encounterId,
            final String batchNo,
            final Consumer<EncounterSettleRequestEncoder> change) {
        return run.send(EncounterFrames.settle(code, next(), personNo, encounterId, batchNo, change));
    }

    private String settleGiven(final long stay, final int day, final String inScope) {
        return run.send(EncounterFrames.settle(
                "2304", next(), "P1", stay, "", request -> request.dischargeDate(day), new String[] {
                    "09", inScope, "0", "0", "0"
                }));
    }
}
