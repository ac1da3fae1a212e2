package io.yidi.gateway.policy.plane;

import java.util.List;

/** 区划前缀: a province (2 digits), city (4) or county (6) as the first digits of a six-digit area code. */
public final class AreaPrefix {

    private static final int[] DIVISOR_BY_LENGTH = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private AreaPrefix() {}

    /**
     * Whether an area lies within a prefix.
     *
     * @param prefix 1 … 6 digits
     * @param area six-digit code as a number
     * @return true if the code begins with the prefix
     */
    public static boolean covers(final String prefix, final int area) {
        return area / DIVISOR_BY_LENGTH[prefix.length()] == Integer.parseInt(prefix);
    }

    /**
     * Whether an area lies within one of some prefixes.
     *
     * @param prefixes 1 … 6 digits each
     * @param area six-digit code as a number
     * @return true if the code begins with one of them
     */
    public static boolean anyCovers(final List<String> prefixes, final int area) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (covers(prefixes.get(i), area)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The province of an area.
     *
     * @param area six-digit code as a number
     * @return its first two digits as a number
     */
    public static int provinceOf(final int area) {
        return area / DIVISOR_BY_LENGTH[2];
    }

    /**
     * Whether an area lies within another: 130000 holds all of 13, 130100 all of 1301, 130102 only itself.
     *
     * @param outer six-digit code; trailing pairs of zeros stand for everything below
     * @param area six-digit code
     * @return true if the outer area contains it
     */
    public static boolean contains(final int outer, final int area) {
        if (outer % 10_000 == 0) {
            return outer / 10_000 == area / 10_000;
        }
        if (outer % 100 == 0) {
            return outer / 100 == area / 100;
        }
        return outer == area;
    }
}
