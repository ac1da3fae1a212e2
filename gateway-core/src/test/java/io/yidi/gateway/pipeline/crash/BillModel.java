package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Answers;
import io.yidi.protocol.sbe.TransactionState;
import org.agrona.concurrent.UnsafeBuffer;

/** What should become of one bill of one person, told in a few lines. */
final class BillModel {

    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";
    private static final String SETTLED_AFTER_IT =
            "LONG_TERM 400.00 of 25000.00: 310100 19598.26, 330100 0.00, personal 5401.74";

    private static final String REFUNDED =
            "REFUNDED -800.00 of -25000.00: 310100 -18298.26, 330100 0.00, personal -6701.74 sequential";
    private static final long NEVER_GIVEN_OUT = 4_000_000_000L;

    /** What a client may send. */
    enum Step {
        ORIGINAL,
        REPEAT_OF_ORIGINAL,
        REVERSAL,
        REPEAT_OF_REVERSAL,
        REFUND,
        REVERSAL_OF_REFUND,
        QUERY
    }

    private final int number;
    private TransactionState state = TransactionState.NOT_FOUND;
    private UnsafeBuffer billAnswer;
    private UnsafeBuffer reversalAnswer;
    private TransactionState refundState = TransactionState.NOT_FOUND;
    private UnsafeBuffer refundAnswer;
    private UnsafeBuffer undoAnswer;
    private long refundedId = NEVER_GIVEN_OUT;

    BillModel(final int number) {
        this.number = number;
    }

    BillModel(final BillModel other) {
        number = other.number;
        state = other.state;
        billAnswer = other.billAnswer;
        reversalAnswer = other.reversalAnswer;
        refundState = other.refundState;
        refundAnswer = other.refundAnswer;
        undoAnswer = other.undoAnswer;
        refundedId = other.refundedId;
    }

    /** The command of a step. A repeat differs from what it repeats in nothing that counts. */
    Command command(final Step step) {
        return switch (step) {
            case ORIGINAL -> Command.bill("M" + number, number);
            case REPEAT_OF_ORIGINAL -> Command.billAgain("M" + number, number);
            case REVERSAL, REPEAT_OF_REVERSAL -> Command.reversal("R" + number, number, "M" + number);
            case REFUND -> Command.refund("F" + number, number, refundedId);
            case REVERSAL_OF_REFUND -> Command.reversalOfRefund("V" + number, number, "F" + number);
            case QUERY -> query();
        };
    }

    Command query() {
        return Command.query("2304", "M" + number);
    }

    Command quote() {
        return Command.quote(number);
    }

    /** Compares the answer of a step and takes the step. */
    void expect(final Step step, final RoundRun.Answer answer, final String where) {
        switch (step) {
            case ORIGINAL, REPEAT_OF_ORIGINAL -> expectBill(answer, where);
            case REVERSAL, REPEAT_OF_REVERSAL -> expectReversal(answer, where);
            case REFUND -> expectRefund(answer, where);
            case REVERSAL_OF_REFUND -> expectUndo(answer, where);
            default -> expectState(answer);
        }
    }

    /** Compares what a query tells. */
    void expectState(final RoundRun.Answer answer) {
        assertEquals("STATE " + state, Answers.text(answer.reply()));
        if (billAnswer != null) {
            assertEquals(billAnswer, Expectation.handedOut(answer.reply()));
        }
    }

    /** Compares a quote: it shows whether the deductible of a first stay is used up. */
    void expectCounters(final RoundRun.Answer answer) {
        assertEquals(state == TransactionState.SETTLED ? SETTLED_AFTER_IT : SETTLED, Answers.text(answer.reply()));
    }

    private void expectBill(final RoundRun.Answer answer, final String where) {
        if (billAnswer != null) {
            assertEquals(Expectation.repeated(billAnswer, answer.command()), answer.reply(), where);
            return;
        }
        final boolean blocked = state == TransactionState.BLOCKED;
        assertEquals(blocked ? "BLOCKED_BY_REVERSAL msgid" : SETTLED, Answers.text(answer.reply()), where);
        state = blocked ? TransactionState.REFUSED : TransactionState.SETTLED;
        billAnswer = answer.reply();
        if (!blocked && refundAnswer == null) {
            refundedId = Answers.split(billAnswer).settlementId();
        }
    }

    private void expectReversal(final RoundRun.Answer answer, final String where) {
        if (reversalAnswer != null) {
            assertEquals(Expectation.repeated(reversalAnswer, answer.command()), answer.reply(), where);
            return;
        }
        final String text = Answers.text(answer.reply());
        switch (state) {
            case SETTLED -> {
                assertEquals("REVERSED", text, where);
                state = TransactionState.REVERSED;
            }
            case REFUNDED -> assertEquals("SETTLEMENT_REFUNDED omsgid", text, where);
            default -> {
                assertEquals("BLOCKED", text, where);
                state = TransactionState.BLOCKED;
            }
        }
        reversalAnswer = answer.reply();
    }

    private void expectRefund(final RoundRun.Answer answer, final String where) {
        if (refundAnswer != null) {
            assertEquals(Expectation.repeated(refundAnswer, answer.command()), answer.reply(), where);
            return;
        }
        final String expected = refundState == TransactionState.BLOCKED
                ? "BLOCKED_BY_REVERSAL msgid"
                : switch (state) {
                    case SETTLED -> REFUNDED;
                    case REVERSED -> "SETTLEMENT_REVERSED setl_id";
                    default -> "SETTLEMENT_NOT_FOUND setl_id";
                };
        assertEquals(expected, Answers.text(answer.reply()), where);
        final boolean refunded = expected.equals(REFUNDED);
        refundState = refunded ? TransactionState.DONE : TransactionState.REFUSED;
        state = refunded ? TransactionState.REFUNDED : state;
        refundAnswer = answer.reply();
    }

    private void expectUndo(final RoundRun.Answer answer, final String where) {
        if (undoAnswer != null) {
            assertEquals(Expectation.repeated(undoAnswer, answer.command()), answer.reply(), where);
            return;
        }
        final String text = Answers.text(answer.reply());
        switch (refundState) {
            case DONE -> {
                assertEquals("REVERSED", text, where);
                refundState = TransactionState.REVERSED;
                state = TransactionState.SETTLED;
            }
            case REFUSED -> assertEquals("NO_EFFECT", text, where);
            default -> {
                assertEquals("BLOCKED", text, where);
                refundState = TransactionState.BLOCKED;
            }
        }
        undoAnswer = answer.reply();
    }
}
