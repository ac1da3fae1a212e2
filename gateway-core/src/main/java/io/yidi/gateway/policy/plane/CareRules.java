package io.yidi.gateway.policy.plane;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** 就医地管理规定表: the rules of places of care, found by place and day. Immutable; days since 1970-01-01. */
public final class CareRules {

    /** Nobody lays down anything. */
    public static final CareRules NONE = new CareRules(List.of());

    private static final int PROVINCES = 100;

    /** By the province's two digits; longer prefixes first. */
    private final CareRule[][] byProvince = new CareRule[PROVINCES][];

    /**
     * Makes the table.
     *
     * @param rules in any order
     */
    public CareRules(final List<CareRule> rules) {
        for (int province = 0; province < PROVINCES; province++) {
            final String digits = String.format(Locale.ROOT, "%02d", province);
            byProvince[province] = rules.stream()
                    .filter(rule -> rule.areaPrefix().startsWith(digits))
                    .sorted(Comparator.comparingInt(rule -> -rule.areaPrefix().length()))
                    .toArray(CareRule[]::new);
        }
    }

    /**
     * The rule of a place.
     *
     * @param area six-digit code as a number
     * @param epochDay day of the visit
     * @return that of the longest prefix that has one for the day, else {@link CareRule#ANY}
     */
    public CareRule of(final int area, final int epochDay) {
        for (final CareRule rule : byProvince[AreaPrefix.provinceOf(area)]) {
            if (rule.covers(epochDay) && AreaPrefix.covers(rule.areaPrefix(), area)) {
                return rule;
            }
        }
        return CareRule.ANY;
    }
}
