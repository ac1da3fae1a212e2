package io.yidi.gateway.policy.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.policy.plane.KeyedRows.Row;
import io.yidi.protocol.code.PersonStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A table finds for every bill what a look at all of its rows finds. */
class KeyedRowsTest {

    private static final int TABLES = 3_000;
    private static final int BILLS = 60;
    private static final int LEVELS = 6;
    private static final int AGES = 230;

    private final SplittableRandom random = new SplittableRandom(20_261_123);
    private int named;

    @Test
    void shouldFindWhatALookAtAllRowsFinds() {
        for (int table = 0; table < TABLES; table++) {
            named = random.nextInt(1 << 6);
            final List<Row<Integer>> rows = rows();
            final KeyedRows<Integer> keyed = KeyedRows.of(rows);
            for (int bill = 0; bill < BILLS; bill++) {
                final BenefitContext context = context();
                assertEquals(byLook(rows, context), keyed.find(context), () -> rows.toString());
                assertEquals(keyed.find(context), KeyedRows.unnumbered(rows).find(context));
            }
        }
    }

    @Test
    void shouldFindInATableThatTellsTooMuchApartToBeNumbered() {
        named = (1 << 6) - 1;
        final List<Row<Integer>> rows = rows();
        while (new ContextGrid(rows.toArray(new Row<?>[0])).cellCount() != 0) {
            rows.add(new Row<>(selector(), rows.size()));
        }
        final KeyedRows<Integer> keyed = KeyedRows.of(rows);
        for (int bill = 0; bill < TABLES; bill++) {
            final BenefitContext context = context();
            assertEquals(byLook(rows, context), keyed.find(context));
        }
    }

    @Test
    void shouldFindNothingWhereNoRowMatches() {
        assertNull(KeyedRows.of(List.<Row<Integer>>of()).find(context()));
        assertNull(KeyedRows.ofAll(1).find(context().set(0, null, Selector.AGE_OPEN, null, null, null, 0)));
        assertNull(KeyedRows.ofAll(1).find(context().set(0, null, -1, null, null, null, 0)));
        assertEquals(1, KeyedRows.ofAll(1).find(context().set(-1, null, 0, null, null, null, 0)));
    }

    private List<Row<Integer>> rows() {
        final List<Row<Integer>> rows = new ArrayList<>();
        final int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            rows.add(new Row<>(selector(), i));
        }
        return rows;
    }

    private Selector selector() {
        final int from = isNamed(1) ? random.nextInt(3) * 30 : 0;
        final int to = isNamed(1) && random.nextBoolean() ? from + 30 : Selector.AGE_OPEN;
        return new Selector(
                isNamed(0) ? random.nextInt(LEVELS) : Selector.ANY_LEVEL,
                isNamed(2) ? any(PersonStatus.values()) : null,
                from,
                to,
                isNamed(3) ? any(AssistanceClass.values()) : null,
                isNamed(4) ? any(ContributionGrade.values()) : null,
                isNamed(5) ? any(BenefitCategory.values()) : null);
    }

    private boolean isNamed(final int key) {
        return (named >> key & 1) == 1 && random.nextBoolean();
    }

    private BenefitContext context() {
        return new BenefitContext()
                .set(
                        random.nextInt(LEVELS + 3) - 1,
                        orNull(PersonStatus.values()),
                        random.nextInt(AGES) - 5,
                        orNull(AssistanceClass.values()),
                        orNull(ContributionGrade.values()),
                        orNull(BenefitCategory.values()),
                        random.nextInt(2));
    }

    private <E> E any(final E[] values) {
        return values[random.nextInt(values.length)];
    }

    private <E> E orNull(final E[] values) {
        return random.nextInt(8) == 0 ? null : any(values);
    }

    private static Integer byLook(final List<Row<Integer>> rows, final BenefitContext context) {
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> -row.selector().specificity()))
                .filter(row -> row.selector().matches(context))
                .map(Row::value)
                .findFirst()
                .orElse(null);
    }
}
