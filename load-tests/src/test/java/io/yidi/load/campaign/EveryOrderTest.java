package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every order of two bills, their refunds and all reversals, answered by {@link PlainDesk}, held against the model. */
class EveryOrderTest {

    private static final int LENGTH_MAX = 7;

    private int orders;
    private int found;

    @Test
    void shouldExplainEveryAnswerOfADeskThatKeepsTheRules() throws IOException {
        tryAll(new ArrayList<>(), Optional.empty());

        assertTrue(orders > 10_000, "found only " + orders);
    }

    /** What the fault changes in an answer or in the counters is a break; what it does not change is none. */
    @ParameterizedTest
    @EnumSource
    void shouldFindEveryOrderInWhichAFaultShows(final PlainDesk.Fault fault) throws IOException {
        tryAll(new ArrayList<>(), Optional.of(fault));

        assertTrue(found > 0, "found no order in which it shows");
    }

    private void tryAll(final List<PlainDesk.Act> acts, final Optional<PlainDesk.Fault> fault) throws IOException {
        if (!acts.isEmpty()) {
            tryOne(acts, fault);
        }
        if (acts.size() == LENGTH_MAX) {
            return;
        }
        for (final PlainDesk.Act next : PlainDesk.possibleAfter(acts)) {
            acts.add(next);
            tryAll(acts, fault);
            acts.remove(acts.size() - 1);
        }
    }

    private void tryOne(final List<PlainDesk.Act> acts, final Optional<PlainDesk.Fault> fault) throws IOException {
        final PlainDesk sound = PlainDesk.after(acts, Optional.empty());
        final PlainDesk desk = PlainDesk.after(acts, fault);
        final List<String> breaks = new AccumulatorCheck(PlainDesk.OPENING_FEN, desk.answers(), desk)
                .compare(desk)
                .breaks();
        orders++;
        if (desk.isLike(sound)) {
            assertEquals(List.of(), breaks, acts.toString());
        } else {
            found++;
            assertFalse(breaks.isEmpty(), () -> fault + " does not show in " + acts + ": " + desk.answers());
        }
    }
}
