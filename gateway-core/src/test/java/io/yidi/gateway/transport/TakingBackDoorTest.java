package io.yidi.gateway.transport;

import static io.yidi.gateway.fixture.PersonLines.filed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BothDoors;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused of refunds, reversals and old keys, some of it only when days have passed, at both doors. */
class TakingBackDoorTest {

    private static final int KEPT_DAYS = 520;

    private static BothDoors doors;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        final Path packs = Packs.copy(folder.resolve("packs"));
        Packs.change(
                packs,
                "worked-reductions/pack.yaml",
                "basis: PER_STAY, amounts: [1000.00]",
                "basis: PER_STAY, rows: [{level: 三级, amounts: [1000.00]}]");
        Packs.change(packs, "worked-2/pack.yaml", "    - {national: 1, level: 一级}\n", "");
        doors = new BothDoors(
                folder,
                PolicyBundles.planeOf(packs),
                filed("P1", 910_100, 110_000)
                        + filed("P2", 910_100, 110_000)
                        + filed("ROWS", 980_100, 110_000)
                        + filed("LEVELS", 920_100, 110_000));
    }

    @AfterAll
    static void stop() throws IOException {
        doors.close();
    }

    /** BJ-34a: a refund is asked for by the hospital that settled, for the patient it settled for. */
    @Test
    void shouldRefuseARefundOfWhatIsNotTheirs() throws IOException {
        final String settled = doors.next();
        final long settlementId = settle(settled);

        assertEquals(
                "SETTLEMENT_OTHER_INSTITUTION fixmedins_code",
                doors.send(Requests.refund("H11010500002", "2305", doors.next(), "P1", settlementId)));
        assertEquals("SETTLEMENT_OTHER_PERSON psn_no", refund("P2", settlementId));
        assertEquals("REVERSED", reverse("P1", "2304", settled));
        assertEquals("SETTLEMENT_REVERSED setl_id", refund("P1", settlementId));
    }

    /** BJ-34a: a settlement in one piece has no encounter that a refund could name. */
    @Test
    void shouldRefuseARefundThatNamesAnotherEncounter() throws IOException {
        final String settled = doors.next();
        final long settlementId = settle(settled);

        assertEquals(
                "SETTLEMENT_OTHER_ENCOUNTER mdtrt_id",
                doors.send(Requests.refundOf("2305", doors.next(), "P1", settlementId, settlementId)));
        assertEquals(
                "ERROR SETTLEMENT_ID_INVALID mdtrt_id",
                doors.send(Requests.refundOf("2305", doors.next(), "P1", settlementId, Long.MIN_VALUE)));
        assertEquals("REVERSED", reverse("P1", "2304", settled));
    }

    /** The doors read the same numbers, up to the last one that a message can hold. */
    @Test
    void shouldKnowNoSettlementOfTheLastNumberThereIs() throws IOException {
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund("P1", Long.MAX_VALUE));
        assertEquals("ERROR SETTLEMENT_ID_INVALID setl_id", refund("P1", Long.MIN_VALUE));
    }

    /** INV-9: a reversal undoes what was asked for under a key, for whom it was asked for. */
    @Test
    void shouldRefuseAReversalThatDoesNotFitItsOriginal() throws IOException {
        final String settled = doors.next();
        settle(settled);

        assertEquals("REVERSAL_PERSON_DIFFERS psn_no", reverse("P2", "2304", settled));
        assertEquals("REVERSED", reverse("P1", "2304", settled));
    }

    /** AMB-6: a stay stands once the clearing of its month was applied for. */
    @Test
    void shouldRefuseToTakeBackAStayOnceItsMonthIsCleared() throws IOException {
        final String settled = doors.next();
        final long settlementId = settle(settled);
        final String month = doors.day().toString().substring(0, "2023-06".length());
        doors.pass(31);
        doors.load("{\"record\":\"clearing_applied\",\"insuplc_admdvs\":\"910000\",\"month\":\"" + month + "\"}\n");

        assertEquals("SETTLEMENT_CLEARED setl_id", refund("P1", settlementId));
        assertEquals("SETTLEMENT_CLEARED omsgid", reverse("P1", "2304", settled));
    }

    /** BJ-34a: a settlement is refunded as long as its key is kept. */
    @Test
    void shouldRefuseARefundOfWhatIsNotKeptAnyMore() throws IOException {
        final long settlementId = settle(doors.next());
        doors.pass(KEPT_DAYS);

        assertEquals("SETTLEMENT_EXPIRED setl_id", refund("P1", settlementId));
    }

    /** INV-9: a key of a closed day that was never seen is not executed any more. */
    @Test
    void shouldDeclineAKeyOfAClosedDay() throws IOException {
        assertEquals(
                "ERROR KEY_EXPIRED msgid",
                doors.send(bill(Keys.msgId(doors.day().minusDays(4), 1)).encode()));
        assertEquals(
                "ERROR KEY_DATE_AHEAD msgid",
                doors.send(bill(Keys.msgId(doors.day().plusDays(2), 1)).encode()));
    }

    /** BJ-22a: a region whose tables have no row for a hospital's level says so. */
    @Test
    void shouldRefuseALevelThatTheRegionHasNoRowFor() throws IOException {
        assertEquals(
                "HOSPITAL_LEVEL_UNMAPPED hosp_lv",
                doors.send(bill(doors.next())
                        .person("LEVELS", 310, "920100")
                        .hospitalLevel(1)
                        .encode()));
        assertEquals(
                "PLAN_ROW_MISSING psn_no",
                doors.send(bill(doors.next())
                        .person("ROWS", 310, "980100")
                        .hospitalLevel(1)
                        .encode()));
    }

    /** BJ-13a: an encounter is for who is known. */
    @Test
    void shouldRefuseToRegisterSomebodyUnknown() throws IOException {
        assertEquals(
                "PERSON_UNKNOWN psn_no", doors.send(EncounterFrames.register("2201", doors.next(), "NOBODY", 910_100)));
    }

    private static long settle(final String msgId) throws IOException {
        return Answers.split(doors.ask(bill(msgId).encode())).settlementId();
    }

    private static String refund(final String personNo, final long settlementId) throws IOException {
        return doors.send(Requests.refund("2305", doors.next(), personNo, settlementId));
    }

    private static String reverse(final String personNo, final String code, final String msgId) throws IOException {
        return doors.send(Requests.reversal(doors.next(), personNo, code, msgId));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
