package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.KeyDescriptor;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each state an original can be in, on its own day, while its day is still open, and when its keys are in the archive.
 */
class ReversalMatrixTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final String ORIGINAL = Keys.msgId(DAY, 1);
    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";

    private final MachineRun run =
            new MachineRun(DAY.toString()).person("P1", 310, 910_100).person("P2", 310, 910_100);

    /** What happened to the original before. */
    enum Original {
        SETTLED,
        REVERSED,
        REFUSED,
        UNKNOWN,
        BLOCKED,
        ANOTHERS
    }

    /** INV-9, INV-10: taken back once and exactly, however old the original is. */
    @ParameterizedTest
    @CsvSource({
        // original, days later, the reversal is answered, the original sent again is answered, its state
        "SETTLED,     0, REVERSED,                       REPEATED,                   REVERSED",
        "SETTLED,     3, REVERSED,                       REPEATED,                   REVERSED",
        "SETTLED,    30, REVERSED,                       REPEATED,                   REVERSED",
        "SETTLED,   460, REVERSED,                       REPEATED,                   REVERSED",
        "SETTLED,   461, ERROR KEY_EXPIRED omsgid,       ERROR KEY_EXPIRED msgid,    UNKNOWN",
        "REVERSED,    0, REVERSED,                       REPEATED,                   REVERSED",
        "REVERSED,    3, REVERSED,                       REPEATED,                   REVERSED",
        "REVERSED,   30, REVERSED,                       REPEATED,                   REVERSED",
        "REFUSED,     0, NO_EFFECT,                      REPEATED,                   REFUSED",
        "REFUSED,     3, NO_EFFECT,                      REPEATED,                   REFUSED",
        "REFUSED,    30, NO_EFFECT,                      REPEATED,                   REFUSED",
        "UNKNOWN,     0, BLOCKED,                        BLOCKED_BY_REVERSAL msgid,  REFUSED",
        "UNKNOWN,     3, BLOCKED,                        BLOCKED_BY_REVERSAL msgid,  REFUSED",
        "UNKNOWN,    30, BLOCKED,                        ERROR KEY_EXPIRED msgid,    UNKNOWN",
        "UNKNOWN,    -2, ERROR KEY_DATE_AHEAD omsgid,    ERROR KEY_DATE_AHEAD msgid, UNKNOWN",
        "BLOCKED,     0, BLOCKED,                        BLOCKED_BY_REVERSAL msgid,  REFUSED",
        "BLOCKED,     3, BLOCKED,                        BLOCKED_BY_REVERSAL msgid,  REFUSED",
        "BLOCKED,    30, BLOCKED,                        ERROR KEY_EXPIRED msgid,    BLOCKED",
        "ANOTHERS,    0, REVERSAL_PERSON_DIFFERS psn_no, REPEATED,                   SETTLED",
        "ANOTHERS,   30, REVERSAL_PERSON_DIFFERS psn_no, REPEATED,                   SETTLED"
    })
    void shouldReverseAsTheTableSays(
            final Original original,
            final int daysLater,
            final String answer,
            final String again,
            final KeyState state) {
        final LocalDate today = DAY.plusDays(daysLater);
        final MachineRun machine = daysLater < 0 ? new MachineRun(today.toString()) : run;
        prepare(machine, original);
        machine.cutOver(today.toString());

        final UnsafeBuffer reversal = reversal(Keys.msgId(today, 99));
        assertEquals(answer, machine.send(reversal));
        if (answer.startsWith("ERROR")) {
            assertEquals(answer, machine.send(reversal), "nothing was recorded, so it is decided again");
        } else {
            assertBooked(machine, answer, today);
            assertEquals("REPEATED", machine.send(reversal));
            assertEquals(
                    Outcome.Kind.CONFLICTING,
                    machine.execute(otherContent(today)).kind());
        }
        assertEquals(again, machine.send(bill(original)));
        assertEquals(state, machine.machine().stateOf(bill(original).encode(), KeyDescriptor.offsetIn(1)));
    }

    /** INV-10: the counters are where they would be without the bill. */
    @ParameterizedTest
    @CsvSource({"0", "3", "30", "460"})
    void shouldGiveBackTheDeductibleOfAnOriginalOfAnyAge(final int daysLater) {
        run.send(bill(Original.SETTLED));
        final LocalDate today = DAY.plusDays(daysLater);
        run.cutOver(today.toString());

        run.send(reversal(Keys.msgId(today, 1)));
        run.send(reversal(Keys.msgId(today, 2)));
        assertEquals(
                SETTLED, run.send(bill(Original.SETTLED).msgId(Keys.msgId(today, 3))), "taken back once, not twice");
    }

    private static void prepare(final MachineRun run, final Original original) {
        switch (original) {
            case SETTLED, REFUSED, ANOTHERS -> run.send(bill(original));
            case REVERSED -> {
                run.send(bill(original));
                run.send(Requests.reversal(Keys.msgId(DAY, 2), "P1", "2304", ORIGINAL));
            }
            case BLOCKED -> run.send(Requests.reversal(Keys.msgId(DAY, 2), "P1", "2304", ORIGINAL));
            default -> {
                // Nothing came before.
            }
        }
    }

    private static UnsafeBuffer reversal(final String msgId) {
        return Requests.reversal(msgId, "P1", "2304", ORIGINAL);
    }

    private static UnsafeBuffer otherContent(final LocalDate today) {
        return Requests.reversal(Keys.msgId(today, 99), "P1", "2207", ORIGINAL);
    }

    private static void assertBooked(final MachineRun run, final String answer, final LocalDate today) {
        final UnsafeBuffer reply = new UnsafeBuffer(run.lastReply());
        assertEquals(
                today.toEpochDay(),
                answer.contains(" ")
                        ? Answers.refusal(reply).businessDay()
                        : Answers.reversal(reply).businessDay());
    }

    private static SettleFrame bill(final Original original) {
        return SettleFrame.inpatient()
                .msgId(ORIGINAL)
                .personNo(original == Original.ANOTHERS ? "P2" : "P1")
                .insuredPlace(original == Original.REFUSED ? "990000" : "910100")
                .bill("25000.00", "23456.78");
    }
}
