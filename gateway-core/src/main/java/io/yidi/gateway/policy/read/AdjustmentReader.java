package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Reduction;
import io.yidi.gateway.policy.pack.PackModel.Tilt;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Reads what tilts or reduces a plan's ratios: {@code statusRules} and {@code reductions}. */
final class AdjustmentReader {

    private static final String ANY = "*";

    private final PlanScope scope;

    AdjustmentReader(final PlanScope scope) {
        this.scope = scope;
    }

    List<Tilt> statusRules(final BlockReader plan) {
        final SelectorReader selectors = new SelectorReader(scope.levels());
        final List<Tilt> tilts = new ArrayList<>();
        if (plan.has("statusRules")) {
            for (final BlockReader row : plan.blocks("statusRules")) {
                try (row) {
                    final boolean inForce = scope.isInForce(row);
                    final Selector selector = selectors.read(row);
                    final StatusRule.Kind kind = row.choice("rule", StatusRule.Kind.class);
                    final int valueBp = kind == StatusRule.Kind.POINTS ? row.pointsBp("value") : row.ratioBp("value");
                    final Tilt tilt = new Tilt(selector, kind, valueBp, scope.source(row, null));
                    if (inForce) {
                        tilts.add(tilt);
                    }
                }
            }
        }
        return tilts;
    }

    List<Reduction> reductions(final BlockReader plan) {
        final Map<BenefitCategory, Reduction> named = new EnumMap<>(BenefitCategory.class);
        final Map<BenefitCategory, Reduction> others = new EnumMap<>(BenefitCategory.class);
        for (final BlockReader row : plan.blocks("reductions")) {
            try (row) {
                if (row.text("category").equals(ANY)) {
                    for (final BenefitCategory category : BenefitCategory.values()) {
                        put(others, row, category);
                    }
                } else if (row.has("category")) {
                    put(named, row, row.choice("category", BenefitCategory.class));
                }
            }
        }
        others.forEach(named::putIfAbsent);
        reportMissing(plan, named);
        return List.copyOf(named.values());
    }

    private void put(
            final Map<BenefitCategory, Reduction> rows, final BlockReader row, final BenefitCategory category) {
        final boolean inForce = scope.isInForce(row);
        final Reduction reduction = reduction(row, category);
        if (inForce && rows.putIfAbsent(category, reduction) != null) {
            final Place place = row.faults().placeOf(row.node());
            row.faults().add(place, ResultCode.PACK_ROWS_TIE, row.path(), "each category once", "a second row for it");
        }
    }

    private Reduction reduction(final BlockReader row, final BenefitCategory category) {
        final ReductionRule.Kind kind = row.choice("rule", ReductionRule.Kind.class, ReductionRule.Kind.NONE);
        row.required("rule");
        final int valueBp = switch (kind) {
            case NONE -> 0;
            case POINTS -> row.pointsBp("value");
            case FACTOR, FIRST_SELF_PAY -> row.ratioBp("value");
        };
        final Reduction reduction = new Reduction(category, kind, valueBp, scope.source(row, null));
        scope.remember(reduction, row.faults().placeOf(row.node()));
        return reduction;
    }

    private static void reportMissing(final BlockReader plan, final Map<BenefitCategory, Reduction> rows) {
        final EnumSet<BenefitCategory> missing = EnumSet.allOf(BenefitCategory.class);
        missing.removeIf(category -> !category.isReductionStated() || rows.containsKey(category));
        if (plan.has("reductions") && !missing.isEmpty()) {
            plan.faults()
                    .add(
                            plan.required("reductions").orElseThrow(),
                            ResultCode.PACK_FIELD_MISSING,
                            plan.pathOf("reductions"),
                            "a row for each category or for \"*\"",
                            "none for " + missing);
        }
    }
}
