package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.KeyDescriptor;
import org.junit.jupiter.api.Test;

/**
 * Every order in which a bill, its reversal, a second reversal, a changed bill and a query can arrive, resent or not,
 * up to a length, against a model of a few lines.
 */
class InterleavingTest {

    private static final int LENGTH_MAX = Portion.isAll() ? 5 : 3;
    private static final int EMPLOYEE = 310;
    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";
    private static final String SETTLED_AFTER_IT =
            "LONG_TERM 400.00 of 25000.00: 310100 19598.26, 330100 0.00, personal 5401.74";

    private enum Step {
        ORIGINAL,
        CHANGED_ORIGINAL,
        REVERSAL,
        SECOND_REVERSAL,
        QUERY
    }

    private final MachineRun run = new MachineRun("2023-06-01");
    private int orders;

    @Test
    void shouldAnswerEveryOrderAsTheModelDoes() {
        int expected = 0;
        for (int length = 1; length <= LENGTH_MAX; length++) {
            tryAll(new Step[length], 0);
            expected = (expected + 1) * Step.values().length;
        }
        assertEquals(expected, orders);
    }

    private void tryAll(final Step[] order, final int at) {
        if (at == order.length) {
            orders++;
            play(order);
            return;
        }
        for (final Step step : Step.values()) {
            order[at] = step;
            tryAll(order, at + 1);
        }
    }

    private void play(final Step[] order) {
        final String id = Integer.toString(orders);
        run.person("P" + id, EMPLOYEE, 910_100);
        final Model model = new Model();
        for (final Step step : order) {
            assertEquals(model.answer(step), send(step, id), () -> String.join(", ", names(order)));
        }
        final boolean inForce = model.original == KeyState.SETTLED;
        assertEquals(
                inForce ? SETTLED_AFTER_IT : SETTLED,
                run.send(bill("PROBE" + id, id)),
                () -> "counters after " + String.join(", ", names(order)));
    }

    private String send(final Step step, final String id) {
        return switch (step) {
            case ORIGINAL -> run.send(bill("M" + id, id));
            case CHANGED_ORIGINAL -> run.send(bill("M" + id, id).diagnosis("I11"));
            case REVERSAL -> run.send(Requests.reversal("R" + id, "P" + id, "2304", "M" + id));
            case SECOND_REVERSAL -> run.send(Requests.reversal("S" + id, "P" + id, "2304", "M" + id));
            case QUERY ->
                run.machine()
                        .stateOf(bill("M" + id, id).encode(), KeyDescriptor.offsetIn(1))
                        .name();
        };
    }

    private static SettleFrame bill(final String msgId, final String id) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + id).bill("25000.00", "23456.78");
    }

    private static String[] names(final Step[] order) {
        final String[] names = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            names[i] = order[i].name();
        }
        return names;
    }

    /** What should happen, told by what became of the three keys. */
    private static final class Model {

        private KeyState original = KeyState.UNKNOWN;
        private Step decidedBy;
        private boolean reversed;
        private boolean reversedAgain;

        String answer(final Step step) {
            return switch (step) {
                case ORIGINAL, CHANGED_ORIGINAL -> bill(step);
                case REVERSAL -> {
                    final boolean repeat = reversed;
                    reversed = true;
                    yield repeat ? "REPEATED" : reverse();
                }
                case SECOND_REVERSAL -> {
                    final boolean repeat = reversedAgain;
                    reversedAgain = true;
                    yield repeat ? "REPEATED" : reverse();
                }
                case QUERY -> original.name();
            };
        }

        private String bill(final Step step) {
            if (decidedBy != null) {
                return decidedBy == step ? "REPEATED" : "CONFLICTING";
            }
            decidedBy = step;
            if (original == KeyState.BLOCKED) {
                original = KeyState.REFUSED;
                return "BLOCKED_BY_REVERSAL msgid";
            }
            original = KeyState.SETTLED;
            return SETTLED;
        }

        private String reverse() {
            return switch (original) {
                case UNKNOWN -> {
                    original = KeyState.BLOCKED;
                    yield "BLOCKED";
                }
                case SETTLED -> {
                    original = KeyState.REVERSED;
                    yield "REVERSED";
                }
                case REVERSED, BLOCKED -> original.name();
                default -> "NO_EFFECT";
            };
        }
    }
}
