package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.DowntimeTable;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits and what goes on while a region is announced to be down, from 22:00 to 06:00 (BJ-50). */
class DowntimeTest {

    private static final int PLACE = 910_100;
    private static final String TEXT = "系统升级，6 月 2 日 6 点恢复";
    private static final String DOWN = "ERROR DOWNTIME insuplc_admdvs";

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, PLACE);
    private int messages;

    @ParameterizedTest(name = "{0} is down: a bill of 910100 in 110105 at {1}: {2}")
    @DisplayName("BJ-50: who settles with a place that is down is told the notice")
    @CsvSource({
        "910000, 2023-06-01T21:50:00, LONG_TERM",
        "910000, 2023-06-01T22:00:00, ERROR DOWNTIME insuplc_admdvs",
        "910000, 2023-06-02T05:50:00, ERROR DOWNTIME insuplc_admdvs",
        "910000, 2023-06-02T06:00:00, LONG_TERM",
        "910100, 2023-06-01T23:00:00, ERROR DOWNTIME insuplc_admdvs",
        "910200, 2023-06-01T23:00:00, LONG_TERM",
        "110000, 2023-06-01T23:00:00, ERROR DOWNTIME mdtrtarea_admvs",
        "110105, 2023-06-01T23:00:00, ERROR DOWNTIME mdtrtarea_admvs",
        "110106, 2023-06-01T23:00:00, LONG_TERM",
    })
    void shouldTellTheNoticeWhileItLasts(final int area, final String moment, final String expected) {
        announce("N1", area, "2023-06-01T22:00", "2023-06-02T06:00");
        run.at(moment);
        final long before = run.machine().stateHash();

        final String answer = run.send(stay("S1"));
        assertTrue(answer.startsWith(expected), answer);
        if (expected.startsWith("ERROR")) {
            assertEquals(TEXT, Answers.error(new UnsafeBuffer(run.lastReply())).found());
            assertEquals(before, run.machine().stateHash(), "nothing has changed");
        }
    }

    /** BJ-N4.2b, TJ-7.2a, XJ-5.2b: what was under way when a place went down is carried out afterwards, once. */
    @Test
    void shouldSettleUnderTheSameKeyOnceItIsOver() {
        announce("N1", PLACE, "2023-06-01T22:00", "2023-06-02T06:00");
        run.at("2023-06-01T23:00:00");
        assertEquals(DOWN, run.send(stay("S1")));
        assertEquals(DOWN, run.send(stay("S1")));
        final MachineRun restored = run.restored().at("2023-06-01T23:30:00");
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        assertEquals(DOWN, restored.send(stay("S1")));

        restored.at("2023-06-02T06:00:00");
        assertTrue(restored.send(stay("S1")).startsWith("LONG_TERM"));
    }

    /** What is new with the place waits; what was answered, settles the unknown, or asks nobody goes on. */
    @Test
    void shouldLetGoOnWhatNeedsNoAnswerOfTheRegion() {
        run.at("2023-06-01T12:00:00");
        final String settled = run.send(stay("S1"));
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
        run.send(stay("S2"));
        final long visit = register("R1");
        announce("N1", PLACE, "2023-06-01T22:00", "2023-06-02T06:00");
        run.at("2023-06-01T23:00:00");

        assertTrue(settled.startsWith("LONG_TERM"));
        final Map<String, Supplier<String>> acts = new TreeMap<>();
        acts.put("REPEATED", () -> run.send(stay("S1")));
        acts.put("REVERSED", () -> run.send(Requests.reversal("V1", "P1", "2304", "S2")));
        acts.put(
                "L1 100.00=100.00+0.00+0.00+0.00",
                () -> run.send(UploadFrame.visit("U1", "P1", visit, "B1")
                        .line("L1", "100.00")
                        .encode()));
        acts.forEach((expected, act) -> assertEquals(expected, act.get()));

        assertEquals(DOWN, run.send(stay("S3").code("2303")), "a quote");
        assertEquals("ERROR DOWNTIME setl_id", run.send(Requests.refund("2305", "F1", "P1", settlementId)));
        assertEquals(DOWN, run.send(EncounterFrames.register("2201", "R2", "P1", PLACE)));
        assertEquals(DOWN, run.send(FilingFrames.file("G1", "P1", PLACE, request -> {})));
        assertEquals(DOWN, settle("B1", visit, SettlementMode.DIRECT));
        assertTrue(settle("B1", visit, SettlementMode.FULL_PAY).startsWith("NONE"));
    }

    @ParameterizedTest(name = "asked for {0} at {1}: {2}")
    @DisplayName("BJ-50: a list of the notices that are not over")
    @CsvSource({
        "'',     2023-06-01T12:00:00, '3: N1 910000 down, N2 910200 down, N3 110000 down'",
        "910100, 2023-06-01T12:00:00, 1: N1 910000 down",
        "910200, 2023-06-01T12:00:00, '2: N1 910000 down, N2 910200 down'",
        "910000, 2023-06-01T12:00:00, '2: N1 910000 down, N2 910200 down'",
        "310000, 2023-06-01T12:00:00, '0: '",
        "'',     2023-06-02T12:00:00, 1: N3 110000 down",
        "'',     2023-06-03T12:00:00, '0: '",
    })
    void shouldListWhatIsDownOrWillBe(final String place, final String moment, final String expected) {
        announce("N1", 910_000, "2023-06-01T22:00", "2023-06-02T06:00");
        announce("N2", 910_200, "2023-06-01T00:00", "2023-06-02T06:00");
        announce("N3", 110_000, "2023-06-02T22:00", "2023-06-03T06:00");
        run.at(moment);
        final long before = run.machine().stateHash();

        assertEquals(expected, run.send(Requests.notices("Q1", place)).replace(TEXT, "down"));
        assertEquals(before, run.machine().stateHash());
    }

    @Test
    void shouldListAHundredAndCountAll() {
        for (int i = 1; i <= NoticeQueryHandler.SHOWN_MAX + 3; i++) {
            announce("N" + i, 930_100, "2023-06-01T22:00", "2023-06-02T06:00");
        }
        final String all = run.send(Requests.notices("Q1", ""));

        assertTrue(all.startsWith("103: N1 ") && all.contains("N100 ") && !all.contains("N101 "), all);
    }

    @ParameterizedTest(name = "{0}, {1} to {2}: {3}")
    @DisplayName("BJ-50: a notice ahead, in force or known is taken, one that is over is not")
    @CsvSource({
        "N2, 2023-06-03T22:00, 2023-06-04T06:00, 'taken 1: '",
        "N2, 2023-05-31T22:00, 2023-06-01T00:01, 'taken 1: '",
        "N2, 2023-05-31T22:00, 2023-06-01T00:00, taken 0: 7 DOWNTIME_OVER end_time",
        "N1, 2023-05-31T22:00, 2023-05-31T23:00, 'taken 1: '",
    })
    void shouldTakeOrRefuseANotice(final String number, final String from, final String to, final String expected) {
        announce("N1", PLACE, "2023-06-01T00:00", "2023-06-02T06:00");

        assertEquals(expected, announce(number, PLACE, from, to));
    }

    @Test
    void shouldEndANoticeByItsNumber() {
        announce("N1", PLACE, "2023-06-01T00:00", "2023-06-02T06:00");
        run.at("2023-06-01T12:00:00");
        assertEquals(DOWN, run.send(stay("S1")));
        announce("N1", PLACE, "2023-06-01T00:00", "2023-06-01T11:00");

        assertTrue(run.send(stay("S1")).startsWith("LONG_TERM"));
    }

    @Test
    void shouldKeepSoManyNoticesUntilTheyAreOver() {
        for (int i = 1; i <= DowntimeTable.COUNT_MAX; i++) {
            assertEquals("taken 1: ", announce("N" + i, 930_100, "2023-06-01T22:00", "2023-06-02T06:00"));
        }
        assertEquals(
                "taken 0: 7 DOWNTIMES_FULL notice_no", announce("M1", PLACE, "2023-06-03T22:00", "2023-06-04T06:00"));
        run.cutOver("2023-06-03");
        assertEquals("taken 1: ", announce("M1", PLACE, "2023-06-03T22:00", "2023-06-04T06:00"));
        assertEquals(run.machine().stateHash(), run.restored().machine().stateHash());
    }

    private String announce(final String number, final int area, final String from, final String to) {
        return run.change(rows -> rows.onDowntime(7, new DowntimeRow(number, area, ms(from), ms(to), TEXT)))
                .reportText();
    }

    private long register(final String msgId) {
        run.send(EncounterFrames.register("2201", msgId, "P1", PLACE));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private String settle(final String batch, final long visit, final SettlementMode mode) {
        return run.send(
                EncounterFrames.settle("2207", "E" + ++messages, "P1", visit, batch, request -> request.mode(mode)));
    }

    private static SettleFrame stay(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("9000.00", "9000.00");
    }

    private static long ms(final String moment) {
        return LocalDateTime.parse(moment).toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
    }
}
