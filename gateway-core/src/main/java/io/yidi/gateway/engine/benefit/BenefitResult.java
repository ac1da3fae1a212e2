package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.protocol.ResultCode;

/**
 * 待遇计算结果: amounts of the bill and of each of its benefit years, the funds, and what the settlement adds to each
 * counter (a refund subtracts exactly that, INV-10).
 *
 * <p>Mutable and reused by its single owner: filled by {@link BenefitCalculator}, read by others until the next bill.
 * Everything but {@link #code()} and {@link #plan()} is empty unless the code is {@code DONE}.
 */
public final class BenefitResult {

    /** Most benefit years one stay can count in; a longer one has no plan. */
    public static final int YEARS_MAX = 16;

    /** Most funds of one bill. */
    public static final int FUNDS_MAX = YEARS_MAX * (1 + Plan.LAYERS_MAX);

    /** Most counters one bill adds to. */
    public static final int CONTRIBUTIONS_MAX = YEARS_MAX * (5 + Plan.CAPS_MAX + 2 * Plan.LAYERS_MAX);

    /** Most counters of refunds one bill can name. */
    public static final int REFUND_MARKS_MAX = YEARS_MAX * Plan.LAYERS_MAX;

    private final BenefitAmounts total = new BenefitAmounts();
    private final BenefitAmounts[] years = new BenefitAmounts[YEARS_MAX];
    private final int[] benefitYears = new int[YEARS_MAX];
    private final Fund[] funds = new Fund[FUNDS_MAX];
    private final long[] fundFen = new long[FUNDS_MAX];
    private final long[] counterIds = new long[CONTRIBUTIONS_MAX];
    private final int[] periods = new int[CONTRIBUTIONS_MAX];
    private final long[] deltaFen = new long[CONTRIBUTIONS_MAX];
    private final long[] refundMarkIds = new long[REFUND_MARKS_MAX];
    private final int[] refundMarkPeriods = new int[REFUND_MARKS_MAX];
    private ResultCode code;
    private Plan plan;
    private boolean illustrative;
    private int yearCount;
    private int fundCount;
    private int contributionCount;
    private int refundMarkCount;

    /** Makes an empty result. */
    public BenefitResult() {
        for (int i = 0; i < YEARS_MAX; i++) {
            years[i] = new BenefitAmounts();
        }
    }

    /**
     * How it ended.
     *
     * @return {@code DONE}, {@code PLAN_MISSING} or {@code PLAN_ROW_MISSING}
     */
    public ResultCode code() {
        return code;
    }

    /**
     * The plan applied, of the last year segment.
     *
     * @return {@code null} with {@code PLAN_MISSING}
     */
    public Plan plan() {
        return plan;
    }

    /**
     * Whether a figure that decided the amounts is not verified.
     *
     * @return true if the amounts are for illustration only
     */
    public boolean illustrative() {
        return illustrative;
    }

    /**
     * Amounts of the whole bill.
     *
     * @return owned by this result
     */
    public BenefitAmounts total() {
        return total;
    }

    /**
     * Number of benefit years the bill counts in.
     *
     * @return at least 1
     */
    public int yearCount() {
        return yearCount;
    }

    /**
     * A benefit year.
     *
     * @param index 0 … yearCount − 1, rising
     * @return named by the calendar year it begins in
     */
    public int benefitYear(final int index) {
        return benefitYears[index];
    }

    /**
     * Amounts of a benefit year.
     *
     * @param index 0 … yearCount − 1
     * @return owned by this result
     */
    public BenefitAmounts year(final int index) {
        return years[index];
    }

    /**
     * Number of funds: the pool, then every layer that is enabled and pays for this person, even if it paid nothing.
     *
     * @return at least 1
     */
    public int fundCount() {
        return fundCount;
    }

    /**
     * A fund.
     *
     * @param index 0 … fundCount − 1; 0 is the pool
     * @return who pays
     */
    public Fund fund(final int index) {
        return funds[index];
    }

    /**
     * What a fund pays over all years.
     *
     * @param index 0 … fundCount − 1
     * @return fen
     */
    public long fundFen(final int index) {
        return fundFen[index];
    }

    /**
     * Number of counters the settlement adds to.
     *
     * @return 0 … {@link #CONTRIBUTIONS_MAX}
     */
    public int contributionCount() {
        return contributionCount;
    }

    /**
     * Counter of a contribution.
     *
     * @param index 0 … contributionCount − 1
     * @return as {@code CounterId} makes it
     */
    public long counterId(final int index) {
        return counterIds[index];
    }

    /**
     * Period of a contribution.
     *
     * @param index 0 … contributionCount − 1
     * @return as {@code CivilDate.periodOf} numbers it
     */
    public int period(final int index) {
        return periods[index];
    }

    /**
     * What is added to the counter.
     *
     * @param index 0 … contributionCount − 1
     * @return fen, or 1 for a stay; never 0
     */
    public long deltaFen(final int index) {
        return deltaFen[index];
    }

    /**
     * Number of counters of refunds that a refund of this bill raises: one for each layer and year it counts in.
     *
     * @return 0 … {@link #REFUND_MARKS_MAX}
     */
    public int refundMarkCount() {
        return refundMarkCount;
    }

    /**
     * A counter of refunds.
     *
     * @param index 0 … refundMarkCount − 1
     * @return its id
     */
    public long refundMarkId(final int index) {
        return refundMarkIds[index];
    }

    /**
     * The period of a counter of refunds.
     *
     * @param index 0 … refundMarkCount − 1
     * @return number of the period
     */
    public int refundMarkPeriod(final int index) {
        return refundMarkPeriods[index];
    }

    void clear() {
        code = null;
        plan = null;
        illustrative = false;
        yearCount = 0;
        fundCount = 0;
        contributionCount = 0;
        refundMarkCount = 0;
        total.clear();
    }

    void fail(final ResultCode reason, final Plan failedPlan) {
        clear();
        code = reason;
        plan = failedPlan;
    }

    void succeed() {
        code = ResultCode.DONE;
        for (int i = 0; i < yearCount; i++) {
            total.add(years[i]);
        }
    }

    void noteTrust(final boolean illustrativeYear) {
        illustrative |= illustrativeYear;
    }

    BenefitAmounts openYear(final int benefitYear, final Plan yearPlan) {
        plan = yearPlan;
        benefitYears[yearCount] = benefitYear;
        final BenefitAmounts year = years[yearCount++];
        year.clear();
        return year;
    }

    void addFund(final Fund fund, final long paidFen) {
        for (int i = 0; i < fundCount; i++) {
            if (funds[i].code().equals(fund.code())) {
                fundFen[i] += paidFen;
                return;
            }
        }
        funds[fundCount] = fund;
        fundFen[fundCount++] = paidFen;
    }

    int findContribution(final int from, final long counterId, final int period) {
        for (int i = from; i < contributionCount; i++) {
            if (counterIds[i] == counterId && periods[i] == period) {
                return i;
            }
        }
        return contributionCount;
    }

    void addContribution(final int index, final long counterId, final int period, final long delta) {
        if (index == contributionCount) {
            counterIds[index] = counterId;
            periods[index] = period;
            deltaFen[index] = 0;
            contributionCount++;
        }
        deltaFen[index] += delta;
    }

    void addRefundMark(final long counterId, final int period) {
        refundMarkIds[refundMarkCount] = counterId;
        refundMarkPeriods[refundMarkCount++] = period;
    }
}
