package io.yidi.gateway.engine.suspicion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.VisitTable;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.SuspicionRules;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TJ-3.3b, AMB-15: where each mark begins and ends; settlements of one person at Shijiazhuang and Tangshan. */
class SuspicionDecisionTest {

    private static final int HERE = 130_102;
    private static final int ELSEWHERE = 130_203;
    private static final int WITHIN_DAYS = 30;
    private static final int SETTLED = 200;
    private static final int PERSON = 0;

    private final VisitTable visits = new VisitTable();
    private final SuspicionDecision decision = new SuspicionDecision(visits);
    private int settlements;

    @AfterEach
    void close() {
        visits.close();
    }

    @ParameterizedTest(name = "{0} from {1} to {2} during {3} from {4} to {5}: {6}")
    @CsvSource({
        "visit, 10, 10, stay, 10, 20, true",
        "visit, 19, 19, stay, 10, 20, true",
        "visit, 20, 20, stay, 10, 20, false",
        "visit, 9, 9, stay, 10, 20, false",
        "visit, 10, 10, visit, 10, 10, false",
        "stay, 10, 20, stay, 19, 25, true",
        "stay, 10, 20, stay, 20, 25, false",
        "stay, 10, 20, stay, 5, 10, false",
        "stay, 10, 20, stay, 5, 11, true"
    })
    void shouldMarkCareOnADayOfAStayElsewhere(
            final String kind,
            final int first,
            final int last,
            final String otherKind,
            final int otherFirst,
            final int otherLast,
            final boolean isMarked) {
        final SuspicionRules rules = new SuspicionRules(0, 0, true, false, "");
        final int expected = isMarked ? Suspicion.DURING_STAY.bit() : 0;

        add(ELSEWHERE, first, last, SETTLED - 1, kind.equals("stay"));
        assertEquals(expected, decide(rules, otherFirst, otherLast, otherKind.equals("stay")));
        visits.inForce(PERSON, settlements, false);
        add(ELSEWHERE, otherFirst, otherLast, SETTLED - 1, otherKind.equals("stay"));
        assertEquals(expected, decide(rules, first, last, kind.equals("stay")), "whichever is settled first");
        assertEquals(isMarked ? settlements : 0, decision.withSettlementId());
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void shouldCountChangesOfPlaceWithinTheWindow(final int daysAgo, final boolean isMarked) {
        add(ELSEWHERE, 1, 1, SETTLED - daysAgo, false);

        assertEquals(
                isMarked ? Suspicion.ROUND_TRIPS.bit() : 0,
                decide(new SuspicionRules(1, WITHIN_DAYS, false, false, ""), 50, 50, false));
    }

    @Test
    void shouldCountNoChangesWhereTheRegionAsksForNone() {
        add(ELSEWHERE, 1, 1, SETTLED, false);

        assertEquals(
                Suspicion.SAME_DAY.bit(), decide(new SuspicionRules(0, WITHIN_DAYS, false, true, ""), 50, 50, false));
    }

    @ParameterizedTest
    @CsvSource({"63, true", "64, false"})
    void shouldLookBackAtSoManySettlements(final int later, final boolean isMarked) {
        assertEquals(64, SuspicionDecision.LOOK_BACK_MAX);
        add(ELSEWHERE, 1, 1, SETTLED, false);
        for (int i = 0; i < later; i++) {
            add(HERE, 1, 1, SETTLED, false);
        }

        assertEquals(
                isMarked ? Suspicion.SAME_DAY.bit() : 0,
                decide(new SuspicionRules(0, 0, false, true, ""), 50, 50, false));
    }

    private void add(
            final int place, final int firstEpochDay, final int lastEpochDay, final int settled, final boolean isStay) {
        settlements++;
        visits.add(PERSON, settlements, place, firstEpochDay, lastEpochDay, settled, isStay);
    }

    /** What is found about a settlement at the first place. */
    private int decide(
            final SuspicionRules rules, final int firstEpochDay, final int lastEpochDay, final boolean isStay) {
        final FilingRulesBuilder builder = new FilingRulesBuilder();
        builder.suspicion = rules;
        final RegionPolicy region = builder.region(new DiseaseCatalogue(List.of(), List.of()));
        decision.decide(region, PERSON, HERE, firstEpochDay, lastEpochDay, SETTLED, isStay);
        return decision.kinds();
    }
}
