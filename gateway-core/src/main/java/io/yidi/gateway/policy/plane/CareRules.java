package io.yidi.gateway.policy.plane;

import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/** 就医地管理规定表: the rules of places of care, found by place and day. Immutable; days since 1970-01-01. */
public final class CareRules {

    /** Nobody lays down anything. */
    public static final CareRules NONE = new CareRules(List.of());

    private static final int SHORTEST_PREFIX = 10;
    private static final int DIGITS_OF_A_STEP = 100;

    private final Int2ObjectHashMap<CareRule[]> byPrefix = new Int2ObjectHashMap<>();

    /**
     * Makes the table.
     *
     * @param rules in any order
     */
    public CareRules(final List<CareRule> rules) {
        rules.stream()
                .map(CareRule::areaPrefix)
                .distinct()
                .forEach(prefix -> byPrefix.put(
                        Integer.parseInt(prefix),
                        rules.stream()
                                .filter(rule -> rule.areaPrefix().equals(prefix))
                                .toArray(CareRule[]::new)));
    }

    /**
     * The rule of a place.
     *
     * @param area six-digit code as a number
     * @param epochDay day of the visit
     * @return that of the longest prefix that has one for the day, else {@link CareRule#ANY}
     */
    public CareRule of(final int area, final int epochDay) {
        for (int prefix = area; prefix >= SHORTEST_PREFIX; prefix /= DIGITS_OF_A_STEP) {
            final CareRule[] rules = byPrefix.get(prefix);
            for (int i = 0; rules != null && i < rules.length; i++) {
                if (rules[i].covers(epochDay)) {
                    return rules[i];
                }
            }
        }
        return CareRule.ANY;
    }
}
