package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.PersonStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * 情形编号: numbers the bills that the rows of a table can tell apart, so that a bill's row is found without a look at the
 * others. A key that no row names does not count. Immutable; {@link #cellOf} allocates nothing.
 */
final class ContextGrid {

    /** The bill has no number: its row has to be searched. */
    static final int OUTSIDE = -1;

    /** Most numbers; the bills of a table that tells more apart have none. */
    static final int CELLS_MAX = 1_024;

    private final int levels;
    private final int[] ageEdges;
    private final int levelStep;
    private final int ageStep;
    private final int statusStep;
    private final int assistanceStep;
    private final int gradeStep;
    private final int categoryStep;
    private final int cellCount;

    /** Takes up the keys that some row names. */
    ContextGrid(final List<Selector> selectors) {
        levels = selectors.stream().mapToInt(Selector::level).max().orElse(Selector.ANY_LEVEL) + 1;
        ageEdges = selectors.stream()
                .flatMapToInt(selector -> IntStream.of(selector.ageFromYears(), selector.ageToYears()))
                .filter(age -> age > 0 && age < Selector.AGE_OPEN)
                .sorted()
                .distinct()
                .toArray();
        final Steps steps = new Steps(selectors);
        levelStep = steps.next(levels);
        ageStep = steps.next(ageEdges.length);
        statusStep = steps.next(Selector::status, PersonStatus.values());
        assistanceStep = steps.next(Selector::assistanceClass, AssistanceClass.values());
        gradeStep = steps.next(Selector::grade, ContributionGrade.values());
        categoryStep = steps.next(Selector::category, BenefitCategory.values());
        cellCount = steps.product <= CELLS_MAX ? (int) steps.product : 0;
    }

    /** Numbers in all; 0 if there would be too many. */
    int cellCount() {
        return cellCount;
    }

    /** The number of a bill, 0 … cellCount − 1, or {@link #OUTSIDE}. */
    int cellOf(final BenefitContext context) {
        if (cellCount == 0 || context.ageYears < 0 || context.ageYears >= Selector.AGE_OPEN) {
            return OUTSIDE;
        }
        return levelSlot(context.level) * levelStep
                + ageSlot(context.ageYears) * ageStep
                + slot(context.status) * statusStep
                + slot(context.assistanceClass) * assistanceStep
                + slot(context.grade) * gradeStep
                + slot(context.category) * categoryStep;
    }

    /** Makes a context one that has this number. */
    void stand(final int cell, final BenefitContext context) {
        final int age = slotIn(cell, ageStep, ageEdges.length);
        context.set(
                slotIn(cell, levelStep, levels) - 1,
                value(cell, statusStep, PersonStatus.values()),
                age == 0 ? 0 : ageEdges[age - 1],
                value(cell, assistanceStep, AssistanceClass.values()),
                value(cell, gradeStep, ContributionGrade.values()),
                value(cell, categoryStep, BenefitCategory.values()),
                0);
    }

    /** Slot 0 is for every level that no row can name. */
    private int levelSlot(final int level) {
        return level >= 0 && level < levels ? level + 1 : 0;
    }

    private int ageSlot(final int ageYears) {
        int slot = 0;
        while (slot < ageEdges.length && ageYears >= ageEdges[slot]) {
            slot++;
        }
        return slot;
    }

    private static int slot(final Enum<?> key) {
        return key == null ? 0 : key.ordinal() + 1;
    }

    private static int slotIn(final int cell, final int step, final int values) {
        return step == 0 ? 0 : cell / step % (values + 1);
    }

    private static <E> E value(final int cell, final int step, final E[] values) {
        final int slot = slotIn(cell, step, values.length);
        return slot == 0 ? null : values[slot - 1];
    }

    /** How far apart two neighbours in a key are numbered: 0 if no row names the key. */
    private static final class Steps {

        private final List<Selector> selectors;
        private long product = 1;

        Steps(final List<Selector> selectors) {
            this.selectors = selectors;
        }

        <E> int next(final Function<Selector, E> key, final E[] values) {
            return next(selectors.stream().map(key).anyMatch(Objects::nonNull) ? values.length : 0);
        }

        int next(final int values) {
            if (values == 0) {
                return 0;
            }
            final int step = (int) product;
            product = Math.multiplyExact(product, values + 1);
            return step;
        }
    }
}
