package io.yidi.gateway.reconciled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Days that were compared, made up for tests: some institutions, two places, two insurances, two clearing types. */
public final class ReconciledDays {

    private static final CauseText AMOUNT = new CauseText("金额不一致", "amounts differ", "以网关结算单为准", "look it up");

    private ReconciledDays() {}

    /** A day with groups of so many institutions and so many differences, all of the first institution. */
    public static ReconciledDay day(final String day, final int institutions, final int differences) {
        final List<ReconciledGroup> groups = groups(institutions, differences);
        return ReconciledDay.bounded(
                new ReconciledDay.Head(
                        day,
                        day + "T06:05:04",
                        4_711,
                        differences == 0,
                        List.of(),
                        List.of("platform.csv 9 1"),
                        Map.of("GATEWAY-HOSPITAL", (long) differences),
                        sum(groups)),
                List.of(new ReconciledBatch(
                        "GATEWAY",
                        "HOSPITAL",
                        institution(1),
                        differences == 0 ? "MATCHED" : "DIFFERENT",
                        day + "T06:05:04",
                        "",
                        "")),
                groups,
                differences(differences),
                differences == 0 ? Map.of() : Map.of("AMOUNT", AMOUNT));
    }

    /** What groups come to. */
    static ThreeSides sum(final List<ReconciledGroup> groups) {
        return groups.stream().map(ReconciledGroup::sides).reduce(ThreeSides.NONE, ThreeSides::plus);
    }

    private static List<ReconciledGroup> groups(final int institutions, final int differences) {
        final List<ReconciledGroup> groups = new ArrayList<>();
        for (int i = 1; i <= institutions; i++) {
            for (final String place : List.of("120000", "410800")) {
                for (final String insurance : List.of("310", "390")) {
                    for (final String clearing : List.of("11", "21")) {
                        final boolean isFirst = groups.isEmpty();
                        groups.add(new ReconciledGroup(
                                institution(i),
                                place,
                                insurance,
                                clearing,
                                sides(groups.size(), isFirst ? differences : 0),
                                isFirst ? differences : 0));
                    }
                }
            }
        }
        return groups;
    }

    private static ThreeSides sides(final int seed, final int differences) {
        final SideTotal here = new SideTotal(3, 1_000_01 + seed * 1_003L, 600_07 + seed, 11, 399_83 + seed * 1_002L);
        return new ThreeSides(here, here.plus(new SideTotal(0, differences, 0, 0, differences)), here);
    }

    private static List<ReconciledDifference> differences(final int count) {
        final List<ReconciledDifference> differences = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            differences.add(new ReconciledDifference(
                    "GATEWAY",
                    "HOSPITAL",
                    institution(1),
                    "120000",
                    "310",
                    "11",
                    Integer.toString(70_000 + i),
                    i % 5 == 0,
                    i % 3 == 0 ? "" : "M" + i,
                    "AMOUNT_DIFF",
                    10_000,
                    10_001,
                    "medfee_sumamt",
                    "AMOUNT"));
        }
        return differences;
    }

    private static String institution(final int number) {
        return "H" + (11_010_500_000L + number);
    }
}
