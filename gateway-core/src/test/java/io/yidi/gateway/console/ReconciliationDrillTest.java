package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledDays;
import io.yidi.gateway.reconciled.ThreeSides;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BJ-35d: every level of a day comes to the same fen. */
class ReconciliationDrillTest {

    @Test
    void shouldAddUpToTheLevelAboveWhateverIsChosen() {
        final ReconciledDay day = ReconciledDays.day("2026-11-20", 4, 9);
        assertEquals(day.totals(), below(day, List.of()));
    }

    @Test
    void shouldAddUpWhatIsBeyondTheBoundInOneRow() {
        final ReconciliationDrill drill =
                new ReconciliationDrill(ReconciledDays.day("2026-11-20", 1_200, 9), List.of());
        final List<ReconciliationDrill.Row> rows = drill.rows();
        assertEquals(ReconciliationDrill.ROWS_MAX, rows.size());
        assertEquals("*", rows.get(rows.size() - 1).key());
        assertEquals(9, rows.get(0).differences(), "what differs comes first");
        assertEquals(drill.day().totals(), sum(rows));
        assertEquals(drill.day().totals(), drill.sum().sides());
    }

    @Test
    void shouldShowTheDifferencesBelowWhatWasChosen() {
        final ReconciledDay day = ReconciledDays.day("2026-11-20", 2, 9);
        assertEquals(
                9,
                new ReconciliationDrill(day, List.of("H11010500001", "120000"))
                        .differences()
                        .size());
        assertEquals(List.of(), new ReconciliationDrill(day, List.of("H11010500001", "410800")).differences());
    }

    /** The sum of the rows below, each of which is the sum of its own rows. */
    private static ThreeSides below(final ReconciledDay day, final List<String> path) {
        final ReconciliationDrill drill = new ReconciliationDrill(day, path);
        assertTrue(!drill.rows().isEmpty());
        assertEquals(drill.sum().sides(), sum(drill.rows()), path::toString);
        if (path.size() < 3) {
            for (final ReconciliationDrill.Row row : drill.rows()) {
                final List<String> next = new ArrayList<>(path);
                next.add(row.key());
                assertEquals(row.sides(), below(day, next), next::toString);
            }
        }
        return sum(drill.rows());
    }

    private static ThreeSides sum(final List<ReconciliationDrill.Row> rows) {
        return rows.stream().map(ReconciliationDrill.Row::sides).reduce(ThreeSides.NONE, ThreeSides::plus);
    }
}
