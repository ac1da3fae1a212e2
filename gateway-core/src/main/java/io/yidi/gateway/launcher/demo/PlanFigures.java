package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.KeyedRows.Row;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** The value that holds. */
    <T> T value(final KeyedRows<T> rows) {
        return row(rows).value();
    }

    /** Source of the figure that holds. */
    String source(final String path, final KeyedRows<?> rows) {
        return source(path + keys(row(rows).selector()));
    }

    /** Source of one band of the table that holds. */
    String bandSource(final String path, final KeyedRows<?> rows, final int band) {
        return source(path + keys(row(rows).selector()) + "/" + (band + 1));
    }

    /** Source of a figure for certain people. */
    String source(final String path, final Selector selector) {
        return source(path + keys(selector));
    }

    /** Source of a figure by its full path. */
    String source(final String path) {
        final String source = plan.sources().get(path);
        if (source == null) {
            throw new DemoFailedException(plan.id() + ": expected a source for " + path + ", found "
                    + plan.sources().keySet());
        }
        return source;
    }

    /** Source of the cap that holds. */
    String capSource(final CapRule cap) {
        final String keys = keys(row(cap.amount()).selector());
        return plan.sources().entrySet().stream()
                .filter(source ->
                        source.getKey().startsWith("cap/") && source.getKey().endsWith(keys))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new DemoFailedException(plan.id() + ": expected a source for its cap, found none"));
    }

    private <T> Row<T> row(final KeyedRows<T> rows) {
        return rows.rows().stream()
                .filter(row -> row.selector().matches(context))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException(plan.id() + ": expected a row for the person, found none"));
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
