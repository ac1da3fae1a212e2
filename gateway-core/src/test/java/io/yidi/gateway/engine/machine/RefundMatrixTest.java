package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each state a settlement or a refund can be in when it is to be refunded or reversed, while its day is open and when
 * its keys are in the archive.
 */
class RefundMatrixTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final String BILL = Keys.msgId(DAY, 1);
    private static final String REFUND = Keys.msgId(DAY, 2);
    private static final String SETTLED = "LONG_TERM 600.00 of 600.00: 310100 0.00, personal 600.00";
    private static final String SETTLED_AFTER_IT = "LONG_TERM 400.00 of 600.00: 310100 120.00, personal 480.00";

    private final MachineRun run =
            new MachineRun(DAY.toString()).person("P1", 310, 970_200).person("P2", 310, 970_200);

    /** INV-9, INV-10: refunded once and exactly, however old the settlement is; what is not in force is refused. */
    @ParameterizedTest
    @CsvSource({
        // what came before, days later, the refund is answered, the bill then
        "BILL,                    0, REFUNDED,            REFUNDED",
        "BILL,                    3, REFUNDED,            REFUNDED",
        "BILL,                   30, REFUNDED,            REFUNDED",
        "BILL,                  460, REFUNDED,            REFUNDED",
        "BILL,                  461, SETTLEMENT_EXPIRED,  UNKNOWN",
        "BILL REVERSAL,           0, SETTLEMENT_REVERSED, REVERSED",
        "BILL REVERSAL,          30, SETTLEMENT_REVERSED, REVERSED",
        "BILL REFUND,             0, SETTLEMENT_REFUNDED, REFUNDED",
        "BILL REFUND,            30, SETTLEMENT_REFUNDED, REFUNDED",
        "BILL REFUND UNDO,        0, REFUNDED,            REFUNDED",
        "BILL REFUND UNDO,       30, REFUNDED,            REFUNDED",
        "BILL REFUND REVERSAL,    0, SETTLEMENT_REFUNDED, REFUNDED",
        "BILL REFUND UNDO REVERSAL, 0, SETTLEMENT_REVERSED, REVERSED"
    })
    void shouldRefundAsTheTableSays(
            final String before, final int daysLater, final String answer, final KeyState state) {
        prepare(before);
        final LocalDate today = DAY.plusDays(daysLater);
        run.cutOver(today.toString());

        final UnsafeBuffer refund = Requests.refund("2208", Keys.msgId(today, 99), "P1", 1);
        assertEquals(answer, first(run.send(refund)));
        assertEquals("REPEATED", run.send(refund));
        assertEquals(state, stateOf(bill(BILL).encode(), SettleRequestDecoder.TEMPLATE_ID));
        assertEquals(SETTLED, run.send(bill(Keys.msgId(today, 100))));
    }

    /** The refund undone, the settlement in force again with its recorded contributions; INV-10. */
    @ParameterizedTest
    @CsvSource({
        // what came before, days later, the reversal of the refund is answered, the refund then, the bill, in force
        "BILL REFUND,            0, REVERSED,                REVERSED, SETTLED,  true",
        "BILL REFUND,            3, REVERSED,                REVERSED, SETTLED,  true",
        "BILL REFUND,           30, REVERSED,                REVERSED, SETTLED,  true",
        "BILL REFUND UNDO,       0, REVERSED,                REVERSED, SETTLED,  true",
        "BILL REFUND UNDO,      30, REVERSED,                REVERSED, SETTLED,  true",
        "BILL REFUND UNDO REVERSAL, 0, REVERSED,             REVERSED, REVERSED, false",
        "BILL REFUND UNDO AGAIN, 0, REVERSED,                REVERSED, REFUNDED, false",
        "BILL REFUND REVERSAL,   0, REVERSED,                REVERSED, SETTLED,  true",
        "REFUND,                 0, NO_EFFECT,               REFUSED,  UNKNOWN,  false",
        "REFUND BILL,            0, NO_EFFECT,               REFUSED,  SETTLED,  true",
        "BILL,                   0, BLOCKED,                 BLOCKED,  SETTLED,  true",
        "BILL UNDO,              0, BLOCKED,                 BLOCKED,  SETTLED,  true",
        "BILL UNDO REFUND,       0, NO_EFFECT,               REFUSED,  SETTLED,  true",
        "BILL REVERSAL REFUND,   0, NO_EFFECT,               REFUSED,  REVERSED, false",
    })
    void shouldReverseARefundAsTheTableSays(
            final String before,
            final int daysLater,
            final String answer,
            final KeyState refundState,
            final KeyState billState,
            final boolean inForce) {
        prepare(before);
        final LocalDate today = DAY.plusDays(daysLater);
        run.cutOver(today.toString());

        final UnsafeBuffer undo = Requests.reversal(Keys.msgId(today, 99), "P1", "2208", REFUND);
        assertEquals(answer, run.send(undo));
        assertEquals("REPEATED", run.send(undo));
        assertEquals(refundState, stateOf(refund(), RefundRequestDecoder.TEMPLATE_ID));
        assertEquals(billState, stateOf(bill(BILL).encode(), SettleRequestDecoder.TEMPLATE_ID));
        assertEquals(inForce ? SETTLED_AFTER_IT : SETTLED, run.send(bill(Keys.msgId(today, 100))));
    }

    @ParameterizedTest
    @CsvSource({"BILL REFUND", "BILL REFUND UNDO"})
    void shouldRefuseToReverseAnothersRefund(final String before) {
        prepare(before);

        assertEquals(
                "REVERSAL_PERSON_DIFFERS psn_no",
                run.send(Requests.reversal(Keys.msgId(DAY, 99), "P2", "2208", REFUND)));
    }

    /** A refunded settlement is not undone on top of that. */
    @ParameterizedTest
    @CsvSource({"0", "3", "30", "460"})
    void shouldRefuseToReverseARefundedSettlement(final int daysLater) {
        prepare("BILL REFUND");
        final LocalDate today = DAY.plusDays(daysLater);
        run.cutOver(today.toString());

        assertEquals(
                "SETTLEMENT_REFUNDED omsgid", run.send(Requests.reversal(Keys.msgId(today, 99), "P1", "2207", BILL)));
        assertEquals(KeyState.REFUNDED, stateOf(bill(BILL).encode(), SettleRequestDecoder.TEMPLATE_ID));
    }

    /** A refund can be undone longer than its settlement's key is kept; nobody is asked about the key any more. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldUndoARefundOfASettlementWhoseKeyIsGone(final boolean undone) {
        prepare("BILL");
        final LocalDate refunded = DAY.plusDays(400);
        run.cutOver(refunded.toString());
        run.send(Requests.refund("2208", Keys.msgId(refunded, 1), "P1", 1));
        final LocalDate today = DAY.plusDays(461);
        run.cutOver(today.toString());

        if (undone) {
            assertEquals(
                    "REVERSED",
                    run.send(Requests.reversal(Keys.msgId(today, 1), "P1", "2208", Keys.msgId(refunded, 1))));
        }
        assertEquals("SETTLEMENT_EXPIRED setl_id", run.send(Requests.refund("2208", Keys.msgId(today, 2), "P1", 1)));
    }

    private void prepare(final String before) {
        for (final String step : before.split(" ", -1)) {
            switch (step) {
                case "BILL" -> run.send(bill(BILL));
                case "REVERSAL" -> run.send(Requests.reversal(Keys.msgId(DAY, 3), "P1", "2207", BILL));
                case "REFUND" -> run.send(refund());
                case "UNDO" -> run.send(Requests.reversal(Keys.msgId(DAY, 4), "P1", "2208", REFUND));
                default -> run.send(Requests.refund("2208", Keys.msgId(DAY, 5), "P1", 1));
            }
        }
    }

    private KeyState stateOf(final UnsafeBuffer request, final int templateId) {
        return run.machine().stateOf(request, KeyDescriptor.offsetIn(templateId));
    }

    private static UnsafeBuffer refund() {
        return Requests.refund("2208", REFUND, "P1", 1);
    }

    private static String first(final String answer) {
        return answer.split(" ", 2)[0];
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.outpatient().msgId(msgId).insuredPlace("970200").lines("600.00", "600.00");
    }
}
