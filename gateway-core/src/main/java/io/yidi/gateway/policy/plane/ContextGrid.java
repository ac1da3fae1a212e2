package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.PersonStatus;
import java.util.Arrays;

/**
 * 情形编号: numbers the bills that the rows of a table can tell apart, so that a bill's row is found without a look at the
 * others. A key that no row names does not count. Immutable; {@link #cellOf} allocates nothing.
 */
final class ContextGrid {

    /** The bill has no number: its row has to be searched. */
    static final int OUTSIDE = -1;

    /** Most numbers; the bills of a table that tells more apart have none. */
    static final int CELLS_MAX = 1_024;

    private static final PersonStatus[] STATUSES = PersonStatus.values();
    private static final AssistanceClass[] ASSISTANCE = AssistanceClass.values();
    private static final ContributionGrade[] GRADES = ContributionGrade.values();
    private static final BenefitCategory[] CATEGORIES = BenefitCategory.values();

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
    ContextGrid(final KeyedRows.Row<?>[] rows) {
        final Named named = new Named();
        for (final KeyedRows.Row<?> row : rows) {
            named.by(row.selector());
        }
        levels = named.levels;
        ageEdges = named.ageEdges;
        final Steps steps = new Steps();
        levelStep = steps.next(levels);
        ageStep = steps.next(ageEdges.length);
        statusStep = steps.next(named.isStatus ? STATUSES.length : 0);
        assistanceStep = steps.next(named.isAssistance ? ASSISTANCE.length : 0);
        gradeStep = steps.next(named.isGrade ? GRADES.length : 0);
        categoryStep = steps.next(named.isCategory ? CATEGORIES.length : 0);
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
                value(cell, statusStep, STATUSES),
                age == 0 ? 0 : ageEdges[age - 1],
                value(cell, assistanceStep, ASSISTANCE),
                value(cell, gradeStep, GRADES),
                value(cell, categoryStep, CATEGORIES),
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

    /** Keys that some row names. */
    private static final class Named {

        private int levels;
        private int[] ageEdges = {};
        private boolean isStatus;
        private boolean isAssistance;
        private boolean isGrade;
        private boolean isCategory;

        void by(final Selector selector) {
            levels = Math.max(levels, selector.level() + 1);
            edge(selector.ageFromYears());
            edge(selector.ageToYears());
            isStatus |= selector.status() != null;
            isAssistance |= selector.assistanceClass() != null;
            isGrade |= selector.grade() != null;
            isCategory |= selector.category() != null;
        }

        /** Ages before the first and behind the last are not looked up by number. */
        private void edge(final int age) {
            if (age > 0 && age < Selector.AGE_OPEN && Arrays.binarySearch(ageEdges, age) < 0) {
                ageEdges = Arrays.copyOf(ageEdges, ageEdges.length + 1);
                ageEdges[ageEdges.length - 1] = age;
                Arrays.sort(ageEdges);
            }
        }
    }

    /** How far apart two neighbours in a key are numbered: 0 if no row names the key. */
    private static final class Steps {

        private long product = 1;

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
