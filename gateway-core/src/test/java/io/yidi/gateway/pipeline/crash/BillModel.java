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

    /** What a client may send. */
    enum Step {
        ORIGINAL,
        REPEAT_OF_ORIGINAL,
        REVERSAL,
        REPEAT_OF_REVERSAL,
        QUERY
    }

    private final int number;
    private TransactionState state = TransactionState.NOT_FOUND;
    private UnsafeBuffer billAnswer;
    private UnsafeBuffer reversalAnswer;

    BillModel(final int number) {
        this.number = number;
    }

    BillModel(final BillModel other) {
        number = other.number;
        state = other.state;
        billAnswer = other.billAnswer;
        reversalAnswer = other.reversalAnswer;
    }

    /** The command of a step. A repeat differs from what it repeats in nothing that counts. */
    Command command(final Step step) {
        return switch (step) {
            case ORIGINAL -> Command.bill("M" + number, number);
            case REPEAT_OF_ORIGINAL -> Command.billAgain("M" + number, number);
            case REVERSAL, REPEAT_OF_REVERSAL -> Command.reversal("R" + number, number, "M" + number);
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
    }

    private void expectReversal(final RoundRun.Answer answer, final String where) {
        if (reversalAnswer != null) {
            assertEquals(Expectation.repeated(reversalAnswer, answer.command()), answer.reply(), where);
            return;
        }
        final boolean settled = state == TransactionState.SETTLED;
        assertEquals(settled ? "REVERSED" : "BLOCKED", Answers.text(answer.reply()), where);
        state = settled ? TransactionState.REVERSED : TransactionState.BLOCKED;
        reversalAnswer = answer.reply();
    }
}
