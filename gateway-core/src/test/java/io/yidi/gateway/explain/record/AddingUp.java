package io.yidi.gateway.explain.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what an explanation shows, level by level, from its printed amounts alone. */
final class AddingUp {

    private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    private final Set<String> rounded = new TreeSet<>();
    private final String all;

    private AddingUp(final Explanation explanation) {
        for (final Step step : explanation.steps()) {
            if (step.amount().startsWith("≈")) {
                rounded.add(step.id());
            }
            if (step.amount().matches("≈?-?[0-9]+[.][0-9]+")) {
                amounts.put(step.id(), new BigDecimal(step.amount().replace("≈", "")));
            }
        }
        all = explanation.steps().stream()
                .map(step -> step.id() + " " + step.amount())
                .toList()
                .toString();
    }

    /** Checks every level: lines, categories, parts, bands, funds, person, years, the whole. */
    static void check(final Explanation explanation) {
        new AddingUp(explanation).check();
    }

    private void check() {
        final BigDecimal total = amount("scope/total");
        same("four parts", total, sum("scope/(in-scope|pre-self-pay|over-limit|own-pay)"));
        sameIfThere("lines", total, "scope/line/[0-9]+");
        sameIfThere("fee categories", total, "scope/category/[0-9]+");
        same("the whole", total, amount("sum/total"));
        final Set<String> years = new TreeSet<>();
        amounts.keySet().stream().filter(id -> id.startsWith("year/")).forEach(id -> years.add(id.substring(0, 9)));
        if (amounts.containsKey("person/personal")) {
            same("funds and person", total, sum("funds/.*").add(amount("person/personal")));
            same("account and cash", amount("person/personal"), sum("person/(account|cash)"));
            sameIfThere("years", total, "year/[0-9]+/total");
        } else {
            years.forEach(year -> checkYear(year, years.size() == 1 ? total : amount(year + "/total")));
            sameIfThere("years", total, years.size() == 1 ? "none" : "year/[0-9]+/total");
        }
    }

    private void checkYear(final String year, final BigDecimal total) {
        final BigDecimal funds = amount(year + "/pool/paid").add(sum(year + "/layer/[^/]+/paid"));
        same(year + " funds and person", total, funds.add(amount(year + "/person/personal")));
        same(year + " account and cash", amount(year + "/person/personal"), sum(year + "/person/(account|cash)"));
        final boolean isCapped = amounts.containsKey(year + "/pool/cap") || all.contains(year + "/pool/cap ");
        final boolean isExact = rounded.stream().noneMatch(id -> id.startsWith(year + "/pool/band"));
        if (!isCapped && isExact) {
            same(
                    year + " bands of the pool",
                    amount(year + "/pool/paid"),
                    sum(year + "/pool/band/[0-9]+").setScale(2, RoundingMode.HALF_UP));
        }
    }

    private void sameIfThere(final String what, final BigDecimal expected, final String ids) {
        if (amounts.keySet().stream().anyMatch(id -> id.matches(ids))) {
            same(what, expected, sum(ids));
        }
    }

    private void same(final String what, final BigDecimal expected, final BigDecimal found) {
        assertEquals(0, expected.compareTo(found), () -> what + ": expected " + expected + ", found " + found + all);
    }

    private BigDecimal amount(final String id) {
        final BigDecimal amount = amounts.get(id);
        if (amount == null) {
            throw new AssertionError("expected an amount of " + id + ", found none in " + all);
        }
        return amount;
    }

    private BigDecimal sum(final String ids) {
        return amounts.entrySet().stream()
                .filter(entry -> entry.getKey().matches(ids))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
