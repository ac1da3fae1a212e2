package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.plane.ChangeLock;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.gateway.policy.yaml.BlockReader;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how many months a filing holds and how long it stands; {@code open} is a validity without an end. */
final class MonthsReader {

    private static final String OPEN = "open";
    private static final Pattern MONTHS = Pattern.compile("[1-9][0-9]{0,2}");

    private final String source;
    private final PlanScope scope;

    MonthsReader(final String source, final PlanScope scope) {
        this.source = source;
        this.scope = scope;
    }

    ValidityRule validity(final BlockReader filing, final String key) {
        final Optional<BlockReader> block = filing.optionalBlock(key);
        if (block.isEmpty()) {
            return ValidityRule.ANY;
        }
        try (BlockReader row = block.get()) {
            final ValidityRule rule = new ValidityRule(
                    of(row, "minMonths"),
                    of(row, "maxMonths"),
                    of(row, "months"),
                    row.flag("endChosen", true),
                    scope.source(row, source));
            checkOrder(row, rule);
            return rule;
        }
    }

    ChangeLock changeLock(final BlockReader filing) {
        final Optional<BlockReader> block = filing.optionalBlock("changeLock");
        if (block.isEmpty()) {
            return ChangeLock.NONE;
        }
        try (BlockReader row = block.get()) {
            row.required("months");
            return new ChangeLock(
                    of(row, "months"),
                    row.flag("commitmentOnly", false),
                    row.flag("proofUnlocks", false),
                    scope.source(row, source));
        }
    }

    /** A number of months; none if the key is missing or says so. */
    int of(final BlockReader row, final String key) {
        final String text = row.text(key, OPEN);
        if (text.equals(OPEN)) {
            return ValidityRule.UNBOUNDED;
        }
        if (!MONTHS.matcher(text).matches()) {
            row.wrong(key, "a number of months from 1 to 999, or open");
            return ValidityRule.UNBOUNDED;
        }
        return Integer.parseInt(text);
    }

    private static void checkOrder(final BlockReader row, final ValidityRule rule) {
        if (rule.maxMonths() != ValidityRule.UNBOUNDED && rule.maxMonths() < rule.minMonths()) {
            row.wrong("maxMonths", "not less than minMonths");
        } else if (rule.maxMonths() != ValidityRule.UNBOUNDED
                && (rule.defaultMonths() == ValidityRule.UNBOUNDED || rule.defaultMonths() > rule.maxMonths())) {
            row.wrong("months", "at most maxMonths");
        } else if (rule.defaultMonths() != ValidityRule.UNBOUNDED && rule.defaultMonths() < rule.minMonths()) {
            row.wrong("months", "at least minMonths");
        }
    }
}
