package io.yidi.gateway.transport;

import static io.yidi.gateway.fixture.PersonLines.filed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BothDoors;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-N4.3c: each refusal about a visit, a stay or its lines has a code and a field of its own, at both doors. */
class EncounterRefusalDoorTest {

    private static final int STAYS = 910_100;
    private static final int VISITS = 930_100;
    private static final int DISCHARGED = Keys.epochDay("2023-03-11");
    private static final long NO_LIMIT = Long.MIN_VALUE;
    private static final Consumer<EncounterSettleRequestEncoder> AS_UPLOADED = request -> {};

    private static BothDoors doors;

    @BeforeAll
    static void start(@TempDir final Path folder) throws IOException {
        doors = new BothDoors(
                folder,
                Packs.plane(),
                filed("S1", STAYS, 110_000)
                        + filed("S2", STAYS, 110_000)
                        + filed("V1", VISITS, 110_000)
                        + filed("V2", VISITS, 110_000));
    }

    @AfterAll
    static void stop() throws IOException {
        doors.close();
    }

    /** BJ-13a: what is done to a visit is done by its hospital, for its patient. */
    @Test
    void shouldRefuseWhatIsAboutAnotherVisit() throws IOException {
        final long visit = register("2201", "V1", VISITS);

        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", act("2202", "V1", visit + 77, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_PERSON psn_no", act("2202", "V2", visit, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_KIND infno", act("2404", "V1", visit, EncounterFrames.NO_DAY));
        final UnsafeBuffer foreign = EncounterFrames.act("2202", doors.next(), "V1", visit, EncounterFrames.NO_DAY);
        foreign.putByte(MessageHeaderEncoder.ENCODED_LENGTH + 2 * Long.BYTES, (byte) 'X');
        assertEquals("ENCOUNTER_OTHER_INSTITUTION mdtrt_id", doors.send(foreign));
    }

    /** BJ-31a: one settlement, at the day of discharge. */
    @Test
    void shouldRefuseWhatDoesNotFitTheDaysOfAStay() throws IOException {
        final long stay = register("2401", "S1", STAYS);
        upload(UploadFrame.stay(doors.next(), "S1", stay).line("L1", "1.00"));

        assertEquals("NOT_DISCHARGED enddate", settle("2304", "S1", stay, "", AS_UPLOADED));
        assertEquals("NOT_DISCHARGED mdtrt_id", act("2405", "S1", stay, EncounterFrames.NO_DAY));
        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", act("2402", "S1", stay, Keys.epochDay("2023-02-28")));
        assertEquals(
                "MID_SETTLEMENT_UNSUPPORTED mid_setl_flag",
                settle("2304", "S1", stay, "", request -> request.settleFlags().midSettlement(true)));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 1", act("2402", "S1", stay, DISCHARGED));
        assertEquals("ALREADY_DISCHARGED enddate", act("2402", "S1", stay, DISCHARGED));
        assertEquals(
                "DISCHARGE_OUT_OF_ORDER begndate",
                change("S1", STAYS, stay, request -> request.admissionDate(DISCHARGED + 1)));
        assertTrue(settle("2304", "S1", stay, "", AS_UPLOADED).startsWith("LONG_TERM"));
        assertEquals("STAY_SETTLED mdtrt_id", settle("2304", "S1", stay, "", AS_UPLOADED));
        assertEquals("STAY_SETTLED mdtrt_id", change("S1", STAYS, stay, request -> {}));
    }

    /** BJ-24: a number names one line, a return is taken off its line, and in its batch. */
    @Test
    void shouldRefuseLinesAndReturnsThatDoNotFitOthers() throws IOException {
        final long visit = register("2201", "V1", VISITS);
        upload(visit("V1", visit, "B1")
                .line("L1", ItemClass.B, 5_000, 333_333, 30_000, NO_LIMIT, 0)
                .line("L2", "7.00"));

        assertEquals(
                "LINE_NUMBER_USED feedetail[0].feedetl_sn",
                upload(visit("V1", visit, "B1").line("L2", "8.00")));
        assertEquals(
                "RETURN_EXCEEDS_REST retn_feedetail[0].cnt",
                upload(visit("V1", visit, "B1").giveBack("R1", "L1", -30_001, -100)));
        assertEquals(
                "RETURN_AMOUNT_DIFFERS retn_feedetail[0].det_item_fee_sumamt",
                upload(visit("V1", visit, "B1").giveBack("R1", "L1", -30_000, -99)));
        assertEquals(
                "LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn",
                upload(visit("V1", visit, "B1").giveBack("R1", "L9", -1, 0)));
        assertEquals(
                "RETURN_OTHER_BATCH retn_feedetail[0].init_feedetl_sn",
                upload(visit("V1", visit, "B2").giveBack("R1", "L2", -10_000, -700)));
    }

    /** BJ-24, BJ-23: what is settled, or has something taken off it, does not go; and nothing is settled twice. */
    @Test
    void shouldRefuseToTakeBackOrSettleWhatIsSettled() throws IOException {
        final long visit = register("2201", "V2", VISITS);
        upload(visit("V2", visit, "B1").line("L1", "10.00").giveBack("R1", "L1", -5_000, -500));

        assertEquals("LINE_HAS_RETURNS feedetl_sns[0].feedetl_sn", withdraw(visit, "B1", "L1"));
        assertEquals("LINE_UNKNOWN feedetl_sns[0].feedetl_sn", withdraw(visit, "B1", "L9"));
        assertEquals("ENCOUNTER_HAS_LINES mdtrt_id", act("2202", "V2", visit, EncounterFrames.NO_DAY));
        assertTrue(settle("2207", "V2", visit, "B1", AS_UPLOADED).startsWith("LONG_TERM"));
        assertEquals("LINE_SETTLED feedetl_sns[0].feedetl_sn", withdraw(visit, "B1", "L1"));
        assertEquals("BATCH_SETTLED chrg_bchno", withdraw(visit, "B1"));
        assertEquals("BATCH_SETTLED chrg_bchno", settle("2207", "V2", visit, "B1", AS_UPLOADED));
        assertEquals("BATCH_EMPTY chrg_bchno", settle("2207", "V2", visit, "B2", AS_UPLOADED));
    }

    /** BJ-13a: a bill has an upper end; what is above it is settled in batches. */
    @Test
    void shouldRefuseABatchThatIsTooLargeForABill() throws IOException {
        final long visit = register("2201", "V1", VISITS);
        final UploadFrame lines = visit("V1", visit, "B1");
        for (int i = 0; i < 101; i++) {
            lines.line("L" + i, "9999999.99");
        }
        upload(lines);

        assertEquals("BILL_TOO_LARGE medfee_sumamt", settle("2207", "V1", visit, "B1", AS_UPLOADED));
    }

    /** BJ-13a: lines of one encounter have an end, too. */
    @Test
    void shouldRefuseMoreLinesThanAnEncounterMayHave() throws IOException {
        final long visit = register("2201", "V2", VISITS);
        for (int batch = 0; batch < 40; batch++) {
            final UploadFrame lines = visit("V2", visit, "B" + batch);
            for (int i = 0; i < 500; i++) {
                lines.line(batch + "-" + i, "1.00");
            }
            assertTrue(upload(lines).startsWith(batch + "-0 1.00="));
        }

        assertEquals(
                "ENCOUNTER_LINES_FULL feedetail[0].feedetl_sn",
                upload(visit("V2", visit, "B0").line("L1", "1.00")));
    }

    /** BJ-24, BJ-34b: a refund is undone only as long as the lines are as they were. */
    @Test
    void shouldRefuseToUndoARefundOnceLinesHaveChanged() throws IOException {
        final long stay = register("2401", "S2", STAYS);
        final UnsafeBuffer settled = doors.ask(EncounterFrames.settle(
                "2304", doors.next(), "S2", stay, "", request -> request.dischargeDate(DISCHARGED), new String[] {
                    "09", "100.00", "0.00", "0.00", "0.00"
                }));
        final String refund = doors.next();
        final long settlementId = Answers.split(settled).settlementId();
        assertTrue(
                doors.send(Requests.refund("2305", refund, "S2", settlementId)).startsWith("REFUNDED"));
        upload(UploadFrame.stay(doors.next(), "S2", stay).line("L1", "60.00"));

        assertEquals("LINES_CHANGED omsgid", doors.send(Requests.reversal(doors.next(), "S2", "2305", refund)));
    }

    private static UploadFrame visit(final String personNo, final long visit, final String batchNo) {
        return UploadFrame.visit(doors.next(), personNo, visit, batchNo);
    }

    private static long register(final String code, final String personNo, final int insuredPlace) throws IOException {
        return Answers.encounter(doors.ask(EncounterFrames.register(code, doors.next(), personNo, insuredPlace)))
                .encounterId();
    }

    private static String change(
            final String personNo,
            final int insuredPlace,
            final long stay,
            final Consumer<EncounterRequestEncoder> change)
            throws IOException {
        return doors.send(EncounterFrames.register("2403", doors.next(), personNo, insuredPlace, stay, change));
    }

    private static String act(final String code, final String personNo, final long encounter, final int day)
            throws IOException {
        return doors.send(EncounterFrames.act(code, doors.next(), personNo, encounter, day));
    }

    private static String upload(final UploadFrame lines) throws IOException {
        return doors.send(lines.encode());
    }

    private static String withdraw(final long visit, final String batchNo, final String... lines) throws IOException {
        return doors.send(EncounterFrames.withdraw("2205", doors.next(), "V2", visit, batchNo, lines));
    }

    private static String settle(
            final String code,
            final String personNo,
            final long encounter,
            final String batchNo,
            final Consumer<EncounterSettleRequestEncoder> change)
            throws IOException {
        return doors.send(EncounterFrames.settle(code, doors.next(), personNo, encounter, batchNo, change));
    }
}
