package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.ResultClass;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request is executed once only because a key of a closed day is never new. */
class KeyDateTest {

    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";

    private final MachineRun run = new MachineRun("2023-06-10").person("P1", 310, 910_100);

    @ParameterizedTest
    @CsvSource({
        "2023-06-06, KEY_EXPIRED,    REFUSED,   20230606",
        "2022-01-01, KEY_EXPIRED,    REFUSED,   20220101",
        "2023-06-12, KEY_DATE_AHEAD, MALFORMED, 20230612"
    })
    void shouldDeclineAKeyOfADayThatIsNotOpen(
            final String day, final String code, final ResultClass resultClass, final String found) {
        final long before = run.machine().stateHash();

        assertEquals("ERROR " + code + " msgid", run.send(bill(Keys.msgId(day, 1))));
        final ErrorReplyDecoder error = Answers.error(new UnsafeBuffer(run.lastReply()));
        assertEquals(resultClass, error.resultClass());
        assertEquals(7, error.correlationId());
        assertEquals(Keys.msgId(day, 1), error.msgId());
        assertEquals(found, error.found());
        assertEquals(
                "ERROR " + code + " msgid",
                run.send(Requests.reversal(Keys.msgId(day, 2), "P1", "2304", Keys.msgId("2023-06-10", 1))));
        assertEquals(before, run.machine().stateHash());
        assertEquals(0, run.bodies().size(), "nothing is recorded");
        assertEquals(KeyState.UNKNOWN, stateOf(Keys.msgId(day, 1)));
    }

    @ParameterizedTest
    @CsvSource({"2023-06-07", "2023-06-10", "2023-06-11"})
    void shouldTakeAKeyOfAnOpenDay(final String day) {
        assertEquals(SETTLED, run.send(bill(Keys.msgId(day, 1))));
        assertEquals("REPEATED", run.send(bill(Keys.msgId(day, 1))));
    }

    @Test
    void shouldTakeAKeyThatWasAheadWhenItsDayHasCome() {
        assertEquals("ERROR KEY_DATE_AHEAD msgid", run.send(bill(Keys.msgId("2023-06-12", 1))));
        run.cutOver("2023-06-11");

        assertEquals(SETTLED, run.send(bill(Keys.msgId("2023-06-12", 1))));
    }

    @Test
    void shouldRepeatAndCompareAKeyOfAClosedDay() {
        final String msgId = Keys.msgId("2023-06-10", 1);
        run.send(bill("M1").personNo("P9"));
        run.send(bill(msgId));
        run.cutOver("2024-06-10");

        final Outcome outcome = run.execute(bill(msgId).encode());
        assertEquals(Outcome.Kind.REPEATED, outcome.kind());
        assertEquals(2, outcome.storedPosition());
        assertEquals(
                Outcome.Kind.CONFLICTING,
                run.execute(bill(msgId).diagnosis("I11").encode()).kind());
        assertEquals(2, run.machine().positionOf(bill(msgId).encode(), KeyDescriptor.offsetIn(1)));
        assertEquals(KeyState.SETTLED, stateOf(msgId));
    }

    @Test
    void shouldQuoteWhateverTheDate() {
        assertEquals(SETTLED, run.send(bill(Keys.msgId("2020-01-01", 1)).code("2303")));
    }

    @Test
    void shouldHashAReversalOfAClosedDay() {
        final String msgId = Keys.msgId("2023-06-10", 1);
        run.send(bill(msgId));
        run.cutOver("2023-07-10");
        final MachineRun restored = run.restored();
        run.send(Requests.reversal("R1", "P1", "2304", msgId));

        assertNotEquals(restored.machine().stateHash(), run.machine().stateHash());
        restored.send(Requests.reversal("R1", "P1", "2304", msgId));
        assertEquals(restored.machine().stateHash(), run.machine().stateHash());
        assertEquals(KeyState.REVERSED, stateOf(msgId));
    }

    @Test
    void shouldBoundUndatedKeys() {
        final MachineRun small = new MachineRun("2023-06-10", 3).person("P1", 310, 910_100);
        assertEquals(SETTLED, small.send(bill("M1")));
        assertEquals("BLOCKED", small.send(Requests.reversal("R1", "P1", "2304", "M2")));

        assertEquals("ERROR UNDATED_KEYS_FULL msgid", small.send(bill("M3")));
        assertEquals("ERROR UNDATED_KEYS_FULL msgid", small.send(Requests.reversal("R2", "P1", "2304", "M1")));
        assertEquals(
                "ERROR UNDATED_KEYS_FULL omsgid",
                small.send(Requests.reversal(Keys.msgId("2023-06-10", 1), "P1", "2304", "M3")));
        assertEquals("REPEATED", small.send(bill("M1")));
        assertEquals("REVERSED", small.send(Requests.reversal(Keys.msgId("2023-06-10", 1), "P1", "2304", "M1")));
    }

    /** A key that a reversal blocked has its place; its request is refused, however full the institution is. */
    @Test
    void shouldRefuseABlockedRequestThoughThereIsNoRoomForAnother() {
        final MachineRun small = new MachineRun("2023-06-10", 2).person("P1", 310, 910_100);
        assertEquals("BLOCKED", small.send(Requests.reversal("R1", "P1", "2304", "M1")));

        assertEquals("ERROR UNDATED_KEYS_FULL msgid", small.send(bill("M2")));
        assertEquals("BLOCKED_BY_REVERSAL msgid", small.send(bill("M1")));
    }

    private KeyState stateOf(final String msgId) {
        return run.machine().stateOf(bill(msgId).encode(), KeyDescriptor.offsetIn(1));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
