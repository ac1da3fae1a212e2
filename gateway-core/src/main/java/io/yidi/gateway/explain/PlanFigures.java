package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.FigureSource;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.KeyedRows.Row;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 方案数字: the figures of a plan that hold for one bill, each with its source. */
final class PlanFigures {

    private final Plan plan;
    private final List<String> levelNames;
    private final BenefitContext context;

    PlanFigures(final Plan plan, final List<String> levelNames, final BenefitContext context) {
        this.plan = plan;
        this.levelNames = levelNames;
        this.context = context;
    }

    /** The value that holds: of the rows that fit, the one that names most. */
    <T> T value(final KeyedRows<T> rows) {
        return row(rows, context).value();
    }

    /** The value that would hold for another bill of the person. */
    <T> T value(final KeyedRows<T> rows, final BenefitContext otherContext) {
        return row(rows, otherContext).value();
    }

    /** Source of the figure that holds. */
    Basis source(final String path, final KeyedRows<?> rows) {
        return source(path + keys(row(rows, context).selector()));
    }

    /** Source of the figure that holds, or {@code null} if no row is for the bill. */
    Basis sourceIfAny(final String path, final KeyedRows<?> rows) {
        return rows.rows().stream().anyMatch(row -> row.selector().matches(context)) ? source(path, rows) : null;
    }

    /** Source of one band of the table that holds. */
    Basis bandSource(final String path, final KeyedRows<?> rows, final int band) {
        return source(path + keys(row(rows, context).selector()) + "/" + (band + 1));
    }

    /** Source of a figure for certain people. */
    Basis source(final String path, final Selector selector) {
        return source(path + keys(selector));
    }

    /** Source of a figure by its full path, or {@code null} if the plan has none. */
    Basis source(final String path) {
        final FigureSource source = plan.sources().get(path);
        return source == null ? null : Basis.of(path, source);
    }

    private <T> Row<T> row(final KeyedRows<T> rows, final BenefitContext of) {
        return rows.rows().stream()
                .filter(row -> row.selector().matches(of))
                .max(Comparator.comparingInt(row -> row.selector().specificity()))
                .orElseThrow(() -> new RowMissingException(ResultCode.PLAN_ROW_MISSING, plan.id()));
    }

    /** Keys of a row as the plan's source paths write them. */
    private String keys(final Selector selector) {
        final List<String> keys = new ArrayList<>();
        addIfGiven(keys, selector.level() == Selector.ANY_LEVEL ? null : levelNames.get(selector.level()));
        addIfGiven(keys, selector.status());
        addIfGiven(keys, ages(selector));
        addIfGiven(keys, selector.assistanceClass());
        addIfGiven(keys, selector.grade());
        addIfGiven(keys, selector.category());
        return keys.isEmpty() ? "" : "[" + String.join(", ", keys) + "]";
    }

    private static String ages(final Selector selector) {
        if (selector.ageToYears() == Selector.AGE_OPEN) {
            return selector.ageFromYears() == 0 ? null : "age " + selector.ageFromYears() + "+";
        }
        return "age " + selector.ageFromYears() + "-" + (selector.ageToYears() - 1);
    }

    private static void addIfGiven(final List<String> keys, final Object key) {
        if (key != null) {
            keys.add(key.toString());
        }
    }
}
