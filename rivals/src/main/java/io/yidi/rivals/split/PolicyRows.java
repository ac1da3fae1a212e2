package io.yidi.rivals.split;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.PersonStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * 政策行: the figures of the compiled plan as plain rows, so that everybody computes with those of the shipped pack.
 *
 * @param deductibleFen by number of the stay in the year; the last holds for all later ones
 * @param bands of the pool, by level, rising
 * @param poolCapFen most the pool pays in a year
 * @param workingLayerBp what the large-expense fund pays of its base for working people
 * @param retiredLayerBp the same for retired people
 * @param layerCapFen most the large-expense fund pays in a year
 */
public record PolicyRows(
        List<Long> deductibleFen,
        List<BandRow> bands,
        long poolCapFen,
        int workingLayerBp,
        int retiredLayerBp,
        long layerCapFen) {

    private static final int ANY_AGE = 40;

    /**
     * 一段: what the pool pays of a stretch of the expense line.
     *
     * @param level of the hospital
     * @param fromFen where it begins
     * @param upToFen where it ends; {@link BandTable#OPEN} for the last
     * @param workingBp for working people
     * @param retiredBp for retired people, the tilt applied
     */
    public record BandRow(int level, long fromFen, long upToFen, int workingBp, int retiredBp) {

        /**
         * The ratio of a person.
         *
         * @param isRetired or working
         * @return basis points
         */
        public int ratioBp(final boolean isRetired) {
            return isRetired ? retiredBp : workingBp;
        }
    }

    /**
     * What the large-expense fund pays of its base.
     *
     * @param isRetired or working
     * @return basis points
     */
    public int layerBp(final boolean isRetired) {
        return isRetired ? retiredLayerBp : workingLayerBp;
    }

    /**
     * Takes the figures out of a plan.
     *
     * @param plan with one cap, and one layer of one band
     * @param levelCount of the region's scale
     * @return its rows
     * @throws IllegalArgumentException if the plan has rules that rows cannot hold
     */
    static PolicyRows of(final Plan plan, final int levelCount) {
        final List<LayerRule> layers =
                plan.layers().stream().filter(LayerRule::enabled).toList();
        if (plan.caps().size() != 1 || layers.size() != 1) {
            throw new IllegalArgumentException("expected a plan with one cap and one layer, found "
                    + plan.caps().size() + " and " + layers.size() + " in " + plan.id());
        }
        final LayerRule layer = layers.get(0);
        final BenefitContext anybody = context(0, PersonStatus.WORKING);
        final List<Long> deductibleFen = new ArrayList<>();
        for (final long amountFen : plan.deductible().amounts().find(anybody)) {
            deductibleFen.add(amountFen);
        }
        return new PolicyRows(
                List.copyOf(deductibleFen),
                bands(plan, levelCount),
                plan.caps().get(0).amount().find(anybody),
                onlyRatioBp(layer, PersonStatus.WORKING),
                onlyRatioBp(layer, PersonStatus.RETIRED),
                layer.capFen().find(anybody));
    }

    private static List<BandRow> bands(final Plan plan, final int levelCount) {
        final List<BandRow> rows = new ArrayList<>();
        for (int level = 0; level < levelCount; level++) {
            final BandTable table = plan.bands().find(context(level, PersonStatus.WORKING));
            for (int i = 0; i < table.count(); i++) {
                final long fromFen = i == 0 ? 0 : table.upToFen(i - 1);
                rows.add(new BandRow(
                        level, fromFen, table.upToFen(i), table.ratioBp(i), retiredBp(plan, level, table.ratioBp(i))));
            }
        }
        return List.copyOf(rows);
    }

    private static int retiredBp(final Plan plan, final int level, final int tableBp) {
        final BenefitContext retired = context(level, PersonStatus.RETIRED);
        for (final StatusRule rule : plan.statusRules()) {
            if (rule.selector().matches(retired)) {
                return rule.apply(tableBp);
            }
        }
        return tableBp;
    }

    private static int onlyRatioBp(final LayerRule layer, final PersonStatus status) {
        final BandTable table = layer.bands().find(context(0, status));
        if (table.count() != 1) {
            throw new IllegalArgumentException("expected one band, found " + table.count() + " in " + layer.id());
        }
        return table.ratioBp(0);
    }

    private static BenefitContext context(final int level, final PersonStatus status) {
        return fill(new BenefitContext(), level, status);
    }

    static BenefitContext fill(final BenefitContext context, final int level, final PersonStatus status) {
        return context.set(
                level, status, ANY_AGE, AssistanceClass.NONE, ContributionGrade.NONE, BenefitCategory.LONG_TERM, 0);
    }
}
