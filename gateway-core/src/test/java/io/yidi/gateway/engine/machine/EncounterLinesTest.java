package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.NO_LIMIT;
import static io.yidi.gateway.engine.machine.EncounterScript.PLACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.encounter.StayLines;
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
import io.yidi.protocol.sbe.ItemClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Lines of visits and stays: uploaded, returned, withdrawn, and those that come after the settlement. */
class EncounterLinesTest {

    private EncounterScript his = new EncounterScript();

    /** BJ-24, INV-1: the four parts of each line; what the hospital did not approve is own pay. */
    @Test
    void shouldAnswerEachLineWithItsFourParts() {
        final long visit = his.register("V1");
        assertEquals(
                "L1 255.00=180.00+20.00+55.00+0.00, L2 255.00=0.00+0.00+0.00+255.00, L3 5.00=0.00+0.00+0.00+5.00",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                        .line("L1", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 0)
                        .line("L2", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 2)
                        .line("L3", ItemClass.OWN, 0, 5_000_000, 10_000, NO_LIMIT, 1)));
    }

    @Test
    void shouldAnswerTheSameLineAlikeAndRefuseAnotherUnderItsNumber() {
        final long visit = his.register("V1");
        final String first =
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "10.00"));
        assertEquals(
                first,
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "10.00")));
        assertEquals(1, his.run().machine().lineCount());
        assertEquals(
                "LINE_NUMBER_USED feedetail[1].feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                        .line("L2", "1.00")
                        .line("L1", "11.00")));
        assertEquals(
                "LINE_NUMBER_USED feedetail[0].feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B2").line("L1", "10.00")));
        assertEquals(1, his.run().machine().lineCount(), "all lines of a message or none");
        his.settle("2207", "V1", visit, "B1", AS_UPLOADED);
        assertEquals(
                first,
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "10.00")),
                "settled too");
    }

    @Test
    void shouldTakeReturnsOffTheirLines() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .line("L1", ItemClass.B, 5_000, 333_333, 30_000, NO_LIMIT, 0)
                .line("L2", "7.00"));
        assertEquals(
                "R1 -0.33=-0.16+-0.17+0.00+0.00",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R1", "L1", -10_000, -33)));
        assertEquals(
                "RETURN_EXCEEDS_REST retn_feedetail[0].cnt",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R2", "L1", -20_001, -67)));
        assertEquals(
                "RETURN_AMOUNT_DIFFERS retn_feedetail[0].det_item_fee_sumamt",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R2", "L1", -20_000, -66)));
        assertEquals(
                "R2 -0.67=-0.34+-0.33+0.00+0.00",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R2", "L1", -20_000, -67)),
                "the last return takes what is left");
        assertEquals(
                "LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R3", "R1", -1, 0)),
                "a return is not returned");
        assertEquals(
                "LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").giveBack("R3", "L9", -1, 0)));
        assertEquals(
                "RETURN_OTHER_BATCH retn_feedetail[0].init_feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B2").giveBack("R3", "L2", -10_000, -700)));
        assertTrue(his.settle("2207", "V1", visit, "B1", AS_UPLOADED).contains(" of 7.00"));
    }

    @Test
    void shouldTakeLinesBack() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay)
                .line("L1", "10.00")
                .line("L2", "20.00")
                .line("L3", "30.00")
                .giveBack("R1", "L1", -5_000, -500));

        assertEquals("LINE_HAS_RETURNS feedetl_sns[0].feedetl_sn", his.withdraw("2302", stay, "", "L1"));
        assertEquals("LINE_UNKNOWN feedetl_sns[1].feedetl_sn", his.withdraw("2302", stay, "", "L2", "L9"));
        assertEquals("OPEN, withdrawn 2, unsettled 2", his.withdraw("2302", stay, "", "L2", "R1", "L2"));
        assertEquals("OPEN, withdrawn 1, unsettled 1", his.withdraw("2302", stay, "", "L1"));
        assertEquals("OPEN, withdrawn 1, unsettled 0", his.withdraw("2302", stay, "", "0000"));
        assertEquals(
                "OPEN, withdrawn 0, unsettled 0", his.withdraw("2302", stay, "", "0000"), "also when there is none");
        assertEquals("NOT_DISCHARGED enddate", his.settleGiven(stay, EncounterFrames.NO_DAY, "1.00"));
    }

    @Test
    void shouldTakeABatchOrAllUnsettledBatchesBack() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "10.00"));
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B2")
                .line("L2", "10.00")
                .line("L3", "1.00"));
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B3").line("L4", "10.00"));
        his.settle("2207", "V1", visit, "B1", AS_UPLOADED);

        assertEquals("BATCH_SETTLED chrg_bchno", his.withdraw("2205", visit, "B1"));
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", his.withdraw("2205", visit, "B1", "L1"));
        assertEquals("OPEN, withdrawn 2, unsettled 1", his.withdraw("2205", visit, "B2"));
        assertEquals("OPEN, withdrawn 1, unsettled 0", his.withdraw("2205", visit, "0000"));
        assertEquals(1, his.run().machine().lineCount());
    }

    /** BJ-13b, INV-26: one settlement, one disease. */
    @Test
    void shouldKeepABatchToOneDisease() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                .disease("M03900")
                .line("L1", "10.00"));

        assertEquals(
                "MIXED_DISEASES dise_codg",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1")
                        .disease("M01600")
                        .line("L2", "10.00")));
        assertEquals(
                "MIXED_DISEASES dise_codg",
                his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L2", "10.00")));
        assertEquals(
                "CHRONIC_DISEASE_NOT_OPEN dise_codg",
                his.settle("2207", "V1", visit, "B1", request -> request.medicalType("140104")),
                "the batch's disease is the bill's");
        assertEquals("M03900", Answers.refusal(his.lastReply()).found());
    }

    /** BJ-23, BJ-25: without lines a stay is settled from given totals, and the lines are due within three days. */
    @Test
    void shouldTakeTheLinesOfAStayAfterItsSettlement() {
        final long stay = his.admit("P1");
        assertEquals("BATCH_EMPTY chrg_bchno", his.settle("2304", "P1", stay, "", AS_UPLOADED));
        assertTrue(his.settleGiven(stay, DISCHARGED, "100.00").contains(" of 100.00"));

        assertEquals(
                "LINES_EXCEED_SETTLED medfee_sumamt",
                his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "100.01")));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "60.00"));
        assertEquals(4_000, Answers.upload(his.lastReply()).missingFen());
        assertEquals(
                Keys.epochDay("2023-06-04"), Answers.upload(his.lastReply()).linesDueDay());
        assertEquals("SETTLED, withdrawn 1, unsettled 0", his.withdraw("2302", stay, "", "L1"));
        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                his.upload(UploadFrame.stay(his.next(), "P1", stay)
                        .line("L1", "60.00")
                        .line("L2", ItemClass.OWN, 0, 40_000_000, 10_000, NO_LIMIT, 0)));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "60.00").line("L2", "40.00"));
        assertEquals(0, Answers.upload(his.lastReply()).missingFen());
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", his.withdraw("2302", stay, "", "L1"), "complete");
    }

    /** BJ-25: each of the four parts has to come to what was settled; taken back together, lines leave nothing. */
    @Test
    void shouldCompareEachPartOfTheLinesThatComeAfterTheSettlement() {
        final long stay = his.admit("P1");
        his.send(EncounterFrames.settle(
                "2304", his.next(), "P1", stay, "", request -> request.dischargeDate(DISCHARGED), new String[] {
                    "09", "180.00", "20.00", "55.00", "5.00"
                }));

        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L0", "260.00")));
        assertEquals("260.00 <> 180.00", Answers.refusal(his.lastReply()).found());
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "250.00"));
        assertEquals(1_000, Answers.upload(his.lastReply()).missingFen());
        assertEquals("SETTLED, withdrawn 1, unsettled 0", his.withdraw("2302", stay, "", "0000"));

        his.upload(UploadFrame.stay(his.next(), "P1", stay)
                .line("L2", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 0));
        assertEquals(500, Answers.upload(his.lastReply()).missingFen());
        assertEquals(
                "SETTLED_TOTALS_DIFFER inscp_scp_amt",
                his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L3", "5.00")));
        his.upload(
                UploadFrame.stay(his.next(), "P1", stay).line("L3", ItemClass.OWN, 0, 5_000_000, 10_000, NO_LIMIT, 0));
        assertEquals(0, Answers.upload(his.lastReply()).missingFen());
    }

    /** Without lines and settlement a stay is blank again, so that its admission can be undone. */
    @Test
    void shouldUndoTheAdmissionOfAStayWhoseOnlySettlementWasReversed() {
        final long stay = his.admit("P1");
        final String admission = his.lastMsgId();
        his.settleGiven(stay, DISCHARGED, "100.00");
        final String settled = his.lastMsgId();
        assertEquals("ENCOUNTER_HAS_LINES omsgid", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));

        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2304", settled)));
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
        assertEquals(0, his.run().machine().encounterCount());
    }

    /** BJ-25: settled on 2023-01-30, due until 2023-02-02, overdue on the day after. */
    @Test
    void shouldListStaysWhoseLinesAreOverdue() {
        his = new EncounterScript(new MachineRun("2023-01-30"));
        final long stay = his.open(EncounterFrames.register(
                "2401", his.next(), "P1", PLACE, 0, request -> request.admissionDate(Keys.epochDay("2023-01-20"))));
        his.settleGiven(stay, Keys.epochDay("2023-01-30"), "100.00");
        assertEquals(3, StayLines.DUE_DAYS);

        assertEquals(0, his.run().cutOver("2023-02-02").machine().overdueStayCount());
        assertEquals(1, his.run().cutOver("2023-02-03").machine().overdueStayCount());
        assertEquals(List.of(stay + " due 2023-02-02, 100.00 missing"), overdue(""));
        assertEquals(overdue(""), overdue(SettleFrame.INSTITUTION));
        assertEquals(List.of(), overdue("H11010500002"));
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "100.00"));
        assertEquals(0, his.run().machine().overdueStayCount(), "late lines are taken");
    }

    private List<String> overdue(final String institution) {
        final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        new ControlCommandWriter().listOverdueStays(inquiry, institution, 10);
        his.run().machine().inquire(his.run().bodies().size() + 1L, inquiry, 0);
        final List<String> stays = new ArrayList<>();
        new OverdueStayListDecoder()
                .wrapAndApplyHeader(his.run().machine().inquiryAnswer(), 0, new MessageHeaderDecoder())
                .stays()
                .forEachRemaining(stay -> stays.add(stay.encounterId() + " due " + LocalDate.ofEpochDay(stay.dueDay())
                        + ", " + Yuan.text(stay.missingFen()) + " missing"));
        return stays;
    }
}
