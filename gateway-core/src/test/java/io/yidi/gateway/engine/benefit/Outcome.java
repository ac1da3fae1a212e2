package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a calculation came to, in a form that can be compared and printed. */
public record Outcome(
        ResultCode code,
        String plan,
        boolean illustrative,
        Map<String, Long> funds,
        List<Year> years,
        Map<String, Long> contributions) {

    /** One benefit year of it. */
    public record Year(
            int benefitYear,
            List<Long> parts,
            long firstSelfPayFen,
            long deductibleFen,
            long poolFen,
            long fundTotalFen,
            long personalFen,
            long accountFen,
            long cashFen) {}

    static Outcome failed(final ResultCode code, final String plan) {
        return new Outcome(code, plan, false, Map.of(), List.of(), Map.of());
    }

    static Outcome of(final BenefitResult result) {
        final Map<String, Long> funds = new LinkedHashMap<>();
        for (int i = 0; i < result.fundCount(); i++) {
            funds.put(result.fund(i).code(), result.fundFen(i));
        }
        final List<Year> years = new ArrayList<>();
        for (int i = 0; i < result.yearCount(); i++) {
            years.add(year(result.benefitYear(i), result.year(i)));
        }
        final Map<String, Long> contributions = new TreeMap<>();
        for (int i = 0; i < result.contributionCount(); i++) {
            contributions.merge(key(result.counterId(i), result.period(i)), result.deltaFen(i), Long::sum);
        }
        final String plan = result.plan() == null ? "" : result.plan().id();
        return new Outcome(result.code(), plan, result.illustrative(), funds, years, contributions);
    }

    /** Names a counter of a period. */
    public static String key(final long counterId, final int period) {
        return Long.toHexString(counterId) + "@" + period;
    }

    private static Year year(final int benefitYear, final BenefitAmounts amounts) {
        final BillParts parts = amounts.parts;
        return new Year(
                benefitYear,
                List.of(parts.inScopeFen, parts.preSelfPayFen, parts.overLimitFen, parts.ownPayFen),
                amounts.firstSelfPayFen,
                amounts.deductibleFen,
                amounts.poolFen,
                amounts.fundTotalFen,
                amounts.personalFen,
                amounts.accountFen,
                amounts.cashFen);
    }
}
